using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Reads what applications are judged on. Points that follow from the answers are computed; weights, and points that a jury would give, can
/// be written in a draft and keep it from being published until scores are computed.
/// </summary>
internal static class CriteriaReader
{
    private const int UsualScale = 10;

    public static IReadOnlyList<Criterion> Read(MapReader assessment, IReadOnlyDictionary<string, ExpressionType> names)
    {
        var ids = new HashSet<string>();
        var weights = new List<Rational>();
        var criteria = assessment.Maps("criteria", Thing.Criterion).Select(m => Read(m, ids, weights, names)).ToList();
        var together = weights.Aggregate(Rational.Zero, (sum, weight) => sum + weight);
        if (weights.Count > 0 && together != 100)
            assessment.Scope.Fault(
                assessment.At("criteria"),
                $"the weights are {together} together and must be 100",
                $"de gewichten zijn samen {together} en moeten samen 100 zijn"
            );
        return criteria.AsReadOnly();
    }

    /// <summary>A key that would decide by a score.</summary>
    public static void NoScores(MapReader map, string key) =>
        map.Idle(
            key,
            "no scores are computed, and grants are awarded in the order of registration",
            "er worden geen scores berekend, en subsidies worden toegekend in de volgorde van indiening"
        );

    private static Criterion Read(
        MapReader map,
        HashSet<string> ids,
        List<Rational> weights,
        IReadOnlyDictionary<string, ExpressionType> names
    )
    {
        var scale = map.Count("scale") ?? UsualScale;
        if (scale == 0)
            map.Scope.Fault(map.At("scale"), "'scale' must be above 0", "'scale' moet meer dan 0 zijn");
        if (map.Number("weight") is { } weight)
        {
            weights.Add(weight);
            if (weight.Sign <= 0)
                map.Scope.Fault(map.At("weight"), "'weight' must be above 0", "'weight' moet meer dan 0 zijn");
        }
        if (map.Number("minimum") > scale)
            map.Scope.Fault(map.At("minimum"), "'minimum' is above 'scale'", "'minimum' is hoger dan 'scale'; verlaag het");
        var points = map.Expression("points", names, FormTypes.Number);
        foreach (var key in map.Has("points") ? new[] { "weight", "minimum" } : ["weight", "scale", "minimum"])
            NoScores(map, key);
        var criterion = new Criterion(
            map.Id("id", ids, Thing.Criterion),
            map.Local("title", true) ?? LocalText.Empty,
            map.Local("hint") ?? LocalText.Empty
        )
        {
            Points = points,
            Explain = map.Local("explain"),
            Explained = map.Scope.Message(map.Node("explain"), names),
            IsComputed = map.Has("points"),
            Scale = scale,
        };
        map.Close();
        return criterion;
    }
}
