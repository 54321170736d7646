using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>
/// What stands in the boxes of a key. Inputs by the end of their name: "" for a single one, ".nl", ".en" and so on for a text.
/// </summary>
public static class BoxValues
{
    /// <summary>The values as shown; all inputs that a key has.</summary>
    public static IReadOnlyDictionary<string, string> Shown(PartPlace place, FormatKey key, Language language)
    {
        var node = place.Piece.Value(key.Name);
        if (IsFree(key, node))
            return One(node is null ? "" : FreeText.Of(place.Text, place.Path.Then(key.Name)));
        var text = (node as YamlScalar)?.Text ?? "";
        return key.Kind switch
        {
            ValueKind.Local or ValueKind.LongLocal => Each("", node, LanguagesOf(place, [node])),
            ValueKind.Locals => Texts(node, LanguagesOf(place, Items(node))),
            ValueKind.Condition or ValueKind.YesOrCondition => ConditionBoxes.Shown(key, text, place.Names, language),
            ValueKind.Expression => ExpressionBoxes.Shown(place, text),
            ValueKind.Time => Words.Time(text) is { }
                ? new Dictionary<string, string> { [".dag"] = text[..10], [".uur"] = text[11..16] }
                : new Dictionary<string, string> { [".dag"] = text, [".uur"] = "" },
            ValueKind.Words or ValueKind.Names or ValueKind.Caps => One(
                string.Join('\n', Items(node).OfType<YamlScalar>().Select(s => s.Text))
            ),
            ValueKind.Amount
            or ValueKind.Number
            or ValueKind.Count
            or ValueKind.Percentage
            or ValueKind.Cap
            or ValueKind.Bound when IsNumber(key, text) => One(Number(text, language)),
            ValueKind.YesNo => One(
                text is "yes" ? "true"
                : text is "no" ? "false"
                : text
            ),
            _ => One(text),
        };
    }

    /// <summary>
    /// Whether the piece stands in a box as it is written in the file: it has a shape of its own, or another than the format expects.
    /// </summary>
    public static bool IsFree(FormatKey key, YamlNode? node) =>
        key.Kind switch
        {
            ValueKind.FreeMap => true,
            ValueKind.Local or ValueKind.LongLocal => node is not (null or YamlScalar) && node.AsLocal() is null,
            ValueKind.Locals => Items(node).Any(i => i.AsLocal() is null),
            ValueKind.Words or ValueKind.Names or ValueKind.Caps => Items(node).Any(i => i is not YamlScalar),
            ValueKind.Piece or ValueKind.Items => false,
            _ => node is not (null or YamlScalar),
        };

    /// <summary>
    /// "2.500,50" as the file writes it: 2500.50; what is no number stays as it was typed, and the call says what is wrong with it.
    /// </summary>
    public static string NumberOf(string typed, Language language) =>
        NumeralReader.TryRead(typed, language, out var number, out _)
            ? Numerals.Write(number.Value, number.Decimals, Language.En).Replace(",", "")
            : typed.Trim();

    /// <summary>A year, a version and a code are no amounts: they get no mark between thousands.</summary>
    private static bool IsNumber(FormatKey key, string text) => key.Kind != ValueKind.Count && Words.Number(text) is not null;

    private static string Number(string text, Language language)
    {
        var decimals = text.IndexOf('.') is var point and >= 0 ? text.Length - point - 1 : 0;
        return Numerals.Write(Words.Number(text)!.Value, decimals, language);
    }

    /// <summary>
    /// The languages in which a text has a box: those of the call, English always, and those in which there is a text already.
    /// </summary>
    public static IReadOnlyList<Language> LanguagesOf(PartPlace place, IEnumerable<YamlNode?> texts) =>
        [
            .. new[] { Language.Nl, Language.En }
                .Concat(Items(place.Root.Value("languages")).OfType<YamlScalar>().Select(w => Language.Of(w.Text)).OfType<Language>())
                .Concat(texts.SelectMany(t => t.AsLocal()?.Further ?? []).Select(t => t.Language))
                .Distinct(),
        ];

    private static Dictionary<string, string> Texts(YamlNode? node, IReadOnlyList<Language> languages)
    {
        var texts = new Dictionary<string, string>();
        var items = Items(node);
        for (var i = 0; i <= items.Count; i++)
            foreach (var (end, value) in Each($".{i}", i < items.Count ? items[i] : null, languages))
                texts[end] = value;
        return texts;
    }

    private static Dictionary<string, string> Each(string before, YamlNode? node, IReadOnlyList<Language> languages)
    {
        var text = node.AsLocal() ?? new LocalText("", (node as YamlMap).Word("en"));
        return languages.ToDictionary(l => $"{before}.{l.Tag}", l => text.Exactly(l) ?? "");
    }

    private static Dictionary<string, string> One(string value) => new() { [""] = value };

    internal static IReadOnlyList<YamlNode> Items(YamlNode? node) =>
        node switch
        {
            YamlList list => list.Items,
            null or YamlScalar { IsEmpty: true } => [],
            _ => [node],
        };
}
