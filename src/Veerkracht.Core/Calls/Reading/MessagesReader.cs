using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Reads the messages that a call says in its own words: each is one that a call may say, has only places that are known there, and says
/// all that is particular to its event, in each of its languages.
/// </summary>
internal static class MessagesReader
{
    /// <summary>Most characters of a title, and of a text, in a language.</summary>
    public const int LongestTitle = 200,
        LongestText = 4_000;

    private static readonly List<string> Codes = [.. MessageKinds.All.Select(k => k.Code)];

    public static IReadOnlyList<OwnMessage> Read(MapReader call)
    {
        var messages = new List<OwnMessage>();
        foreach (var map in call.Maps("messages", Thing.Message))
        {
            var code = map.Scalar("event", true);
            var message = new OwnMessage(
                code?.Text ?? "",
                map.Local("title", true) ?? LocalText.Empty,
                map.Local("text", true) ?? LocalText.Empty
            );
            map.Close();
            if (code is null)
                continue;
            if (MessageKinds.Find(code.Text) is not { } kind)
            {
                map.Scope.Unknown(
                    code.Place,
                    $"no message has the event '{code.Text}' that a call may say in its own words",
                    $"er is geen bericht '{code.Text}' dat een oproep zelf mag verwoorden",
                    code.Text,
                    Codes
                );
                continue;
            }
            if (messages.Any(m => m.Code == kind.Code))
                map.Scope.Fault(
                    code.Place,
                    $"there is already a text for message '{kind.Code}'",
                    $"er is al een tekst voor het bericht '{kind.Code}'; laat er één staan"
                );
            messages.Add(message);
            Check(map, kind, "title", LongestTitle);
            Check(map, kind, "text", LongestText);
            foreach (var fact in kind.Facts)
                Says(map, kind, message, fact);
        }
        return messages.AsReadOnly();
    }

    private static void Check(MapReader map, MessageKind kind, string key, int longest)
    {
        foreach (var written in Written(map.Node(key)))
        {
            foreach (var (name, at) in MessagePlaces.In(written.Text).Where(p => !kind.Places.Contains(p.Name)))
                map.Scope.Unknown(
                    written.At(at),
                    $"'{{{name}}}' is not known in message '{kind.Code}'",
                    $"'{{{name}}}' bestaat niet in het bericht '{kind.Code}'",
                    name,
                    kind.Places
                );
            if (written.Text.Length > longest)
                map.Scope.Fault(
                    written.Place,
                    $"'{key}' has {written.Text.Length} characters and can have {longest}",
                    $"'{key}' telt {written.Text.Length} tekens en mag er {longest} hebben; maak het korter"
                );
        }
    }

    /// <summary>A reader of each of its languages must find the fact, in the title or in the text.</summary>
    private static void Says(MapReader map, MessageKind kind, OwnMessage message, string fact)
    {
        if (message.Text.IsEmpty)
            return;
        foreach (var (language, _) in message.Text.All.Concat(message.Title.All).DistinctBy(t => t.Language))
        {
            var all = message.Title.In(language) + message.Text.In(language);
            if (MessagePlaces.In(all).Any(p => p.Name == fact))
                continue;
            var place = Written(map.Node("text"), language)?.Place ?? map.At("text");
            map.Scope.Fault(
                place,
                $"message '{kind.Code}' must say '{{{fact}}}', and in '{language.Tag}' it does not",
                $"het bericht '{kind.Code}' moet '{{{fact}}}' zeggen, en in '{language.Tag}' doet het dat niet; zet het erbij"
            );
        }
    }

    private static IEnumerable<YamlScalar> Written(YamlNode? text) =>
        text switch
        {
            YamlScalar scalar => [scalar],
            YamlMap map => map.Entries.Select(e => e.Value).OfType<YamlScalar>(),
            _ => [],
        };

    private static YamlScalar? Written(YamlNode? text, Language language) =>
        text switch
        {
            YamlScalar scalar when language.IsDutch => scalar,
            YamlMap map => map.Entries.FirstOrDefault(e => e.Key.Text == language.Tag).Value as YamlScalar,
            _ => null,
        };
}
