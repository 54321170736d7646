using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads how a call is judged, what it excludes, and the numbers that staff may set.</summary>
public static class AssessmentReader
{
    /// <param name="names">What the points of a criterion may be computed from; null where the first step cannot be read.</param>
    /// <param name="steps">With the forms that hold what is hidden from assessors.</param>
    public static AssessmentDefinition? Read(MapReader call, IReadOnlyDictionary<string, ExpressionType>? names, IReadOnlyList<Step> steps)
    {
        if (call.Node("assessment") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Assessment, call.Scope);
        var criteria = CriteriaReader.Read(map, names ?? new Dictionary<string, ExpressionType>());
        var minimum = map.Number("minimum_score");
        if (minimum is { } least && (least.Sign < 0 || least > 100))
            map.Scope.Fault(map.At("minimum_score"), "'minimum_score' must be from 0 to 100", "'minimum_score' moet van 0 tot 100 gaan");
        if (criteria.Count == 0 && minimum is not null)
            map.Scope.Fault(map.Place, "a score needs 'criteria'", "een score heeft 'criteria' nodig; voeg ze toe");
        OlderAllocation(map);
        var assessment = new AssessmentDefinition
        {
            Criteria = criteria,
            Jury = Jury(map),
            MinimumScore = minimum,
            Blind = Blind(map, steps),
        };
        map.Close();
        return assessment;
    }

    /// <summary>
    /// Who comes first is said by the 'allocation' of the call itself. Before that existed it stood here, and published versions
    /// have 'registration', which is what happens without a round: that is still read. Anything else is shown where it belongs now.
    /// </summary>
    private static void OlderAllocation(MapReader map)
    {
        if (map.Moved("allocation") is not { } older || older == "registration")
            return;
        var method = older switch
        {
            "pro_rata" => "pro-rata",
            "rights" => "drawing-right",
            _ => "ranking",
        };
        map.Idle(
            "allocation",
            $"who comes first is said at the top of the call: 'allocation: {{ method: {method} }}'",
            $"wie eerst komt, staat bovenaan in de oproep: 'allocation: {{ method: {method} }}'"
        );
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
        return exclusions.AsReadOnly();
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
        return settings.AsReadOnly();
    }

    /// <summary>What is named and hides nothing would promise a blind reading that is none.</summary>
    private static IReadOnlyList<string> Blind(MapReader assessment, IReadOnlyList<Step> steps)
    {
        var asked = steps.Where(s => s.Kind == StepKind.Application).SelectMany(s => s.Form.Fields).Select(f => f.Id).ToHashSet();
        var blind = new List<string>();
        foreach (var word in assessment.WordList("blind"))
        {
            if (!asked.Contains(word.Text))
                assessment.Scope.Fault(
                    word.Place,
                    $"no application asks '{word.Text}': 'blind' names fields of the first level by their id",
                    $"geen aanvraag vraagt '{word.Text}': 'blind' noemt velden van het eerste niveau met hun id"
                );
            else if (blind.Contains(word.Text))
                assessment.Scope.Fault(word.Place, $"'{word.Text}' stands here twice", $"'{word.Text}' staat hier twee keer");
            blind.Add(word.Text);
        }
        return blind.AsReadOnly();
    }

    private static JuryDefinition? Jury(MapReader assessment)
    {
        if (assessment.Node("jury") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Jury, assessment.Scope);
        var members = map.Count("members");
        var quorum = map.Count("quorum");
        if (members == 0)
            map.Scope.Fault(map.At("members"), "a jury has members", "een jury heeft leden: vul bij 'members' minstens 1 in");
        if (quorum > members)
            map.Scope.Fault(
                map.At("quorum"),
                "'quorum' is above the number of members",
                "'quorum' is hoger dan het aantal leden; verlaag het"
            );
        if (quorum == 0)
            map.Scope.Fault(map.At("quorum"), "'quorum' must be above 0", "'quorum' moet meer dan 0 zijn");
        var jury = new JuryDefinition(
            members,
            map.Local("intro") ?? LocalText.Empty,
            map.Count("defence_minutes"),
            map.Count("question_minutes")
        )
        {
            Quorum = quorum,
        };
        map.Close();
        return jury;
    }
}
