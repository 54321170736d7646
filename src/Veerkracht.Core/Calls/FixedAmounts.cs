using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Calls;

/// <summary>
/// Amounts of a call that are the same for everybody, whatever is answered: a limit that the form computes from nothing, or from a setting.
/// </summary>
public static class FixedAmounts
{
    /// <summary>By name of the amount; what depends on an answer or on who applies is not among them.</summary>
    public static IReadOnlyDictionary<string, Money> Of(CallDefinition call)
    {
        var known = Outside(call);
        // What one asks for is bound by the form with which one applies; a later form takes its limits over.
        foreach (var field in call.Steps.FirstOrDefault(s => s.ComputesAmounts)?.Form.Fields ?? [])
        {
            if (field is { Value: { } value, VisibleWhen: null } && ValueOf(value, known) is { } fixedValue)
                known.TryAdd(field.Id, fixedValue);
        }
        return call
            .Funding.Rules.OfType<ValueRule>()
            .Where(r => r.When is null)
            .Select(r => (r.Name, Value: ValueOf(r.Value, known) as Rational?))
            .Where(r => r.Value is { Sign: >= 0 } value && value <= Money.Max.Euro)
            .ToDictionary(r => r.Name, r => Rounding.HalfUpToCent(r.Value!.Value));
    }

    private static Dictionary<string, object?> Outside(CallDefinition call) =>
        new()
        {
            ["settings"] = call.Settings.ToDictionary(s => s.Id, s => (object?)s.Value),
            ["parameters"] = call.Parameters.ToDictionary(p => p.Key, p => (object?)p.Value.Value),
        };

    /// <summary>Null where it depends on something that is not known.</summary>
    private static object? ValueOf(Expression expression, Dictionary<string, object?> known) =>
        expression.References.All(r => known.ContainsKey(r.Split('.')[0]))
        && expression.Evaluate(known, out var isBeyond) is { } value
        && !isBeyond
            ? value
            : null;
}
