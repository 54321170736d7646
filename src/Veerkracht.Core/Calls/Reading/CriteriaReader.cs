using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Reads what applications are judged on: points that follow from the answers, and points that assessors give, with their weight in the
/// total.
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
        if (weights.Count > 0 && weights.Count < criteria.Count)
            assessment.Scope.Fault(
                assessment.At("criteria"),
                "give each criterion a 'weight', or none",
                "geef elk criterium een 'weight', of geen enkel"
            );
        else if (weights.Count > 0 && together != 100)
            assessment.Scope.Fault(
                assessment.At("criteria"),
                $"the weights are {together} together and must be 100",
                $"de gewichten zijn samen {together} en moeten samen 100 zijn"
            );
        return criteria.AsReadOnly();
    }

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
        var (weight, minimum) = (map.Number("weight"), map.Number("minimum"));
        if (weight is { } given)
        {
            weights.Add(given);
            if (given.Sign <= 0)
                map.Scope.Fault(map.At("weight"), "'weight' must be above 0", "'weight' moet meer dan 0 zijn");
        }
        if (minimum > scale)
            map.Scope.Fault(map.At("minimum"), "'minimum' is above 'scale'", "'minimum' is hoger dan 'scale'; verlaag het");
        if (minimum is { Sign: < 0 })
            map.Scope.Fault(map.At("minimum"), "'minimum' must be 0 or more", "'minimum' moet 0 of meer zijn");
        var points = map.Expression("points", names, FormTypes.Number);
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
            Weight = weight,
            Minimum = minimum,
        };
        map.Close();
        return criterion;
    }
}
