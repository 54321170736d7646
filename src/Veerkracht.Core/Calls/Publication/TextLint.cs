using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>Texts that nobody wrote yet, and texts without English.</summary>
internal static partial class TextLint
{
    private const int Shown = 10;

    /// <summary>Parts of a call that hold no texts for people.</summary>
    private static readonly string[] Silent = ["examples", "tables"];

    private static readonly HashSet<string> Keys =
    [
        .. FormatMap
            .Kinds.Values.SelectMany(k => k.Keys.Concat(k.ByType.Values.SelectMany(t => t)))
            .Where(k => k.Kind is ValueKind.Local or ValueKind.LongLocal or ValueKind.Locals)
            .Select(k => k.Name),
    ];

    public static IEnumerable<Fault> Of(YamlNode root)
    {
        var texts = Texts(root, null).ToList();
        foreach (var text in texts.SelectMany(t => t.Written).Where(t => Placeholder().IsMatch(t.Text)))
            yield return new Fault(
                text.Place,
                $"'{Short(text.Text)}' looks like a text that is still to be written",
                $"'{Short(text.Text)}' lijkt op een tekst die nog geschreven moet worden"
            );
        var dutch = texts.Where(t => !t.HasEnglish).Select(t => t.Written[0].Place).ToList();
        if (dutch.Count == 0)
            yield break;
        var lines = string.Join(", ", dutch.Select(p => p.Line).Distinct().Take(Shown)) + (dutch.Count > Shown ? ", …" : "");
        yield return new Fault(
            dutch[0],
            $"{dutch.Count} text(s) have no English, and English readers see the Dutch one: line {lines}",
            $"{dutch.Count} tekst(en) hebben geen Engels, en wie Engels leest ziet de Nederlandse: regel {lines}"
        );
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static IEnumerable<(IReadOnlyList<YamlScalar> Written, bool HasEnglish)> Texts(YamlNode node, string? key)
    {
        switch (node)
        {
            // "km" is the same in every language.
            case YamlScalar when key == "unit":
                break;
            case YamlScalar { IsEmpty: false } scalar when key is not null && Keys.Contains(key):
                yield return ([scalar], false);
                break;
            case YamlMap map when map.Entries.Any(e => e.Key.Text == "nl" && e.Value is YamlScalar { IsEmpty: false }):
                var written = map.Entries.Select(e => e.Value).OfType<YamlScalar>().Where(s => !s.IsEmpty).ToList();
                yield return (written, map.Entries.Any(e => e.Key.Text == "en" && e.Value is YamlScalar { IsEmpty: false }));
                break;
            case YamlMap map:
                foreach (var (inner, value) in map.Entries.Where(e => !Silent.Contains(e.Key.Text)))
                {
                    foreach (var text in Texts(value, inner.Text))
                        yield return text;
                }
                break;
            case YamlList list:
                foreach (var text in list.Items.SelectMany(item => Texts(item, key)))
                    yield return text;
                break;
        }
    }

    [GeneratedRegex(
        @"\A(Nieuwe? (antwoord|criterium|document|grens|indicator|jaar|pagina|pot|prijs|rij|stap|trekkingsrecht|verandering|vraag|waarde)|"
            + @"New (answer|criterion|limit|page|price|row|step|drawing right|change|question|value|document|indicator|year|pot)|"
            + @"Naam van de dienst)\z|(?i:lorem ipsum)|\b(TODO|TBD|FIXME|XXX+|PLACEHOLDER)\b|"
            + @"\[(\.\.\.|…|nog [^\]]*|in te vullen|aan te vullen|to be [^\]]*)\]|\?\?\?|"
            + @"Zeg hier (wat er moet veranderen|in één zin)|Say here (what must change|in one sentence)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Placeholder();
}
