using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>A call whose rounds rank by points that follow from the answers, so that a test says who has which score.</summary>
internal static class RoundWorld
{
    public const string Call = "rondes";

    public static readonly Book Pot = Book.Pot(CallHead.Measure, Call, "pot");
    public static readonly Book Envelope = Book.Envelope(CallHead.Measure);

    /// <param name="pot">Euro in the pot. Half of the cost is granted.</param>
    /// <param name="allocation">As it stands in the call, on one line.</param>
    public static string Yaml(long pot, string allocation, string call = Call) =>
        $$"""
            call: {{call}}
            programme: vlaamse-veerkracht
            measure: {{CallHead.Measure}}
            version: 1
            title: { nl: Oproep met rondes, en: Call with rounds }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: {{call}}
            contact: { name: Test, email: test@veerkracht.example }
            applicants:
              - class: municipality
            assessment:
              minimum_score: 30
              criteria:
                - { id: reach, title: { nl: Bereik, en: Reach }, points: reach, scale: 10 }
            allocation: {{allocation}}
            funding:
              pots:
                - { id: pot, title: { nl: Pot, en: Pot }, amount: {{pot}} }
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: "1:1", from: pot }
              grant: grant
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                      - { id: reach, type: number, label: { nl: Bereik, en: Reach }, required: true }
              - id: balance
                kind: claim
                title: { nl: Saldo, en: Balance }
                opens: [awarded]
                instalment: { percentage: 100 }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
            """;

    public const string ByLot = "{ method: ranking, short: skip, ties: [{ by: lot }] }",
        ByRegistration = "{ method: ranking, short: skip, ties: [{ by: registration }] }";

    public static Task Publish(this TestSite site, long pot, string allocation, string call = Call) =>
        site.Publish(Yaml(pot, allocation, call), 1_000_000_00);

    /// <summary>A complete dossier that asks half of this cost, with so many points of 10.</summary>
    public static Task<Dossier> Asks(this TestSite site, string cost, int reach, string town = "geetbets", string call = Call) =>
        site.Complete(call, new JsonObject { ["cost"] = cost, ["reach"] = reach }, town);

    public static async Task<AwardRound> ARound(this TestSite site, string call = Call) =>
        Value(await site.Act((StartRound a) => a.Do(TestSite.As(Manager), call)));

    /// <summary>A round of Geetbets in every state that there is, each of a call of its own: by the name of its state.</summary>
    public static async Task<IReadOnlyDictionary<string, AwardRound>> RoundsInEveryState(this TestSite site)
    {
        var (manager, approver) = (TestSite.As(Manager), TestSite.As(Approver));
        var rounds = new Dictionary<string, AwardRound>();
        foreach (var state in new[] { "open", "left-out", "committed", "closed", "typed", "proposed", "decided" })
        {
            var call = $"ronde-{state}";
            await site.Publish(700, ByRegistration, call);
            var first = await site.Asks("1000.00", 6, "geetbets", call);
            await site.Asks("1000.00", 5, "geetbets", call);
            var round = rounds[state] = await site.ARound(call);
            if (state == "left-out")
                Value(await site.Act((ExcludeFromRound a) => a.Do(manager, round.Id, first.Id, "Nog na te kijken")));
            if (state is "committed" or "closed" or "typed")
                Value(await site.Act((CommitDraw a) => a.Do(manager, round.Id)));
            if (state is "closed" or "typed")
                Value(await site.Act((CloseList a) => a.Do(manager, round.Id)));
            if (state == "typed")
                Value(await site.Act((TypeOutsideValue a) => a.Do(manager, round.Id, "7", "Lotto", "3 september 2022")));
            if (state is "proposed" or "decided")
            {
                var proposal = Value(await site.ProposeRound(round));
                if (state == "decided")
                    Value(await site.Act((ConfirmRound a) => a.Do(approver, proposal.Id)));
            }
        }
        return rounds;
    }

    public static Task<Outcome<RoundProposal>> ProposeRound(this TestSite site, AwardRound round, string? seen = null) =>
        site.Act((ProposeRound a) => a.Do(TestSite.As(Manager), round.Id, "Volgens de oproep", seen));

    public static Task<Outcome<RoundProposal>> ConfirmRound(this TestSite site, RoundProposal proposal, string by = Approver) =>
        site.Act((ConfirmRound a) => a.Do(TestSite.As(by), proposal.Id));

    /// <summary>"rondes-1 Awarded 500.00": what a proposal says, by place and number.</summary>
    public static async Task<IReadOnlyList<string>> Lines(this TestSite site, RoundProposal proposal) =>
        await site.Query<IReadOnlyList<string>>(async db =>
            [
                .. (
                    await (
                        from l in db.RoundLines
                        join d in db.Dossiers on l.DossierId equals d.Id
                        where l.ProposalId == proposal.Id
                        orderby l.Place == null, l.Place, d.Number
                        select new
                        {
                            d.Number,
                            l.Outcome,
                            l.AmountCents,
                        }
                    ).ToListAsync()
                ).Select(l => $"{l.Number} {l.Outcome} {new Core.Amounts.Money(l.AmountCents)}"),
            ]
        );

    /// <summary>What the pot has available, reserved and committed, in cents; the envelope must say the same of what left it.</summary>
    public static async Task<(long Available, long Reserved, long Committed)> Money(this TestSite site)
    {
        var pot = await Of(site, Pot.Name);
        var envelope = await Of(site, Envelope.Name);
        Assert.Equal((pot.Reserved, pot.Committed), (envelope.Reserved, envelope.Committed));
        Assert.Equal(
            envelope.Reserved,
            await site.Query(db => db.Awards.Where(a => a.State == AwardState.Proposed).SumAsync(a => a.AmountCents))
        );
        await site.JournalBalances();
        return pot;
    }

    private static Task<(long Available, long Reserved, long Committed)> Of(TestSite site, string book) =>
        site.Query(async db =>
        {
            var accounts = await db.Accounts.AsNoTracking().ToListAsync();
            long Sum(AccountKind kind) => accounts.Where(a => a.Book.Name == book && a.Kind == kind).Sum(a => a.BalanceCents);
            return (Sum(AccountKind.Available), Sum(AccountKind.Reserved), Sum(AccountKind.Committed));
        });
}
