using Veerkracht.Core.Forms;
using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>The keys that some kinds of field take, as staff meet them. Which kind takes which, it says itself.</summary>
internal static class FieldKeys
{
    private static readonly FormatKey[] All = [.. Enum.GetValues<FieldKey>().Select(Made)];

    public static FormatKey Of(FieldKey key) => All[(int)key];

    private static FormatKey Made(FieldKey key) =>
        key switch
        {
            FieldKey.MinLength => Key("min_length", Count, "Minstens zoveel tekens", "At least so many characters"),
            FieldKey.MaxLength => Key("max_length", Count, "Hoogstens zoveel tekens", "At most so many characters").Usual(),
            FieldKey.Names => Key("names", Word, "Geeft een naam aan", "Names")
                .OneOf([new("project", "Het project", "The project")])
                .Hint(
                    "Zo heet het project dan in lijsten, op brieven en voor partners.",
                    "So the project is then called in lists, on letters and for partners."
                ),
            FieldKey.Account => Key("account", YesNo, "Hierop wordt betaald", "This account is paid"),
            FieldKey.Min or FieldKey.FirstDay => Key("min", Bound, "Minstens", "At least"),
            FieldKey.Max or FieldKey.LastDay => Key("max", Bound, "Hoogstens", "At most").Usual(),
            FieldKey.Above => Key("above", Number, "Meer dan", "More than"),
            FieldKey.WarnAbove => Key("warn_above", Name, "Waarschuwen boven", "Warn above")
                .To(Referent.SettingOrNumber)
                .Hint("Een getal, of een instelbaar getal.", "A number, or a setting."),
            FieldKey.WarnText => Key("warn_text", LongLocal, "Tekst van de waarschuwing", "Text of the warning"),
            FieldKey.Options => Key("options", Items, "Antwoorden om uit te kiezen", "Answers to choose from").Must().Of("option"),
            FieldKey.Fields => Key("fields", Items, "Vragen", "Questions").Must().Of("field"),
            FieldKey.MinItems => Key("min_items", Count, "Minstens zoveel", "At least so many"),
            FieldKey.MaxItems => Key("max_items", Count, "Hoogstens zoveel", "At most so many").Usual(),
            FieldKey.Rows => Key("rows", Items, "Rijen", "Rows").Must().Of("row"),
            FieldKey.Columns => Key("columns", Items, "Kolommen", "Columns").Must().Of("field"),
            FieldKey.Format => Key("format", Word, "Wat eruit komt", "What comes out").OneOf(FormatWords.Formats).Usual(),
            FieldKey.Decimals => Key("decimals", Count, "Cijfers na de komma", "Decimals"),
            FieldKey.Value => Key("value", Expression, "Berekening", "Computation").Must(),
            _ => throw new InvalidOperationException($"No box is made for {key}."),
        };
}
