using System.Text.Json.Nodes;
using Veerkracht.Core.Allocation.Portfolios;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>The result of a round as the JSON that scripts rely on: the same round gives the same bytes.</summary>
public static class RoundJson
{
    /// <summary>Each reason as a word: "money-short".</summary>
    public static string CodeOf(ReasonKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    public static string StateOf(OutcomeState state) =>
        state switch
        {
            OutcomeState.Awarded => "awarded",
            OutcomeState.Partly => "partly",
            OutcomeState.Reserve => "reserve",
            _ => "refused",
        };

    /// <param name="portfolio">The best choice beside it, or why there is none; both null where it was not asked.</param>
    public static JsonObject Of(string? title, RoundResult result, (Portfolio? Found, LocalText? Why)? portfolio)
    {
        var json = new JsonObject();
        if (title is not null)
            json["round"] = title;
        json["method"] = RoundFile.NameOf(result.Round.Method);
        json["currency"] = "EUR";
        json["totals"] = Totals(result);
        if (result.Quotas.Count > 0)
            json["quotas"] = new JsonArray([.. result.Quotas.Select(Of)]);
        if (result.Lot is { } lot)
            json["lot"] = Of(lot);
        json["candidates"] = new JsonArray([.. result.Outcomes.Select(Of)]);
        if (portfolio is { } asked)
            json["portfolio"] = Of(asked.Found, asked.Why, result);
        return json;
    }

    private static JsonObject Totals(RoundResult result) =>
        new()
        {
            ["envelope"] = result.Round.Envelope.ToString(),
            ["asked"] = Money.Sum(result.Round.Candidates.Select(c => c.Asked)).ToString(),
            ["awarded"] = result.Awarded.ToString(),
            ["left"] = result.Left.ToString(),
            ["kept_for_groups"] = result.Kept.ToString(),
            ["counts"] = new JsonObject(
                Enum.GetValues<OutcomeState>().Select(s => KeyValuePair.Create(StateOf(s), (JsonNode?)result.In(s).Count()))
            ),
        };

    private static JsonObject Of(QuotaOutcome quota) =>
        new()
        {
            ["by"] = RoundFile.Groups.First(g => g.Value == quota.Quota.By).Word,
            ["of"] = quota.Quota.Of,
            ["awarded"] = quota.Awarded.ToString(),
            ["awards"] = quota.Awards,
            ["reserved"] = quota.Quota.Reserved.ToString(),
            ["unused"] = quota.Unused.ToString(),
        };

    private static JsonObject Of(LotOutcome lot) =>
        new()
        {
            ["key"] = lot.Key.Text,
            ["list"] = new JsonArray([.. lot.List.Select(id => (JsonNode)id)]),
            ["drawn"] = new JsonArray([.. lot.Drawn.Select(n => (JsonNode)n)]),
        };

    private static JsonObject Of(Outcome outcome)
    {
        var json = new JsonObject
        {
            ["id"] = outcome.Candidate.Id,
            ["body"] = outcome.Candidate.Body,
            ["state"] = StateOf(outcome.State),
            ["reason"] = CodeOf(outcome.Decisive),
            ["asked"] = outcome.Candidate.Asked.ToString(),
            ["awarded"] = outcome.Amount.ToString(),
        };
        if (outcome.Rank is { } rank)
            json["rank"] = rank;
        if (outcome.ReservePlace is { } place)
            json["reserve_place"] = place;
        var why = outcome.Why;
        json["why"] = new JsonObject
        {
            ["nl"] = new JsonArray([.. why.Select(line => (JsonNode)line.Nl)]),
            ["en"] = new JsonArray([.. why.Select(line => (JsonNode)line.In(Language.En))]),
        };
        return json;
    }

    private static JsonObject Of(Portfolio? portfolio, LocalText? why, RoundResult result)
    {
        if (portfolio is null)
            return new JsonObject
            {
                ["why"] = new JsonObject { ["nl"] = why!.Nl, ["en"] = why.In(Language.En) },
            };
        var awarded = result.Outcomes.Where(o => o.Amount.IsPositive).Select(o => o.Candidate.Id).ToHashSet(StringComparer.Ordinal);
        return new JsonObject
        {
            ["score"] = portfolio.Score.ToString(),
            ["bound"] = portfolio.Bound.ToString(),
            ["proven"] = portfolio.IsProven,
            ["amount"] = portfolio.Amount.ToString(),
            ["chosen"] = Ids(portfolio.Ids),
            ["only_here"] = Ids(portfolio.Ids.Where(id => !awarded.Contains(id))),
            ["only_in_decision"] = Ids(awarded.Except(portfolio.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        };
    }

    private static JsonArray Ids(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);
}
