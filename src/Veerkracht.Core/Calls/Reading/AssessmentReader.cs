using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads how a call is judged, what it excludes, and the numbers that staff may set.</summary>
public static class AssessmentReader
{
    private static readonly string[] Methods = ["registration", "score", "pro_rata", "rights"];

    public static AssessmentDefinition? Read(MapReader call)
    {
        if (call.Node("assessment") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Assessment, call.Scope);
        var ids = new HashSet<string>();
        var criteria = map.Maps("criteria", Thing.Criterion).Select(m => Criterion(m, ids)).ToList();
        var together = criteria.Aggregate(Rational.Zero, (sum, c) => sum + c.Weight);
        if (criteria.Count > 0 && together != 100)
            map.Scope.Fault(
                map.At("criteria"),
                $"the weights are {together} together and must be 100",
                $"de gewichten zijn samen {together} en moeten samen 100 zijn"
            );
        var minimum = map.Number("minimum_score");
        if (minimum is { } least && (least.Sign < 0 || least > 100))
            map.Scope.Fault(map.At("minimum_score"), "'minimum_score' must be from 0 to 100", "'minimum_score' moet van 0 tot 100 gaan");
        var method = map.OneOf("allocation", Methods);
        if (criteria.Count == 0 && (method == "score" || minimum is not null))
            map.Scope.Fault(map.Place, "a score needs 'criteria'", "een score heeft 'criteria' nodig; voeg ze toe");
        var assessment = new AssessmentDefinition
        {
            Criteria = criteria,
            MinimumScore = minimum,
            Jury = Jury(map),
            Allocation = method switch
            {
                "score" => AllocationMethod.Score,
                "pro_rata" => AllocationMethod.ProRata,
                "rights" => AllocationMethod.Rights,
                _ => AllocationMethod.Registration,
            },
        };
        map.Close();
        return assessment;
    }

    public static IReadOnlyList<Exclusion> Exclusions(MapReader call)
    {
        var exclusions = new List<Exclusion>();
        foreach (var map in call.Maps("excludes", Thing.Exclusion))
        {
            if (map.Has("call") == map.Has("measure"))
                map.Scope.Fault(map.Place, "give either 'call' or 'measure'", "geef 'call' of 'measure', een van de twee");
            exclusions.Add(new Exclusion(map.Text("call"), map.Text("measure"), map.Local("reason", true) ?? LocalText.Empty));
            map.Close();
        }
        return exclusions;
    }

    public static IReadOnlyList<Setting> Settings(MapReader call)
    {
        var settings = new List<Setting>();
        var ids = new HashSet<string>();
        foreach (var map in call.Maps("settings", Thing.Setting))
        {
            map.Scalar("value", true);
            settings.Add(
                new Setting(
                    map.Id("id", ids, Thing.Setting),
                    map.Local("label", true) ?? LocalText.Empty,
                    map.Local("unit") ?? LocalText.Empty,
                    map.Number("value") ?? default
                )
            );
            map.Close();
        }
        return settings;
    }

    private static Criterion Criterion(MapReader map, HashSet<string> ids)
    {
        var scale = map.Count("scale") ?? 10;
        if (scale == 0)
            map.Scope.Fault(map.At("scale"), "'scale' must be above 0", "'scale' moet meer dan 0 zijn");
        map.Scalar("weight", true);
        var weight = map.Number("weight") ?? default;
        if (map.Has("weight") && weight.Sign <= 0)
            map.Scope.Fault(map.At("weight"), "'weight' must be above 0", "'weight' moet meer dan 0 zijn");
        var minimum = map.Number("minimum");
        if (minimum > scale)
            map.Scope.Fault(map.At("minimum"), "'minimum' is above 'scale'", "'minimum' is hoger dan 'scale'; verlaag het");
        var criterion = new Criterion(
            map.Id("id", ids, Thing.Criterion),
            map.Local("title", true) ?? LocalText.Empty,
            map.Local("hint") ?? LocalText.Empty,
            weight,
            Math.Max(scale, 1),
            minimum
        );
        map.Close();
        return criterion;
    }

    private static JuryDefinition? Jury(MapReader assessment)
    {
        if (assessment.Node("jury") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Jury, assessment.Scope);
        map.Scalar("members", true);
        var members = map.Count("members") ?? 0;
        var quorum = map.Count("quorum") ?? members;
        if (map.Has("members") && members == 0)
            map.Scope.Fault(map.At("members"), "a jury has members", "een jury heeft leden: vul bij 'members' minstens 1 in");
        if (quorum > members)
            map.Scope.Fault(
                map.At("quorum"),
                "'quorum' is above the number of members",
                "'quorum' is hoger dan het aantal leden; verlaag het"
            );
        var jury = new JuryDefinition(
            members,
            quorum,
            map.Local("intro") ?? LocalText.Empty,
            map.Count("defence_minutes"),
            map.Count("question_minutes")
        );
        map.Close();
        return jury;
    }
}
