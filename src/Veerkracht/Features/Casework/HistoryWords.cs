using System.Globalization;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Journal;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework;

/// <summary>The names that acts and journal use, as people read them; what has no word here is shown as it is.</summary>
public static class HistoryWords
{
    private static readonly Dictionary<string, LocalText> Names = new()
    {
        ["state"] = new("Toestand", "State"),
        ["step"] = new("Stap", "Step"),
        ["asked"] = new("Gevraagd", "Asked"),
        ["amount"] = new("Bedrag", "Amount"),
        ["awarded"] = new("Toegekend", "Awarded"),
        ["approved"] = new("Goedgekeurd", "Approved"),
        ["paid"] = new("Betaald", "Paid"),
        ["grant"] = new("Subsidie", "Grant"),
        ["recover"] = new("Terug te vorderen", "To be recovered"),
        ["reserved"] = new("Gereserveerd", "Reserved"),
        ["sha256"] = new("SHA-256", "SHA-256"),
        ["bytes"] = new("Bytes", "Bytes"),
        ["on"] = new("Dag", "Day"),
        ["reference"] = new("Kenmerk van de bank", "Bank reference"),
        ["number"] = new("Nummer", "Number"),
        ["callVersion"] = new("Versie van de oproep", "Version of the call"),
        ["call"] = new("Versie van de oproep", "Version of the call"),
        ["holder"] = new("Houder van het recht", "Holder of the right"),
        ["sentAt"] = new("Ingediend", "Sent"),
        ["remark"] = new("Opmerking", "Remark"),
        ["award"] = new("Toekenning", "Award"),
        ["payment"] = new("Betaling", "Payment"),
        ["source"] = new("Bron", "Source"),
        ["selection"] = new("Keuze van de jury", "Choice of the jury"),
        ["selected"] = new("Gekozen", "Selected"),
        ["correction"] = new("Verbetering", "Correction"),
        ["fields"] = new("Velden", "Fields"),
        ["question"] = new("Vraag", "Question"),
        ["rejection"] = new("Afwijzing", "Rejection"),
        ["condition"] = new("Voorwaarde", "Condition"),
        ["objection"] = new("Bezwaar", "Objection"),
        ["reconsideration"] = new("Herziening", "Reconsideration"),
        ["decision"] = new("Beslissing", "Decision"),
        ["replaces"] = new("In de plaats van", "In the place of"),
        ["ground"] = new("Grond", "Ground"),
        ["outcome"] = new("Uitspraak", "Outcome"),
        ["upheld"] = new("gegrond", "upheld"),
        ["dismissed"] = new("ongegrond", "dismissed"),
        ["inadmissible"] = new("niet ontvankelijk", "inadmissible"),
        ["reopened"] = new("herzien", "reopened"),
        ["conditions"] = new("Voorwaarden", "Conditions"),
        ["evidence"] = new("Bewijs", "Evidence"),
        ["lift"] = new("Opheffing", "Lifting"),
        ["due"] = new("Tot en met", "Until"),
        ["until"] = new("Tot en met", "Until"),
    };

    private static readonly Dictionary<string, LocalText> Values = new()
    {
        ["draft"] = new("concept", "draft"),
        ["registered"] = new("ingediend", "sent"),
        ["complete"] = new("volledig", "complete"),
        ["proposed"] = new("voorgesteld", "proposed"),
        ["awarded"] = new("toegekend", "awarded"),
        ["closed"] = new("afgesloten", "closed"),
        ["rejected"] = new("afgewezen", "rejected"),
        ["withdrawn"] = new("ingetrokken", "withdrawn"),
        ["selected"] = new("gekozen door de jury", "selected by the jury"),
        ["True"] = new("ja", "yes"),
        ["False"] = new("nee", "no"),
        ["sent"] = new("ingediend", "sent"),
        ["settled"] = new("afgehandeld", "settled"),
        ["open"] = new("open", "open"),
        ["met"] = new("vervuld", "met"),
        ["lifted"] = new("opgeheven", "lifted"),
    };

    /// <summary>Of a part of a list its own name: "[0].source" is the source.</summary>
    public static LocalText Name(string name) =>
        Names.GetValueOrDefault(name) ?? Names.GetValueOrDefault(name[(name.LastIndexOf('.') + 1)..]) ?? new(name);

    /// <summary>States in words and amounts as people write them; all else as it stands.</summary>
    public static string Value(string value, Texts L) =>
        Values.GetValueOrDefault(value) is { } text ? L[text]
        : Amount(value) is { } amount ? Numerals.WriteEuro(amount, L.Language)
        : value;

    /// <summary>The amounts in acts have always two decimals, and nothing else has.</summary>
    private static Money? Amount(string value) =>
        value is [.., '.', _, _]
        && long.TryParse(value.Remove(value.Length - 3, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cents)
            ? new Money(cents)
            : null;

    public static LocalText Account(AccountKind kind) =>
        kind switch
        {
            AccountKind.Appropriation => new("krediet", "appropriation"),
            AccountKind.Available => new("beschikbaar", "available"),
            AccountKind.Reserved => new("gereserveerd", "reserved"),
            AccountKind.Committed => new("toegekend, nog te betalen", "awarded, to be paid"),
            AccountKind.Ordered => new("goedgekeurd, nog te betalen door de bank", "approved, to be paid by the bank"),
            AccountKind.Paid => new("betaald", "paid"),
            AccountKind.Returned => new("teruggekregen", "returned"),
            AccountKind.Demand => new("vraag", "demand"),
            _ => new("gevraagd", "asked"),
        };

    /// <summary>"enveloppe", "trekkingsrecht van Geetbets": as the call calls its pots and rights.</summary>
    /// <param name="holder">What the organisation is called whose right it is.</param>
    /// <param name="call">That of the dossier; null where the book is of another.</param>
    public static LocalText Book(Book book, string? holder, CallDefinition? call)
    {
        if (book.Kind == BookKind.Envelope)
            return new("enveloppe", "envelope");
        var title = Title(book, call);
        return book.Kind == BookKind.Pot ? title : new($"{title.Nl} van {holder}", $"{title.In(Language.En)} of {holder}");
    }

    private static LocalText Title(Book book, CallDefinition? call)
    {
        var said =
            book.Call != call?.Slug ? null
            : book.Kind == BookKind.Pot ? call?.Funding.Pots.FirstOrDefault(p => p.Id == book.Source)?.Title
            : call?.Funding.Rights.FirstOrDefault(r => r.Id == book.Source)?.Title;
        return (said, book.Kind) switch
        {
            ({ } title, _) => new(Lower(title.Nl), Lower(title.In(Language.En))),
            (_, BookKind.Pot) => new("pot", "pot"),
            _ => new("trekkingsrecht", "drawing right"),
        };
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
