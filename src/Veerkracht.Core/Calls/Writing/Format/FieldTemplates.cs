using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using static Veerkracht.Core.Calls.Writing.Pieces;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>What stands in a new field or check.</summary>
internal static class FieldTemplates
{
    public static string IdOf(string type) =>
        type switch
        {
            "contact" => "contact",
            "payment" => "payment",
            "address" => "adres",
            _ => FieldKinds.Named(type)?.Kind.NewId ?? "vraag",
        };

    public static YamlMap Of(string type, string id)
    {
        if (type is "contact" or "payment" or "address")
            return Map(("id", Text(id)), ("type", Text(type)));
        var start = new List<(string, YamlNode)> { ("id", Text(id)), ("type", Text(type)), ("label", Templates.New("vraag", "question")) };
        if (FieldKinds.Named(type)?.Kind is { } kind)
        {
            if (kind.Nesting == Nesting.Items)
                start.Add(("max_items", Plain("10")));
            start.AddRange(kind.Keys.Order().Select(OfKey).OfType<(string, YamlNode)>());
        }
        return Map(start);
    }

    /// <summary>What a new field must say by a key; null where it need say nothing.</summary>
    private static (string, YamlNode)? OfKey(FieldKey key) =>
        key switch
        {
            FieldKey.Options => ("options", List(Option("ja", "Ja", "Yes"), Option("nee", "Nee", "No"))),
            FieldKey.Fields => ("fields", List(Of("text", "naam"))),
            FieldKey.Rows => ("rows", List(Row("rij"))),
            FieldKey.Columns => ("columns", List(Of("amount", "bedrag"))),
            FieldKey.Format => ("format", Text("number")),
            FieldKey.Value => ("value", Text("0")),
            _ => null,
        };

    /// <summary>A check of a kind, or with a condition of its own that always holds until it is written.</summary>
    public static YamlMap Check(string? kind) =>
        kind switch
        {
            "ceiling" => Map(("kind", Text(kind)), ("limit", Plain("1000000"))),
            "minimum_investment" => Map(("kind", Text(kind)), ("amount", Plain("0"))),
            "minimum_own_share" or "maximum_share" => Map(("kind", Text(kind)), ("of", Plain("0")), ("percentage", Plain("20"))),
            "multiplier" => Map(("kind", Text(kind)), ("of", Plain("0")), ("times", Plain("2"))),
            "sum_equals" => Map(("kind", Text(kind)), ("equals", Plain("0"))),
            "eligible_period" => Map(("kind", Text(kind)), ("from", Plain("2022-01-01"))),
            "no_double_funding" => Map(("kind", Text(kind))),
            "total_support" => Map(("kind", Text(kind)), ("grant", Plain("0")), ("of", Plain("0"))),
            _ => Map(
                ("code", Text("nieuwe-controle")),
                ("holds", Plain("true")),
                ("message", Local(new("Zeg hier wat er moet veranderen.", "Say here what must change.")))
            ),
        };

    private static YamlMap Option(string id, string nl, string en) => Map(("id", Text(id)), ("label", Local(new(nl, en))));

    private static YamlMap Row(string id) => Map(("id", Text(id)), ("label", Templates.New("rij", "row")));
}
