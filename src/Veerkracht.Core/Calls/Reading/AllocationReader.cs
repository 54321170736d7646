using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads how rounds of a call divide its money. The names are those of a file with a round (docs/allocation.md).</summary>
internal static class AllocationReader
{
    private static readonly Dictionary<string, RoundMethod> Methods = new()
    {
        ["ranking"] = RoundMethod.Ranking,
        ["registration"] = RoundMethod.Registration,
        ["drawing-right"] = RoundMethod.DrawingRight,
        ["equal-share"] = RoundMethod.EqualShare,
        ["pro-rata"] = RoundMethod.ProRata,
    };

    private static readonly Dictionary<string, TieKind> Ties = new()
    {
        ["criterion"] = TieKind.Criterion,
        ["registration"] = TieKind.Registration,
        ["lot"] = TieKind.Lot,
    };

    private static readonly Dictionary<string, GroupKind> Groups = new()
    {
        ["class"] = GroupKind.Class,
        ["province"] = GroupKind.Province,
        ["theme"] = GroupKind.Theme,
    };

    private static readonly Dictionary<string, UnfilledRule> Unfilled = new()
    {
        ["stays"] = UnfilledRule.Stays,
        ["flows-back"] = UnfilledRule.FlowsBack,
    };

    public static AllocationDefinition? Read(MapReader call, AssessmentDefinition? assessment, IReadOnlyList<Step> steps)
    {
        if (call.Node("allocation") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Allocation, call.Scope);
        var method = map.OneOf("method", Methods.Keys, required: true) is { } word ? Methods[word] : RoundMethod.Registration;
        var isRight = method == RoundMethod.DrawingRight;
        var (theme, priority) = (Field(map, "theme", steps), Field(map, "priority", steps));
        var rule = new Round
        {
            Method = method,
            Envelope = Money.Zero,
            GivesParts = map.OneOf("fit", ["whole", "partial"]) is { } fit ? fit == "partial" : isRight,
            StopsWhenShort = map.OneOf("short", ["stop", "skip"]) is { } word2 ? word2 == "stop" : !isRight,
            Ties = [.. map.Maps("ties", Thing.Tie).Select(Tie)],
            Quotas = [.. map.Maps("quotas", Thing.Quota).Select(q => Quota(q, theme))],
            PerBody = Limit(map),
            OwnPriorities = priority is not null,
            Key = map.OneOf("key", [.. Apportionment.Named.Select(n => n.Name)]) is { } key
                ? Apportionment.Of(key)!.Value
                : ApportionmentKey.LargestRemainder,
        };
        map.Close();
        Check(map, rule, assessment);
        return new AllocationDefinition(rule) { Theme = theme, Priority = priority };
    }

    /// <summary>What contradicts itself whatever the candidates and the money are.</summary>
    private static void Check(MapReader map, Round rule, AssessmentDefinition? assessment)
    {
        var criteria = (assessment?.Criteria ?? []).Select(c => new RoundCriterion(c.Id, Rational.One)).ToList();
        if (rule.Method == RoundMethod.Ranking && criteria.Count == 0)
            map.Scope.Fault(
                map.At("method"),
                "a ranking needs 'criteria' in 'assessment'",
                "een rangschikking heeft 'criteria' bij 'assessment' nodig; voeg ze toe"
            );
        foreach (var fault in RoundFaults.Of(rule with { Envelope = Money.Max, Criteria = criteria }))
        {
            var keys = fault.Path.Split('.', '[', ']');
            map.Scope.Fault(
                map.At(keys.Length > 1 ? keys[1] : ""),
                $"'{fault.Path[2..]}' {fault.Why.In(Texts.Language.En)}",
                $"'{fault.Path[2..]}' {fault.Why.Nl}"
            );
        }
    }

    private static string? Field(MapReader map, string key, IReadOnlyList<Step> steps)
    {
        if (map.Scalar(key) is not { } scalar)
            return null;
        if (steps.Where(s => s.Kind == StepKind.Application).SelectMany(s => s.Form.Fields).Any(f => f.Id == scalar.Text))
            return scalar.Text;
        map.Scope.Fault(
            scalar.Place,
            $"no application asks '{scalar.Text}': '{key}' names a field of the first level by its id",
            $"geen aanvraag vraagt '{scalar.Text}': '{key}' noemt een veld van het eerste niveau met zijn id"
        );
        return null;
    }

    private static TieRule Tie(MapReader map)
    {
        var by = map.OneOf("by", Ties.Keys, required: true) is { } word ? Ties[word] : TieKind.Registration;
        var criterion = map.Text("criterion", required: by == TieKind.Criterion);
        if (by != TieKind.Criterion && criterion is not null)
            map.Scope.Fault(map.At("criterion"), "'criterion' belongs to 'by: criterion'", "'criterion' hoort bij 'by: criterion'");
        map.Close();
        return new TieRule(by, criterion);
    }

    private static Quota Quota(MapReader map, string? theme)
    {
        var by = map.OneOf("by", Groups.Keys, required: true) is { } word ? Groups[word] : GroupKind.Class;
        if (by == GroupKind.Theme && theme is null)
            map.Scope.Fault(
                map.At("by"),
                "no field says the theme; name one as 'theme' of the allocation",
                "geen veld zegt het thema; noem er een als 'theme' van de verdeling"
            );
        if (!map.Has("reserved") && !map.Has("most") && !map.Has("most_awards"))
            map.Scope.Fault(
                map.Place,
                "the quota rules nothing: give 'reserved', 'most' or 'most_awards'",
                "het quotum regelt niets: geef 'reserved', 'most' of 'most_awards'"
            );
        if (map.Has("reserved") != map.Has("unfilled"))
            map.Scope.Fault(
                map.At("unfilled"),
                "'unfilled' says what happens to what is left of 'reserved': give both or neither",
                "'unfilled' zegt wat er gebeurt met wat van 'reserved' overblijft: geef beide of geen van beide"
            );
        var quota = new Quota(by, map.Required("of"))
        {
            Reserved = map.Amount("reserved") ?? Money.Zero,
            Unfilled = map.OneOf("unfilled", Unfilled.Keys) is { } rule ? Unfilled[rule] : UnfilledRule.Stays,
            Most = map.Amount("most"),
            MostAwards = map.Count("most_awards"),
        };
        map.Close();
        return quota;
    }

    private static BodyLimit? Limit(MapReader allocation)
    {
        if (allocation.Node("per_body") is not { } node)
            return null;
        var map = new MapReader(node, Thing.PerBody, allocation.Scope);
        var limit = new BodyLimit(map.Count("awards"), map.Amount("amount"));
        if (limit is { Awards: null, Amount: null })
            map.Scope.Fault(map.Place, "it limits nothing: give 'awards' or 'amount'", "dit begrenst niets: geef 'awards' of 'amount'");
        map.Close();
        return limit;
    }
}
