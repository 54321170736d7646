using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A scenario with what it would give now.</summary>
/// <param name="Scenario">Null for the rule of the call.</param>
/// <param name="Changed">Numbers of dossiers that get another amount than by the rule of the call.</param>
public sealed record ComparedScenario(RoundScenario? Scenario, Round Rule, RoundAtHand AtHand, IReadOnlyList<string> Changed)
{
    public LocalText Name => Scenario is { } s ? new(s.Name) : new("Regel van de oproep", "Rule of the call");

    /// <summary>The keys in which it differs from the rule of the call, with both values as JSON.</summary>
    public IReadOnlyList<(string Key, string Call, string Here)> Differences(Round call)
    {
        var (one, other) = (RoundWriter.Rule(call), RoundWriter.Rule(Rule));
        string Of(JsonObject rule, string key) => rule[key]?.ToJsonString() ?? "–";
        return
        [
            .. one.Select(p => p.Key)
                .Union(other.Select(p => p.Key))
                .Where(k => Of(one, k) != Of(other, k))
                .Select(k => (k, Of(one, k), Of(other, k))),
        ];
    }
}

/// <summary>Keeps scenarios of a round and compares them; what they would give is computed anew each time.</summary>
public sealed class RoundScenarios(Db db, RoundComputation computation, Clock clock)
{
    public const int Most = 10;

    /// <summary>Keeps one. It changes nothing of the round, so it is no act.</summary>
    public Task<Outcome<RoundScenario>> Keep(
        Actor actor,
        AwardRound round,
        string name,
        RoundMethod method,
        bool parts,
        bool stops,
        string envelope,
        CancellationToken stop = default
    ) =>
        db.Transact<RoundScenario>(
            async () =>
            {
                if (!actor.IsOver(Role.ProgrammeManager, round.Measure))
                    return Refusal.Forbidden();
                if (round.State != RoundState.Draft)
                    return RoundRefusals.OtherState(round.State);
                var there = await db.RoundScenarios.Where(s => s.RoundId == round.Id).Select(s => s.Name).ToListAsync(stop);
                if (name.Length is 0 or > 80 || there.Contains(name) || there.Count >= Most)
                    return RoundRefusals.ScenarioName;
                if (!TryReadAmount(envelope, out var cents))
                    return RoundRefusals.EnvelopeUnreadable;
                var rule = RoundRule.Read(round.Rule) with { Method = method, GivesParts = parts, StopsWhenShort = stops };
                var scenario = new RoundScenario
                {
                    Id = Guid.CreateVersion7(clock.UtcNow),
                    RoundId = round.Id,
                    Name = name,
                    Rule = RoundRule.Write(rule),
                    EnvelopeCents = cents,
                    By = actor.PersonId,
                    At = clock.UtcNow,
                };
                db.RoundScenarios.Add(scenario);
                return scenario;
            },
            stop
        );

    /// <summary>Euro as people write them; nothing is no limit.</summary>
    private static bool TryReadAmount(string text, out long? cents)
    {
        cents = null;
        if (text.Length == 0)
            return true;
        if (!NumeralReader.TryRead(text, Language.Nl, out var numeral, out _) || numeral.Value.Sign < 0 || numeral.Value > Money.Max.Euro)
            return false;
        cents = Rounding.HalfUpToCent(numeral.Value).Cents;
        return true;
    }

    /// <summary>The rule of the call first, then each scenario by name.</summary>
    public async Task<IReadOnlyList<ComparedScenario>> Compare(AwardRound round, CancellationToken stop)
    {
        var call = RoundRule.Read(round.Rule);
        var first = new ComparedScenario(null, call, await computation.Of(round, call, stop: stop), []);
        var all = new List<ComparedScenario> { first };
        var before = Given(first.AtHand);
        foreach (var scenario in await db.RoundScenarios.Where(s => s.RoundId == round.Id).OrderBy(s => s.Name).ToListAsync(stop))
        {
            var rule = RoundRule.Read(scenario.Rule);
            var atHand = await computation.Of(round, rule, scenario.Envelope, stop);
            var given = Given(atHand);
            all.Add(
                new(
                    scenario,
                    rule,
                    atHand,
                    [
                        .. before
                            .Keys.Union(given.Keys)
                            .Where(n => before.GetValueOrDefault(n) != given.GetValueOrDefault(n))
                            .Order(StringComparer.Ordinal),
                    ]
                )
            );
        }
        return all;
    }

    private static Dictionary<string, Money> Given(RoundAtHand round) =>
        round.Result?.Outcomes.ToDictionary(o => o.Candidate.Id, o => o.Amount) ?? [];
}
