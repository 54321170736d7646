using System.Text.RegularExpressions;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing;

/// <summary>
/// A condition in words, for the plain comparisons that nearly all are: “Soort balie” is “Videobalie”. What is more than that is shown as it is
/// written; better a formula than half a sentence.
/// </summary>
public static partial class ConditionWords
{
    /// <summary>"Alleen als …", with its full stop.</summary>
    public static LocalText Only(Expression condition, FormDefinition form)
    {
        var words = Of(condition, form);
        return new($"Alleen als {words.Nl}.", $"Only when {words.In(Language.En)}.");
    }

    public static LocalText Of(Expression condition, FormDefinition form)
    {
        foreach (var (sign, nl, en) in new[] { ("&&", " en ", " and "), ("||", " of ", " or "), ("\0", "", "") })
        {
            var parts = condition.Text.Split(sign).Select(p => Part(p.Trim(), form)).ToList();
            if (parts.All(p => p is not null)) return new(string.Join(nl, parts.Select(p => p!.Nl)), string.Join(en, parts.Select(p => p!.In(Language.En))));
        }
        return new($"dit waar is: {condition.Text}", $"this is true: {condition.Text}");
    }

    private static LocalText? Part(string text, FormDefinition form)
    {
        if (Pattern().Match(text) is not { Success: true } match || FormPath.FieldAt(form, match.Groups["name"].Value) is not { } field || field.Label.IsEmpty) return null;
        var label = field.Label;
        if (!match.Groups["sign"].Success)
        {
            if (field.Type != FieldType.YesNo) return null;
            return match.Groups["not"].Success ? Is(label, "is “nee”", "is “no”") : Is(label, "is “ja”", "is “yes”");
        }
        if (match.Groups["not"].Success) return null;
        var value = match.Groups["text"].Success ? field.Options.FirstOrDefault(o => o.Id == match.Groups["text"].Value)?.Label ?? new(match.Groups["text"].Value)
            : match.Groups["value"].Value switch { "true" => new("ja", "yes"), "false" => new("nee", "no"), var number => new LocalText(number) };
        var (nl, en) = match.Groups["sign"].Value switch
        {
            "==" => ("is", "is"), "!=" => ("is niet", "is not"), "<" => ("is minder dan", "is less than"), "<=" => ("is hoogstens", "is at most"), ">" => ("is meer dan", "is more than"), _ => ("is minstens", "is at least"),
        };
        return Is(label, $"{nl} “{value.Nl}”", $"{en} “{value.In(Language.En)}”");
    }

    private static LocalText Is(LocalText label, string nl, string en) => new($"“{label.Nl}” {nl}", $"“{label.In(Language.En)}” {en}");

    [GeneratedRegex("""^(?<not>!)?(?<name>[a-z][a-z0-9_.]*)( *(?<sign>==|!=|<=|>=|<|>) *("(?<text>[^"]*)"|(?<value>-?[0-9.]+|true|false)))?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
