using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A round that an act changes; not there for who has no authority over its measure.</summary>
public sealed record RoundTarget(Guid Id) : ActTarget<AwardRound>
{
    public override Task<string?> Measure(ActReach reach) =>
        reach.Db.AwardRounds.Where(r => r.Id == Id).Select(r => (string?)r.Measure).FirstOrDefaultAsync(reach.Stop);

    public override async Task<AwardRound?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("AwardRounds", Id, reach.Stop);
        return
            await reach.Db.AwardRounds.FirstOrDefaultAsync(r => r.Id == Id, reach.Stop) is { } round
            && reach.Actor.HasAuthorityOver(round.Measure)
            ? round
            : null;
    }
}

/// <summary>A round with the proposal on which a second person decides.</summary>
public sealed record RoundDecision(AwardRound Round, RoundProposal RoundProposal) : IActSubject
{
    public Subject Subject => Round.Subject;

    IProposal? IActSubject.Proposal => RoundProposal;

    public bool IsOn(Side side, Actor actor) => Round.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) => Round.Unfit(kind);

    public void Acted(DateTime at) => Round.Acted(at);
}

/// <summary>Found by the id of the proposal, so that what comes in its place is not decided on.</summary>
public sealed record RoundDecisionTarget(Guid ProposalId) : ActTarget<RoundDecision>
{
    private Task<Guid> RoundOf(ActReach reach) =>
        reach.Db.RoundProposals.Where(p => p.Id == ProposalId).Select(p => p.RoundId).FirstOrDefaultAsync(reach.Stop);

    public override async Task<string?> Measure(ActReach reach) => await new RoundTarget(await RoundOf(reach)).Measure(reach);

    public override async Task<RoundDecision?> Load(ActReach reach) =>
        await new RoundTarget(await RoundOf(reach)).Load(reach) is { } round
            ? new(round, await reach.Db.RoundProposals.SingleAsync(p => p.Id == ProposalId, reach.Stop))
            : null;
}

/// <summary>A call of which a round can begin.</summary>
public sealed record CallToRound(CallDefinition Call) : IActSubject
{
    public Subject Subject => new(Call.Measure, Call.Slug);

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.HasAuthorityOver(Call.Measure);

    public Refusal? Unfit(ActKind kind) => Call.Allocation is null ? RoundRefusals.NoAllocation : null;

    public void Acted(DateTime at) { }
}

public sealed record CallToRoundTarget(CallCatalogue Calls, string Slug) : ActTarget<CallToRound>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult(Calls.Find(Slug)?.Measure);

    public override Task<CallToRound?> Load(ActReach reach) =>
        Task.FromResult(Calls.Find(Slug) is { } call && reach.Actor.HasAuthorityOver(call.Measure) ? new CallToRound(call) : null);
}
