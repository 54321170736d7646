using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing;

/// <summary>Conditions inside the sentences of a part.</summary>
public static class ConditionWords
{
    /// <summary>"Alleen als …", with its full stop.</summary>
    public static LocalText Only(Expression condition, NamesInSight names)
    {
        var words = Of(condition, names);
        return new($"Alleen als {words.Nl}.", $"Only when {words.In(Language.En)}.");
    }

    public static LocalText Of(Expression condition, NamesInSight names) =>
        ExpressionWords.Of(condition.Text, names) ?? new(condition.Text);
}
