using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>Texts that nobody wrote yet, and texts that are not in each language of their call.</summary>
internal static partial class TextLint
{
    private const int Shown = 10;

    /// <summary>Parts of a call that hold no texts for people.</summary>
    private static readonly string[] Silent = ["examples", "tables"];

    /// <summary>Keys below which texts have values between braces.</summary>
    private static readonly string[] Filled = ["message", "messages", "explain"];

    private static readonly HashSet<string> Keys =
    [
        .. FormatMap
            .Kinds.Values.SelectMany(k => k.Keys.Concat(k.ByType.Values.SelectMany(t => t)))
            .Where(k => k.Kind is ValueKind.Local or ValueKind.LongLocal or ValueKind.Locals)
            .Select(k => k.Name),
    ];

    public static IEnumerable<Fault> Of(YamlNode root, IReadOnlyList<Language> languages)
    {
        var texts = Texts(root, null, false).ToList();
        foreach (
            var text in texts.SelectMany(t =>
                t.Written.Where(w => Placeholder().IsMatch(w.Text) || (!t.HoldsValues && Slot().IsMatch(w.Text)))
            )
        )
            yield return new Fault(
                text.Place,
                $"'{Short(text.Text)}' looks like a text that is still to be written",
                $"'{Short(text.Text)}' lijkt op een tekst die nog geschreven moet worden"
            );
        foreach (var language in languages.Where(l => !l.IsDutch))
        {
            var places = texts.Where(t => !Reaches(t.Tags, language)).Select(t => t.Written[0].Place).ToList();
            if (places.Count == 0)
                continue;
            var (name, lines) = (LanguageNames.Of(language), Lines(places));
            var instead = language == Language.En ? Language.Nl : Language.En;
            yield return new Fault(
                places[0],
                $"{places.Count} text(s) have no {name.En}, and {name.En} readers see the {LanguageNames.Of(instead).En} one: line {lines}",
                $"{places.Count} tekst(en) hebben geen {name.Nl}, en wie {name.Nl} leest ziet de {LanguageNames.Of(instead).Nl}e: "
                    + $"regel {lines}"
            );
        }
        foreach (var tag in texts.SelectMany(t => t.Tags).Distinct().Except(["nl", "en", .. languages.SelectMany(Read)]))
        {
            if (Language.Of(tag) is not { } language)
                continue;
            var (name, place) = (LanguageNames.Of(language), texts.First(t => t.Tags.Contains(tag)).Written[0].Place);
            yield return new Fault(
                place,
                $"there are texts in {name.En}, and no reader can choose it: add {tag} to 'languages', or take them out",
                $"er zijn teksten in het {name.Nl}, en geen lezer kan die taal kiezen: voeg {tag} toe bij 'languages', of haal ze weg"
            );
        }
    }

    /// <summary>The tags of the texts that a reader of a language gets: of itself, and of the wider one.</summary>
    private static IEnumerable<string> Read(Language language) =>
        language.Wider() is { } wider ? [language.Tag, wider.Tag] : [language.Tag];

    private static bool Reaches(IReadOnlyList<string> tags, Language language) => Read(language).Any(tags.Contains);

    private static string Lines(List<Place> places) =>
        string.Join(", ", places.Select(p => p.Line).Distinct().Take(Shown)) + (places.Count > Shown ? ", …" : "");

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    /// <param name="holdsValues">In it something between braces is filled in.</param>
    private static IEnumerable<(IReadOnlyList<YamlScalar> Written, IReadOnlyList<string> Tags, bool HoldsValues)> Texts(
        YamlNode node,
        string? key,
        bool holdsValues
    )
    {
        holdsValues |= key is not null && Filled.Contains(key);
        switch (node)
        {
            // "km" is the same in every language.
            case YamlScalar when key == "unit":
                break;
            case YamlScalar { IsEmpty: false } scalar when key is not null && Keys.Contains(key):
                yield return ([scalar], ["nl"], holdsValues);
                break;
            case YamlMap map when map.Entries.Any(e => e.Key.Text == "nl" && e.Value is YamlScalar { IsEmpty: false }):
                var written = map.Entries.Where(e => e.Value is YamlScalar { IsEmpty: false }).ToList();
                yield return ([.. written.Select(e => (YamlScalar)e.Value)], [.. written.Select(e => e.Key.Text)], holdsValues);
                break;
            case YamlMap map:
                foreach (var (inner, value) in map.Entries.Where(e => !Silent.Contains(e.Key.Text)))
                {
                    foreach (var text in Texts(value, inner.Text, holdsValues))
                        yield return text;
                }
                break;
            case YamlList list:
                foreach (var text in list.Items.SelectMany(item => Texts(item, key, holdsValues)))
                    yield return text;
                break;
        }
    }

    [GeneratedRegex(
        @"\A(Nieuwe? (antwoord|criterium|document|grens|indicator|jaar|pagina|pot|prijs|rij|stap|"
            + @"trekkingsrecht|verandering|vraag|waarde|wettekst|onderwerp|titel)|"
            + @"New (answer|criterion|limit|page|price|row|step|drawing right|change|question|value|"
            + @"document|indicator|year|pot|legal text|subject|title)|"
            + @"Naam van de dienst)\z|(?i:lorem ipsum)|\b(TODO|TBD|FIXME|XXX+|PLACEHOLDER)\b|"
            + @"\[(?i:\.\.\.|…|nog [^\]]*|in te vullen|aan te vullen|vul [^\]]*in|fill in[^\]]*|to be [^\]]*|"
            + @"tb[acd]|n\.?t\.?b\.?)\]|\?\?\?|"
            + @"\A\s*(?i:(nog )?(aan|in) te vullen|nog te (bepalen|bevestigen|schrijven)|"
            + @"to be (added|announced|completed|confirmed|decided|defined|determined|written)|"
            + @"tb[acd]|t\.b\.[acd]\.?|ntb|n\.t\.b\.?)[.…:!]*\s*\z|"
            + @"\A\s*(\.{3,}|…)\s*\z|\b(?i:tbd|xxx+)\b|"
            + @"Zeg hier (wat er moet veranderen|in één zin)|Say here (what must change|in one sentence)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Placeholder();

    /// <summary>A name between braces where nothing is filled in.</summary>
    [GeneratedRegex(@"\{\{?\s*\p{L}[\p{L}\d _.-]*\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
