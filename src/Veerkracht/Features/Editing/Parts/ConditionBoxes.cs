using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>
/// A condition as boxes: rows of "what", "how" and "value", all or any of which must hold, and the expression itself as a way out. Choosing
/// from a list a question together with its answer ("kind=video") needs no script.
/// </summary>
public static class ConditionBoxes
{
    public const string When = ".wanneer",
        Free = ".vrij",
        All = ".alle";
    public const string Never = "nooit",
        Always = "altijd",
        If = "als";

    /// <summary>Empty rows behind those that are filled in.</summary>
    private const int Spare = 2;

    private static readonly (string Word, Comparison How)[] Ways =
    [
        ("is", Comparison.Is),
        ("is-niet", Comparison.IsNot),
        ("minstens", Comparison.AtLeast),
        ("hoogstens", Comparison.AtMost),
        ("meer", Comparison.MoreThan),
        ("minder", Comparison.LessThan),
        ("ingevuld", Comparison.IsFilled),
        ("leeg", Comparison.IsEmpty),
    ];

    public static Dictionary<string, string> Shown(FormatKey key, string text, NamesInSight names, Language language)
    {
        var boxes = new Dictionary<string, string>();
        var expression = text;
        if (key.Kind == ValueKind.YesOrCondition)
        {
            boxes[When] =
                text is "" or "false" or "no" ? Never
                : text is "true" or "yes" ? Always
                : If;
            if (boxes[When] != If)
                expression = "";
        }
        boxes[Free] = expression;
        var simple = expression.Length == 0 ? new SimpleCondition(true, []) : SimpleCondition.Read(expression, names);
        if (simple is null)
            return boxes;
        boxes[All] = simple.All ? "alle" : "een";
        for (var i = 0; i < simple.Parts.Count + Spare; i++)
        {
            var (what, how, value) = i < simple.Parts.Count ? Row(simple.Parts[i], names, language) : ("", "", "");
            (boxes[$".{i}.wat"], boxes[$".{i}.hoe"], boxes[$".{i}.waarde"]) = (what, how, value);
        }
        return boxes;
    }

    /// <summary>The expression that was put together; empty where nothing was, null where a row has no meaning.</summary>
    public static string? Written(Func<string, string> typed, NamesInSight names, Language language)
    {
        var parts = new List<ConditionPart>();
        for (var i = 0; typed($".{i}.wat").Length + typed($".{i}.hoe").Length + typed($".{i}.waarde").Length > 0; i++)
        {
            if (typed($".{i}.wat").Length == 0)
                continue;
            if (Part(typed($".{i}.wat"), typed($".{i}.hoe"), typed($".{i}.waarde"), names, language) is not { } part)
                return null;
            parts.Add(part);
        }
        return parts.Count == 0 ? "" : new SimpleCondition(typed(All) != "een", parts).Write(names);
    }

    private static (string, string, string) Row(ConditionPart part, NamesInSight names, Language language)
    {
        var name = names.Find(part.Name)!;
        var how = part.How switch
        {
            Comparison.Contains or Comparison.IsYes => Comparison.Is,
            Comparison.ContainsNot or Comparison.IsNo => Comparison.IsNot,
            var other => other,
        };
        var word = Ways.First(w => w.How == how).Word;
        if (part.NeedsValue && name.Options.Any(o => o.Word == part.Value))
            return ($"{part.Name}={part.Value}", word, "");
        return (
            part.Name,
            word,
            Words.Number(part.Value) is { } number && name.Type is "number" or "amount" or "percentage"
                ? Numerals.WriteExact(number, language)
                : part.Value
        );
    }

    private static ConditionPart? Part(string what, string word, string value, NamesInSight names, Language language)
    {
        var (field, option) = what.Split('=', 2) is [var f, var o] ? (f, o) : (what, null);
        if (names.Find(field) is not { } name || (word.Length > 0 && Ways.All(w => w.Word != word)))
            return null;
        var how = word.Length == 0 ? Comparison.Is : Ways.First(w => w.Word == word).How;
        if (how is Comparison.IsFilled or Comparison.IsEmpty)
            return new ConditionPart(field, how);
        if (name.Type == "yes_no")
            return how is Comparison.Is or Comparison.IsNot
                ? new ConditionPart(field, how == Comparison.Is ? Comparison.IsYes : Comparison.IsNo)
                : null;
        if (option is null && name.Type is "choice" or "choices")
            return null;
        if (name.Type == "choices")
            return how is Comparison.Is or Comparison.IsNot
                ? new ConditionPart(field, how == Comparison.Is ? Comparison.Contains : Comparison.ContainsNot, option!)
                : null;
        if (option is not null && how is not (Comparison.Is or Comparison.IsNot))
            return null;
        return new ConditionPart(
            field,
            how,
            option ?? (name.Type is "number" or "amount" or "percentage" ? BoxValues.NumberOf(value, language) : value)
        );
    }
}
