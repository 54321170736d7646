using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Conditions;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>A computation as boxes: the answer to one question, chosen from a list, or a formula.</summary>
public static class ExpressionBoxes
{
    public const string Answer = ".antwoord";

    /// <summary>The numbers that can be taken as they are: answers of the form, what is known of the applicant, settings.</summary>
    public static IReadOnlyList<NameInSight> Names(PartPlace place) =>
        [
            .. place.Names.All.Where(n =>
                n.Type is "number" or "amount" or "percentage"
                && n.Name != place.Whole.Word("id")
                && !n.Name.StartsWith("amounts.", StringComparison.Ordinal)
                && !n.Name.StartsWith("left.", StringComparison.Ordinal)
                && !n.Name.StartsWith("earlier.", StringComparison.Ordinal)
            ),
        ];

    public static Dictionary<string, string> Shown(PartPlace place, string text) =>
        Names(place).Any(n => n.Name == text) ? new() { [Answer] = text, [""] = "" } : new() { [Answer] = "", [""] = text };

    /// <summary>What this person changed goes before; a formula before a choice.</summary>
    public static string Written(PartPlace place, string text, Func<string, string> typed)
    {
        var (shown, answer, formula) = (Shown(place, text), typed(Answer).Trim(), typed("").Trim());
        if (answer.Length > 0 && answer != shown[Answer] && formula == shown[""].Trim())
            return answer;
        return formula.Length > 0 ? formula : answer;
    }
}
