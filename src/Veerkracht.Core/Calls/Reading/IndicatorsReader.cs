using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads what is counted, with the expression that gives it in each step.</summary>
public static class IndicatorsReader
{
    public static IReadOnlyList<Indicator> Read(
        MapReader call,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, ExpressionType>> names
    )
    {
        var indicators = new List<Indicator>();
        var ids = new HashSet<string>();
        foreach (var map in call.Maps("indicators", Thing.Indicator))
        {
            var id = map.Id("id", ids, Thing.Indicator);
            var byStep = new Dictionary<string, Expression>();
            if (map.Node("steps", true) is { } node)
            {
                var steps = new MapReader(node, Thing.Key("steps"), map.Scope) { HoldsNames = true };
                foreach (var (step, known) in names)
                    if (steps.Expression(step, known, FormTypes.Number) is { } expression)
                        byStep[step] = expression;
                steps.Close();
            }
            indicators.Add(
                new Indicator(
                    id,
                    map.Local("label", true) ?? LocalText.Empty,
                    map.Local("unit") ?? LocalText.Empty,
                    map.Count("decimals") ?? 0,
                    byStep.AsReadOnly()
                )
                {
                    IsLatest = map.OneOf("total", ["sum", "latest"]) == "latest",
                }
            );
            map.Close();
        }
        return indicators.AsReadOnly();
    }
}
