using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards;

/// <summary>The award letter as a PDF.</summary>
public static class AwardLetterPdf
{
    public static byte[] Make(AwardLetter letter, Texts L)
    {
        var (dossier, call) = (letter.Dossier, letter.Call);
        var title = $"{L["Toekenning van een subsidie", "Award of a grant"]} {dossier.Number}";
        return new PdfLetter(title, L.Tag, dossier.Number, letter.Award.DecidedAt!.Value, (page, pages) =>
            L[$"pagina {page} van {pages}", $"page {page} of {pages}"]
        )
            .Sender(L[letter.Sender])
            .Facts([
                (L["Aan", "To"], dossier.OrganisationName),
                (L["Datum", "Date"], DateText.Long(letter.Date, L.Language)),
                (L["Dossiernummer", "Dossier number"], dossier.Number),
                (L["Oproep", "Call"], L[call.Title]),
                .. dossier.ProjectName is { } project ? [(L["Project", "Project"], project)] : Array.Empty<(string, string)>(),
            ])
            .Heading(L["U krijgt een subsidie", "You receive a grant"])
            .Paragraph(
                L[
                    $"Voor uw project kennen we {Numerals.WriteEuro(letter.Amount, L.Language)} toe.",
                    $"For your project we award {Numerals.WriteEuro(letter.Amount, L.Language)}."
                ]
            )
            .Paragraphs(letter.InPlaceOf is { } instead ? [L[instead], letter.Award.Reason] : [letter.Award.Reason])
            .Subheading(L["Zo komen we aan dit bedrag", "How we come to this amount"])
            .Table(
                [L["Wat", "What"], L["Waarom", "Why"], L["Bedrag", "Amount"]],
                letter.Amounts.Select(a =>
                    (string[])[L[a.Title], string.Join("\n", a.Why.Select(w => L[w])), Numerals.WriteEuro(a.Amount, L.Language)]
                ),
                [210, 90],
                [false, true],
                letter.Amounts.Select((a, i) => (a, i)).Where(a => a.a.Name == call.Funding.Grant).Select(a => a.i).ToHashSet()
            )
            .Subheading(L["Wanneer u het geld krijgt", "When you receive the money"])
            .Table(
                [L["Na", "After"], L["Hoeveel", "How much"], L["Bedrag", "Amount"]],
                letter.Instalments.Select(i => (string[])[L[i.Title], L[i.Note], Numerals.WriteEuro(i.Amount, L.Language)]),
                [210, 90],
                [false, true]
            )
            .Asked(letter, L)
            .Subheading(L["Waarop deze beslissing steunt", "On what this decision rests"])
            .List(letter.Basis.Select(b => L[b]))
            .Conditions(letter, L)
            .Paragraph(
                L[
                    $"Voorgesteld door {letter.ProposedBy}, bevestigd door {letter.ConfirmedBy}.",
                    $"Proposed by {letter.ProposedBy}, confirmed by {letter.ConfirmedBy}."
                ]
            )
            .Signed(letter, L)
            .Paragraph(
                L[
                    $"Vragen? Mail {call.Contact.Email} en vermeld {dossier.Number}.",
                    $"Questions? Mail {call.Contact.Email} and mention {dossier.Number}."
                ]
            )
            .ToBytes();
    }

    private static PdfLetter Signed(this PdfLetter pdf, AwardLetter letter, Texts L) =>
        letter.Call.Letter is { SignedBy.IsEmpty: false } said ? pdf.Paragraph(L[said.SignedBy]) : pdf;

    /// <summary>What the applicant must still do: accept it, and show what was laid down.</summary>
    private static PdfLetter Asked(this PdfLetter pdf, AwardLetter letter, Texts L)
    {
        if (letter.ToAccept is { } accept)
            pdf = pdf.Subheading(L[AwardLetter.AcceptTitle]).Paragraph(L[accept]);
        return letter.Laid.Count == 0
            ? pdf
            : pdf.Subheading(L[AwardLetter.LaidTitle])
                .Paragraph(L[ConditionWords.BalanceWaits])
                .List(letter.Laid.Select(c => L[ConditionWords.InLetter(c)]));
    }

    /// <summary>What the call says of conditions and of what who does not agree can do.</summary>
    private static PdfLetter Conditions(this PdfLetter pdf, AwardLetter letter, Texts L)
    {
        if (letter.Call.Letter is { Conditions.Count: > 0 } said)
            pdf = pdf.Subheading(L["Onder deze voorwaarden", "On these conditions"]).List(said.Conditions.Select(c => L[c]));
        List<string> appeal =
        [
            .. letter.Objecting is { } objecting ? new[] { L[objecting] } : [],
            .. letter.Call.Letter is { Appeal.IsEmpty: false } ? new[] { letter.Appeal(L) } : [],
        ];
        return appeal.Count == 0 ? pdf : pdf.Subheading(L[AwardLetter.AppealTitle]).Paragraphs(appeal);
    }

    internal static PdfLetter Paragraphs(this PdfLetter pdf, IEnumerable<string> texts) =>
        texts.Aggregate(pdf, (all, text) => all.Paragraph(text));
}
