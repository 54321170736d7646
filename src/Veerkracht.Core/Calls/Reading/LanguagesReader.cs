using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Reads the languages of a call: "languages: [nl, en, fr]". In each of them every text is asked before it is published; Dutch is always
/// one of them.
/// </summary>
internal static class LanguagesReader
{
    public static IReadOnlyList<Language> Read(MapReader call)
    {
        if (!call.Has("languages"))
            return CallDefinition.UsualLanguages;
        if (call.Node("languages") is YamlScalar { Text: var one } alone)
            call.Scope.NotYet(
                alone.Place,
                $"'languages' must be a list; write [{one}]",
                $"'languages' moet een lijst zijn; schrijf [{one}]"
            );
        var languages = new List<Language>();
        foreach (var word in call.WordList("languages"))
        {
            if (LocalReader.Tag(word, call.Scope) is not { } language)
                continue;
            if (languages.Contains(language))
                call.Scope.Fault(
                    word.Place,
                    $"the language '{word.Text}' stands twice; keep one",
                    $"de taal '{word.Text}' staat er twee keer; houd er één"
                );
            else
                languages.Add(language);
        }
        if (!languages.Contains(Language.Nl))
            call.Scope.Fault(
                call.At("languages"),
                "'languages' has no nl; Dutch is always one of them",
                "bij 'languages' ontbreekt nl; Nederlands hoort er altijd bij"
            );
        return languages.AsReadOnly();
    }
}
