using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Editing;

/// <summary>What a publication does with money and with the drafts of applications that run, in sentences.</summary>
public static class PublicationWords
{
    /// <summary>A sentence for each pot, and one for each right with all its holders together.</summary>
    public static IEnumerable<LocalText> Money(CallDefinition call, IReadOnlyList<Posting> postings)
    {
        if (postings.Count == 0)
            yield return new("Er wordt geen geld geboekt.", "No money is booked.");
        foreach (
            var group in postings.GroupBy(p => (Source: p.From.Book.Source ?? p.From.Book.Name, Back: p.From.Kind == AccountKind.Available))
        )
        {
            var sum = Core.Amounts.Money.Sum(group.Select(p => p.Amount));
            var title = call.Funding.Pots.FirstOrDefault(p => p.Id == group.Key.Source)?.Title
                ?? call.Funding.Rights.FirstOrDefault(r => r.Id == group.Key.Source)?.Title
                ?? new(group.Key.Source);
            var (ofNl, ofEn) =
                group.First().From.Book.Kind == BookKind.Right
                    ? ($" van {group.Count()} besturen samen", $" of {group.Count()} governments together")
                    : ("", "");
            yield return group.Key.Back
                ? new(
                    $"{title.Nl}: {Euro(sum, Language.Nl)}{ofNl} gaat terug.",
                    $"{title.In(Language.En)}: {Euro(sum, Language.En)}{ofEn} goes back."
                )
                : new(
                    $"{title.Nl}: {Euro(sum, Language.Nl)}{ofNl} komt beschikbaar.",
                    $"{title.In(Language.En)}: {Euro(sum, Language.En)}{ofEn} becomes available."
                );
        }
    }

    public static IEnumerable<LocalText> Drafts(IReadOnlyList<MovedDraft> moved)
    {
        if (moved.Count == 0)
            yield break;
        yield return moved.Count == 1
            ? new("Eén concept van een aanvraag gaat mee naar deze versie.", "One draft of an application moves to this version.")
            : new(
                $"{moved.Count} concepten van aanvragen gaan mee naar deze versie.",
                $"{moved.Count} drafts of applications move to this version."
            );
        if (moved.All(m => m.Unkept.Count == 0))
            yield return new("Alle antwoorden blijven staan.", "All answers stay.");
    }

    public static IEnumerable<LocalText> Unkept(IReadOnlyList<MovedDraft> moved)
    {
        var lost = moved.Count(m => m.Unkept.Count > 0);
        if (lost > 0)
            yield return new(
                $"In {lost} {(lost == 1 ? "concept" : "concepten")} is voor een deel van de antwoorden geen plaats meer; "
                    + "de indieners lezen hieronder en in hun concept welke.",
                $"In {lost} {(lost == 1 ? "draft" : "drafts")} some answers have no place any more; "
                    + "who applies reads which below and in the draft."
            );
    }

    /// <summary>What one draft feels of it.</summary>
    public static LocalText For(MovedDraft moved)
    {
        var fields = moved.Unkept.Select(u => u.Label).Distinct().ToList();
        return fields.Count == 0
            ? new("Uw concept gaat mee en al uw antwoorden blijven staan.", "Your draft moves along and all your answers stay.")
            : new(
                $"Uw concept gaat mee. Hiervoor is geen plaats meer: {string.Join("; ", fields.Select(f => f.Nl))}. "
                    + "De tekst blijft in uw concept te lezen.",
                $"Your draft moves along. There is no place any more for: {string.Join("; ", fields.Select(f => f.In(Language.En)))}. "
                    + "The text can still be read in your draft."
            );
    }

    /// <summary>A call without days opens at once; nobody should find that out afterwards.</summary>
    public static IEnumerable<LocalText> Opening(CallDefinition call)
    {
        if (CallWindows.FirstStep(call).Windows.Count == 0)
            yield return new(
                "Er zijn geen dagen ingesteld: de oproep staat meteen open, zonder einddatum.",
                "No days were set: the call is open at once, without an end date."
            );
    }

    public static IEnumerable<LocalText> Consulted(Consultation? open)
    {
        if (open is not null)
            yield return new(
                $"De raadpleging loopt nog, tot en met {DateText.Long(open.Closes.Date, Language.Nl)}: wie nog wil reageren, komt te laat.",
                $"The consultation is still open, until {DateText.Long(open.Closes.Date, Language.En)}: who still wants to comment is too "
                    + "late."
            );
    }

    public static LocalText Note(Fault note) =>
        new($"Regel {note.Place.Line}: {note.Text.Nl}.", $"Line {note.Place.Line}: {note.Text.In(Language.En)}.");

    private static string Euro(Core.Amounts.Money amount, Language language) => Numerals.WriteEuro(amount, language);
}
