using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>A round as the file that <see cref="RoundFile"/> reads: the same round gives the same bytes.</summary>
public static class RoundWriter
{
    /// <param name="source">Where the key of the lot comes from, for people; null where there is no lot.</param>
    public static JsonObject Of(Round round, string? title, LocalText? source = null)
    {
        var json = new JsonObject();
        if (title is not null)
            json["round"] = title;
        json["envelope"] = round.Envelope.ToString();
        foreach (var (key, value) in Rule(round).ToList())
            json[key] = value?.DeepClone();
        if (round.Criteria.Count > 0)
            json["criteria"] = new JsonArray([.. round.Criteria.Select(Of)]);
        if (round.LeastTotal is { } least)
            json["minimum_total"] = Number(least);
        if (round.Rights.Count > 0 || round.Method == RoundMethod.DrawingRight)
            json["rights"] = new JsonObject(
                round
                    .Rights.OrderBy(r => r.Key, StringComparer.Ordinal)
                    .Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value.ToString()))
            );
        if (round.Lot is { } lot)
            json["lot"] = Of(lot, source);
        var byId = round.Candidates.OrderBy(c => c.Id, StringComparer.Ordinal);
        json["candidates"] = new JsonArray([.. byId.Select(c => Of(c, round.Criteria))]);
        return json;
    }

    /// <summary>What a call says and a scenario changes: how the money goes, without money and candidates.</summary>
    public static JsonObject Rule(Round round)
    {
        var json = new JsonObject
        {
            ["method"] = RoundFile.NameOf(round.Method),
            ["fit"] = round.GivesParts ? "partial" : "whole",
            ["short"] = round.StopsWhenShort ? "stop" : "skip",
        };
        if (round.Ties.Count > 0)
            json["ties"] = new JsonArray([.. round.Ties.Select(Of)]);
        if (round.Quotas.Count > 0)
            json["quotas"] = new JsonArray([.. round.Quotas.Select(Of)]);
        if (round.PerBody is { } limit)
            json["per_body"] = Of(limit);
        if (round.OwnPriorities)
            json["own_priorities"] = true;
        if (round.Key != ApportionmentKey.LargestRemainder)
            json["key"] = Apportionment.NameOf(round.Key);
        return json;
    }

    private static JsonObject Of(RoundCriterion criterion)
    {
        var json = new JsonObject { ["id"] = criterion.Id, ["weight"] = Number(criterion.Weight) };
        if (criterion.Least is { } least)
            json["minimum"] = Number(least);
        return json;
    }

    private static JsonObject Of(TieRule tie)
    {
        var json = new JsonObject { ["by"] = tie.Kind.ToString().ToLowerInvariant() };
        if (tie.Criterion is { } criterion)
            json["criterion"] = criterion;
        return json;
    }

    private static JsonObject Of(Quota quota)
    {
        var json = new JsonObject { ["by"] = RoundFile.Groups.First(g => g.Value == quota.By).Word, ["of"] = quota.Of };
        if (quota.Reserved.IsPositive)
        {
            json["reserved"] = quota.Reserved.ToString();
            json["unfilled"] = quota.Unfilled == UnfilledRule.Stays ? "stays" : "flows-back";
        }
        if (quota.Most is { } most)
            json["most"] = most.ToString();
        if (quota.MostAwards is { } awards)
            json["most_awards"] = awards;
        return json;
    }

    private static JsonObject Of(BodyLimit limit)
    {
        var json = new JsonObject();
        if (limit.Awards is { } awards)
            json["awards"] = awards;
        if (limit.Amount is { } amount)
            json["amount"] = amount.ToString();
        return json;
    }

    private static JsonObject Of(Lot lot, LocalText? source)
    {
        var json = new JsonObject { ["key"] = lot.Key.Text };
        if (lot.List is { } list)
            json["list"] = new JsonArray([.. list.Select(id => (JsonNode)id)]);
        if (source is not null)
            json["source"] = source.Nl;
        return json;
    }

    private static JsonObject Of(Candidate c, IReadOnlyList<RoundCriterion> criteria)
    {
        var json = new JsonObject
        {
            ["id"] = c.Id,
            ["body"] = c.Body,
            ["asked"] = c.Asked.ToString(),
        };
        if (c.Least is { } least)
            json["least"] = least.ToString();
        if (c.Scores.Count > 0)
            json["scores"] = new JsonObject(criteria.Zip(c.Scores, (k, s) => KeyValuePair.Create(k.Id, (JsonNode?)Number(s))));
        if (c.Total is { } total)
            json["total"] = Number(total);
        json["registered"] = c.Registered;
        foreach (var (key, value) in new[] { ("class", c.Class), ("province", c.Province), ("theme", c.Theme) })
        {
            if (value is not null)
                json[key] = value;
        }
        if (c.Priority is { } priority)
            json["priority"] = priority;
        if (c.Excluded is { } why)
            json["excluded"] = why.En is { } en ? new JsonObject { ["nl"] = why.Nl, ["en"] = en } : why.Nl;
        if (c.Held.IsPositive)
            json["awarded"] = c.Held.ToString();
        return json;
    }

    /// <summary>As a text: a number of six decimals must not pass through a floating point number.</summary>
    private static string Number(Rational number) => number.ToString();
}
