using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Rounds.Pages;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>The decision book: what a round divides, by what rule, to whom and why, and how the lot was drawn.</summary>
public static class RoundBookPdf
{
    /// <param name="now">UTC.</param>
    public static byte[] Make(RoundFileShown file, DateTime now, Texts L)
    {
        var round = file.Round;
        var title = $"{L[file.Call.Title]}, {L["ronde", "round"]} {round.Number}";
        var pdf = new PdfLetter(title, L.Tag, title, file.Proposal?.DecidedAt ?? file.Proposal?.ProposedAt ?? now, (page, pages) =>
            L[$"pagina {page} van {pages}", $"page {page} of {pages}"]
        )
            .Heading(L["Beslissingsboek", "Decision book"])
            .Paragraph(title)
            .Facts(Facts(file, L));
        if (file.Result is not { } result)
            return pdf.Paragraph(L[file.AtHand!.Cannot!.Text]).ToBytes();
        pdf = Lines(pdf, file, L, L["Wie iets krijgt", "Who gets something"], o => o.Amount.IsPositive);
        pdf = Lines(pdf, file, L, L["Reservelijst", "Reserve list"], o => o.State == OutcomeState.Reserve);
        pdf = Lines(pdf, file, L, L["Wie niets krijgt", "Who gets nothing"], o => ProposeRound.KindOf(o) == LineOutcome.Refused);
        pdf = Lines(pdf, file, L, L["Wie niet meedoet", "Who takes no part"], o => o.Candidate.Excluded is not null);
        pdf = Groups(pdf, L, L["Per provincie", "By province"], file.By(c => c.Province));
        pdf = Groups(pdf, L, L["Per soort bestuur", "By class"], file.By(c => c.Class));
        return Draw(pdf, file, L).ToBytes();
    }

    private static IEnumerable<(string, string)> Facts(RoundFileShown file, Texts L)
    {
        if (file.Result is { } result)
        {
            yield return (L["Te verdelen", "To be divided"], Euro(result.Round.Envelope, L));
            yield return (L["Toegekend", "Awarded"], Euro(result.Awarded, L));
            yield return (L["Blijft over", "Left"], Euro(result.Left, L));
        }
        yield return (
            L["Verdeling", "Allocation"],
            Core.Allocation.Commands.RoundFile.NameOf((file.Result?.Round ?? file.AtHand!.Rule).Method)
        );
        if (file.Proposal is { } proposal)
        {
            yield return (
                L["Voorgesteld door", "Proposed by"],
                $"{file.NameOf(proposal.ProposedBy)}, {RoundPageModel.When(proposal.ProposedAt, L)}"
            );
            yield return (L["Reden", "Reason"], proposal.Reason);
            if (proposal.DecidedAt is { } decided)
                yield return (L["Bevestigd door", "Confirmed by"], $"{file.NameOf(proposal.DecidedBy)}, {RoundPageModel.When(decided, L)}");
        }
        yield return (L["SHA-256 van het bestand", "SHA-256 of the file"], file.Digest);
    }

    private static PdfLetter Lines(PdfLetter pdf, RoundFileShown file, Texts L, string title, Func<Outcome, bool> which)
    {
        var lines = file
            .Lines.Select(l => (Line: l, l.Outcome))
            .Where(l => l.Outcome is { } o && which(o))
            .Select(l => (l.Line, Outcome: l.Outcome!))
            .ToList();
        return lines.Count == 0
            ? pdf
            : pdf.Subheading(title)
                .Table(
                    [L["Dossier", "Dossier"], L["Score", "Score"], L["Vraagt", "Asks"], L["Krijgt", "Gets"]],
                    lines.Select(l =>
                        (string[])
                            [
                                $"{Place(l.Outcome)}{l.Line.Number}, {l.Line.OrganisationName}\n"
                                    + string.Join(" ", l.Outcome.Why.Select(w => L[w]))
                                    + Conditions(file, l.Line, L),
                                RoundPageModel.Score(l.Line.Candidate, L),
                                Euro(l.Line.Candidate.Asked, L),
                                Euro(l.Outcome.Amount, L),
                            ]
                    ),
                    [45, 85, 85],
                    [true, true, true]
                );
    }

    /// <summary>On what conditions it is given; nothing where there are none.</summary>
    private static string Conditions(RoundFileShown file, ShownLine line, Texts L) =>
        line.Outcome is not { Amount.IsPositive: true } || !file.Conditions.Contains(line.DossierId)
            ? ""
            : $"\n{L["Onder deze voorwaarden:", "On these conditions:"]} "
                + string.Join(" ", file.Conditions[line.DossierId].Select(c => L[ConditionWords.InLetter(c)]));

    private static PdfLetter Groups(PdfLetter pdf, Texts L, string title, IReadOnlyList<GroupSum> groups) =>
        groups.Count < 2
            ? pdf
            : pdf.Subheading(title)
                .Table(
                    [L["Groep", "Group"], L["Dossiers", "Dossiers"], L["Gevraagd", "Asked"], L["Toegekend", "Awarded"]],
                    groups.Select(g => (string[])[g.Group, $"{g.Getting} / {g.Asking}", Euro(g.Asked, L), Euro(g.Awarded, L)]),
                    [60, 85, 85],
                    [true, true, true]
                );

    private static PdfLetter Draw(PdfLetter pdf, RoundFileShown file, Texts L) =>
        file.Draw is not { Lot: { } lot } draw
            ? pdf
            : pdf.Subheading(L["De loting (RFC 3797)", "The draw (RFC 3797)"])
                .Facts([
                    (L["Vastgelegd (SHA-256)", "Committed (SHA-256)"], draw.Commitment),
                    (L["Getal en toevoeging", "Number and addition"], draw.Opening),
                    (L["Waarde van buiten", "Value from outside"], $"{draw.Value} ({draw.Source}, {draw.Moment})"),
                    (L["Sleutel", "Key"], lot.Key.Text),
                ])
                .List(lot.List!.Select((number, i) => $"{i + 1}: {number}"));

    private static string Euro(Money amount, Texts L) => Numerals.WriteEuro(amount, L.Language);

    private static string Place(Outcome outcome) => (outcome.ReservePlace ?? outcome.Rank) is { } place ? $"{place}. " : "";
}
