using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// The second approver does not follow a proposed round: all its money is available again, and its dossiers are complete again and take
/// back their places. The round is a draft again.
/// </summary>
public sealed class RefuseRound(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    Ledger ledger,
    PlacesInOrder places,
    ConditionsOfAward conditions
) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("refuse-round", new("Voorgestelde ronde geweigerd", "Proposed round refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            HoldsMeasure = true,
            From = RoundState.Proposed,
            Tells = [RoundTellings.NotFollowed],
            Words = new(
                "a proposed round",
                "a draft again; each that it would award: `refuse-award`",
                "reserved → available of all together"
            ),
        };

    public Task<Outcome<RoundProposal>> Do(Actor actor, Guid proposalId, string reason, CancellationToken stop = default) =>
        acts.Run<RoundDecision, RoundProposal>(Kind, actor, new RoundDecisionTarget(proposalId), reason, act => Refuse(act, stop), stop);

    private async Task<Outcome<RoundProposal>> Refuse(ActScope<RoundDecision> act, CancellationToken stop)
    {
        var (round, proposal) = act.Subject;
        act.Say(round);
        proposal.Decide(RoundProposalState.Refused, act.Actor.PersonId, act.At, act.Reason);
        round.Go(RoundState.Draft);
        // Another rule was that of the proposal alone.
        if (round.AfterId is null && calls.Find(round.Call)?.Allocation is { } allocation)
            round.Rule = RoundRule.Write(allocation.Rule);
        round.EnvelopeCents = null;
        var awards = await db
            .Awards.Where(a => a.RoundId == round.Id && a.State == AwardState.Proposed)
            .OrderBy(a => a.DossierId)
            .ToListAsync(stop);
        foreach (var award in awards)
            await GiveBack(act, award, stop);
        act.Evidence = new { round = round.Id, proposal = proposal.Id };
        act.Before = new { reserved = proposal.Amount.ToString() };
        act.After = new { round.State, dossiers = awards.Count };
        return proposal;
    }

    private async Task GiveBack(ActScope<RoundDecision> act, Award award, CancellationToken stop)
    {
        await db.HoldRow("Dossiers", award.DossierId, stop);
        var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == award.DossierId, stop);
        var stand = await ledger.Stand(dossier.Id, stop);
        var before = new { dossier.State, reserved = award.Amount.ToString() };
        award.Decide(AwardState.Refused, act.Actor.PersonId, act.At, act.Reason);
        dossier.Go(DossierState.Complete);
        dossier.Acted(act.At);
        await places.TakeBack(dossier.Id, stop);
        await conditions.OutOf(award, stop);
        act.Follow(
            RefuseAward.Kind,
            act.Reason,
            new { award = award.Id, round = award.RoundId },
            before,
            new { dossier.State },
            dossier.Subject,
            AwardPostings.Of(award, dossier.Measure, stand, b => b.Reserved(dossier.Id), b => b.Available),
            dossier.Told,
            silent: true
        );
    }
}
