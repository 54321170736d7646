using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads a text of a call: { nl: Naam, en: Name, fr: Nom }, or the Dutch one alone.</summary>
internal static class LocalReader
{
    private static readonly string[] OfPlatform = ["nl", "en"];

    public static LocalText Read(YamlNode node, string what, ReadScope scope)
    {
        NoteBlank(node, scope);
        if (node is YamlScalar scalar)
            return new LocalText(scalar.Text);
        var map = new MapReader(node, Thing.Key(what), scope);
        var text = new LocalText(map.Required("nl"), map.Text("en"));
        foreach (var (key, value) in (node as YamlMap)?.Entries ?? [])
        {
            if (OfPlatform.Contains(key.Text) || IsAnotherMistake(key, value))
                continue;
            // Asked for, so that it is told here and not as a key that nobody knows.
            var written = map.Text(key.Text);
            if (Tag(key, scope) is { } language)
                text = text.With(language, written);
        }
        map.Close();
        return text;
    }

    /// <summary>The language of a tag as it is written in a call; null where it is none, with the reason noted.</summary>
    public static Language? Tag(YamlScalar tag, ReadScope scope)
    {
        if (LanguageTags.Canonical(tag.Text) is not { } canonical)
            scope.Fault(
                tag.Place,
                $"'{tag.Text}' is not a language; write the tag of one, such as nl, en, fr or de",
                $"'{tag.Text}' is geen taal; schrijf het label van een taal, zoals nl, en, fr of de"
            );
        else if (LanguageTags.IsOfPlatform(canonical) && tag.Text.Contains('-'))
            scope.Fault(
                tag.Place,
                $"'{tag.Text}' has a country too many; write '{canonical[..2]}'",
                $"'{tag.Text}' noemt een land te veel; schrijf '{canonical[..2]}'"
            );
        else if (canonical != tag.Text)
            scope.Fault(
                tag.Place,
                $"the language '{tag.Text}' is written as '{canonical}'",
                $"de taal '{tag.Text}' schrijft u als '{canonical}'; verbeter dit"
            );
        else
        {
            if (LanguageTags.UnknownRegion(canonical) is { } region)
                scope.NotYet(
                    tag.Place,
                    $"'{tag.Text}' names a country that does not exist: {region}; write '{canonical.Split('-')[0]}' or that of a country",
                    $"'{tag.Text}' noemt een land dat niet bestaat: {region}; schrijf '{canonical.Split('-')[0]}' of een land dat bestaat"
                );
            return Language.Of(canonical);
        }
        return null;
    }

    /// <summary>Quotes with nothing between them, in one of the languages: its reader would see nothing.</summary>
    private static void NoteBlank(YamlNode node, ReadScope scope)
    {
        if (node is YamlMap map)
        {
            foreach (var (_, value) in map.Entries)
                NoteIfBlank(value, scope);
        }
        else
            NoteIfBlank(node, scope);
    }

    private static void NoteIfBlank(YamlNode node, ReadScope scope)
    {
        if (node is YamlScalar text && string.IsNullOrWhiteSpace(text.Text) && !text.IsEmpty)
            scope.NotYet(
                text.Place,
                "there is nothing in this text and that keeps this call from being published; write it, or take it out",
                "in deze tekst staat niets en dat houdt deze oproep tegen bij de publicatie; schrijf hem, of haal hem weg"
            );
    }

    /// <summary>What stood behind a comma, and "eng" where "en" was meant: told as for other keys.</summary>
    private static bool IsAnotherMistake(YamlScalar key, YamlNode value) =>
        (value is YamlScalar { IsEmpty: true } && key.Text.Contains(' '))
        || (LanguageTags.Canonical(key.Text) is null && Nearest.To(key.Text, OfPlatform) is not null);
}
