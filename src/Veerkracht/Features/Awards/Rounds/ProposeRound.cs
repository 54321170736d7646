using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Journal;
using Outcome = Veerkracht.Core.Allocation.Outcome;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// The programme manager proposes what a round gives. The money of all who are awarded is reserved at once, in one transaction: all of it,
/// or nothing with what is short. Nobody types an amount.
/// </summary>
public sealed class ProposeRound(ActFrame acts, Db db, RoundComputation computation, PlacesInOrder places, ConditionsOfAward conditions)
    : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("propose-round", new("Ronde voorgesteld", "Round proposed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            HoldsMeasure = true,
            From = RoundState.Draft,
            Tells = [RoundTellings.ToDecide],
            Words = new(
                "a round in draft that can be decided",
                "proposed, with the SHA-256 of its file; each that is awarded: `propose-award`",
                "available → reserved of all together, or nothing"
            ),
        };

    /// <param name="scenario">Whose rule and amount are proposed in place of those of the call; the reason says why.</param>
    /// <param name="seen">The SHA-256 of the file that the actor looked at; null where nothing says what that was.</param>
    public Task<Outcome<RoundProposal>> Do(
        Actor actor,
        Guid roundId,
        string reason,
        string? seen = null,
        Guid? scenario = null,
        CancellationToken stop = default
    ) =>
        acts.Run<AwardRound, RoundProposal>(Kind, actor, new RoundTarget(roundId), reason, act => Propose(act, seen, scenario, stop), stop);

    /// <summary>Why it cannot be proposed by this actor as it stands; null where it can.</summary>
    public static Refusal? Cannot(Actor actor, RoundAtHand round) => ActFrame.Refuses(Kind, actor, round.Round) ?? round.Cannot;

    private async Task<Outcome<RoundProposal>> Propose(ActScope<AwardRound> act, string? seen, Guid? scenario, CancellationToken stop)
    {
        if (scenario is { } id)
        {
            if (await db.RoundScenarios.FirstOrDefaultAsync(s => s.Id == id && s.RoundId == act.Subject.Id, stop) is not { } chosen)
                return Refusal.NotFound();
            (act.Subject.Rule, act.Subject.EnvelopeCents) = (chosen.Rule, chosen.EnvelopeCents);
        }
        var round = await computation.Of(act.Subject, stop: stop);
        if (seen is not null && seen != round.Digest)
            return RoundRefusals.ChangedSinceSeen;
        if (round.Cannot is { } cannot)
            return cannot;
        var result = round.Result!;
        var awarded = result.Outcomes.Where(o => o.Amount.IsPositive).Select(o => round.Of(o).Dossier.Id).ToList();
        if (await conditions.Passed(awarded, act.At, stop) is { } passed)
            return passed;
        var given = result.Awarded - Money.Sum(round.Dossiers.Where(d => d.Candidate.Excluded is null).Select(d => d.Held));
        var proposal = new RoundProposal
        {
            Id = Guid.CreateVersion7(act.At),
            RoundId = act.Subject.Id,
            AmountCents = given.Cents,
            File = round.File,
            Digest = round.Digest,
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.RoundProposals.Add(proposal);
        foreach (var outcome in result.Outcomes)
            await Line(act, proposal, round.Of(outcome), outcome, stop);
        act.Subject.Go(RoundState.Proposed);
        act.Amount = given;
        act.Say(act.Subject);
        act.Evidence = new
        {
            round = act.Subject.Id,
            proposal = proposal.Id,
            sha256 = proposal.Digest,
            rule = JsonNode.Parse(act.Subject.Rule),
            differs = act.Subject.Rule != RoundRule.Write(round.Call.Allocation!.Rule),
        };
        act.After = new
        {
            amount = given.ToString(),
            awarded = result.In(OutcomeState.Awarded).Count() + result.In(OutcomeState.Partly).Count(),
            reserve = result.In(OutcomeState.Reserve).Count(),
            refused = result.In(OutcomeState.Refused).Count(o => o.Candidate.Excluded is null),
        };
        return proposal;
    }

    private async Task Line(ActScope<AwardRound> act, RoundProposal proposal, RoundDossier of, Outcome outcome, CancellationToken stop)
    {
        db.RoundLines.Add(
            new RoundLine
            {
                Id = Guid.CreateVersion7(act.At),
                ProposalId = proposal.Id,
                DossierId = of.Dossier.Id,
                Place = outcome.Rank,
                ReservePlace = outcome.ReservePlace,
                Outcome = KindOf(outcome),
                AskedCents = outcome.Candidate.Asked.Cents,
                AmountCents = outcome.Amount.Cents,
                HeldCents = outcome.Candidate.Excluded is null ? of.Held.Cents : 0,
                Why = DecisionJson.Write(outcome.Why),
            }
        );
        if (outcome.Amount.IsPositive && !of.Held.IsPositive)
            await Reserve(act, of, outcome, stop);
    }

    public static LineOutcome KindOf(Outcome outcome) =>
        outcome.Candidate.Excluded is not null
            ? LineOutcome.Excluded
            : outcome.State switch
            {
                OutcomeState.Awarded => LineOutcome.Awarded,
                OutcomeState.Partly => LineOutcome.Part,
                OutcomeState.Reserve => LineOutcome.Reserve,
                _ => LineOutcome.Refused,
            };

    /// <summary>An award as any other, with the round in its why.</summary>
    private async Task Reserve(ActScope<AwardRound> act, RoundDossier of, Outcome outcome, CancellationToken stop)
    {
        var (dossier, call) = (of.Dossier, of.Call);
        var lines = AwardLine.Of(call, dossier.Holder, of.Evaluation, outcome.Amount);
        var books = SourceMoney.Books(call, dossier.Holder).Values.ToDictionary(b => b.Name);
        var postings = AwardPostings.Of(dossier.Measure, outcome.Amount, lines, books, b => b.Available, b => b.Reserved(dossier.Id));
        var award = new Award
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            RoundId = act.Subject.Id,
            AmountCents = outcome.Amount.Cents,
            Lines = DecisionJson.Write(lines),
            Amounts = DecisionJson.Write(AmountsOf(call, of, outcome, act.Subject.Number)),
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Awards.Add(award);
        await places.Leave(dossier.Id, stop);
        var before = new { dossier.State };
        dossier.Go(DossierState.Proposed);
        dossier.Acted(act.At);
        act.Follow(
            ProposeAward.Kind,
            act.Reason,
            new
            {
                award = award.Id,
                round = act.Subject.Id,
                call = call.Version,
                lines,
                conditions = await conditions.Into(award, stop),
            },
            before,
            new { dossier.State, reserved = outcome.Amount.ToString() },
            dossier.Subject,
            postings,
            dossier.Told,
            silent: true
        );
    }

    /// <summary>What the rules gave, and then what the round made of it.</summary>
    private static IReadOnlyList<DecidedAmount> AmountsOf(CallDefinition call, RoundDossier of, Outcome outcome, int number) =>
        [
            .. DecidedAmount.Of(call, of.Evaluation),
            new("round", new LocalText($"Toegekend in ronde {number}", $"Awarded in round {number}"), outcome.Amount.Cents, outcome.Why),
        ];
}
