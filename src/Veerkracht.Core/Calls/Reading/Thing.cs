using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>What a set of keys is about, as faults name it: "the window" / "het venster", and without article.</summary>
public sealed record Thing(LocalText The, LocalText Name)
{
    public static readonly Thing Call = Of("de oproep", "call"),
        Contact = Of("de contactpersoon", "contact"),
        Document = Of("het document", "document"),
        Guide = Of("de wegwijzer", "guide"),
        LegalText = Of("de wettekst", "legal text"),
        AskedOften = Of("de vraag", "question"),
        Letter = Of("de brief", "letter"),
        Message = Of("het bericht", "message"),
        Change = Of("de wijziging", "change"),
        Applicant = Of("de aanvrager", "applicant"),
        Exclusion = Of("de uitsluiting", "exclusion"),
        Figure = Of("het cijfer", "figure"),
        Parameter = Of("de parameter", "parameter"),
        Setting = Of("de instelling", "setting"),
        Example = Of("het voorbeeld", "example");

    public static readonly Thing Step = Of("de stap", "step"),
        Window = Of("het venster", "window"),
        OwnDeadline = Of("de eigen termijn", "deadline of its own"),
        MovedDeadline = Of("de verplaatste termijn", "moved deadline"),
        Instalment = Of("de schijf", "instalment"),
        Section = Of("de sectie", "section"),
        Field = Of("het veld", "field"),
        Option = Of("de keuze", "option"),
        Check = Of("de controle", "check"),
        Row = Of("de rij", "row");

    public static readonly Thing Funding = Of("de subsidie", "funding"),
        Right = Of("het recht", "right"),
        Pot = Of("de pot", "pot"),
        RightOrPot = Of("het recht of pot", "right or pot"),
        Amount = Of("het bedrag", "amount"),
        Line = Of("de regel", "line"),
        Band = Of("de schijf", "band"),
        Year = Of("het jaar", "year");

    public static readonly Thing Assessment = Of("de beoordeling", "assessment"),
        Criterion = Of("het criterium", "criterion"),
        Jury = Of("de jury", "jury"),
        Allocation = Of("de verdeling", "allocation"),
        Tie = Of("de regel bij gelijke stand", "tie rule"),
        Quota = Of("het quotum", "quota"),
        PerBody = Of("de grens per organisatie", "limit of an organisation"),
        Acceptance = Of("de aanvaarding", "acceptance"),
        Objection = Of("het bezwaar", "objection"),
        Indicator = Of("de indicator", "indicator");

    public static readonly Thing Programme = Of("het programma", "programme"),
        Measure = Of("de maatregel", "measure"),
        Office = Of("het adres van de dienst", "office"),
        Source = Of("de bron", "source"),
        Share = Of("het aandeel", "share"),
        Milestone = Of("de mijlpaal", "milestone"),
        Context = Of("de context", "context"),
        Axis = Of("de as", "axis"),
        Theme = Of("het thema", "theme"),
        SubTheme = Of("het subthema", "sub-theme"),
        Totals = Of("de totalen", "totals"),
        TotalsPerAxis = Of("de totalen per as", "totals per axis"),
        Channel = Of("het kanaal", "channel"),
        Article = Of("het artikel", "article");

    /// <summary>"an option", "a step".</summary>
    public string One => (Name.En![0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + Name.En;

    /// <summary>The value of a key, by its name: "'steps'".</summary>
    public static Thing Key(string key)
    {
        var name = new LocalText($"'{key}'", $"'{key}'");
        return new Thing(name, name);
    }

    /// <param name="nl">With its article.</param>
    /// <param name="en">Without.</param>
    private static Thing Of(string nl, string en) => new(new LocalText(nl, $"the {en}"), new LocalText(nl[(nl.IndexOf(' ') + 1)..], en));
}
