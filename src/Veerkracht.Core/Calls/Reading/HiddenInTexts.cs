using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Notes the characters that nobody sees in what a file says. Answers of examples are left alone: they hold what people send, whatever that
/// is; and so are tables, which are held to plain text where they are read.
/// </summary>
public static class HiddenInTexts
{
    private static readonly string[] Apart = ["examples", "tables"];

    public static void Note(YamlNode root, ReadScope scope)
    {
        if (root is not YamlMap map)
            return;
        foreach (var (key, value) in map.Entries)
        {
            In(key, scope);
            if (!Apart.Contains(key.Text))
                In(value, scope);
        }
    }

    private static void In(YamlNode node, ReadScope scope)
    {
        switch (node)
        {
            case YamlScalar scalar when UnseenMarks.First(scalar.Text) is { } name:
                scope.NotYet(
                    scalar.Place,
                    $"this text holds {name}, a character that nobody sees; type the text anew without it",
                    $"deze tekst bevat {name}, een teken dat niemand ziet; typ de tekst opnieuw zonder dat teken"
                );
                break;
            case YamlList list:
                foreach (var item in list.Items)
                    In(item, scope);
                break;
            case YamlMap map:
                foreach (var (key, value) in map.Entries)
                {
                    In(key, scope);
                    In(value, scope);
                }
                break;
        }
    }
}
