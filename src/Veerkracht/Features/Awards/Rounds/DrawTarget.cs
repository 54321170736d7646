using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>The value from outside, as a proposal of who typed it.</summary>
public sealed record TypedValue(Guid Id, Guid ProposedBy, bool IsUndecided) : IProposal;

/// <summary>A round with its draw; null before the office committed a number.</summary>
public sealed record RoundWithDraw(AwardRound Round, RoundDraw? Draw) : IActSubject
{
    public Subject Subject => Round.Subject;

    IProposal? IActSubject.Proposal =>
        Draw is { TypedBy: { } person } draw ? new TypedValue(draw.RoundId, person, !draw.IsConfirmed) : null;

    public bool IsOn(Side side, Actor actor) => Round.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) => Round.Unfit(kind) ?? (kind is RoundActKind && !Follows(kind) ? RoundRefusals.DrawStep : null);

    public void Acted(DateTime at) => Round.Acted(at);

    /// <summary>Whether this step of the draw is the next one.</summary>
    private bool Follows(ActKind kind) =>
        kind == CommitDraw.Kind ? Draw is null
        : kind == CloseList.Kind ? Draw is { IsClosed: false }
        : kind == TypeOutsideValue.Kind ? Draw is { IsClosed: true, IsTyped: false }
        : kind != ConfirmOutsideValue.Kind || Draw is { IsTyped: true, IsConfirmed: false };
}

public sealed record DrawTarget(Guid RoundId) : ActTarget<RoundWithDraw>
{
    public override Task<string?> Measure(ActReach reach) => new RoundTarget(RoundId).Measure(reach);

    public override async Task<RoundWithDraw?> Load(ActReach reach) =>
        await new RoundTarget(RoundId).Load(reach) is { } round
            ? new(round, await reach.Db.RoundDraws.FirstOrDefaultAsync(d => d.RoundId == RoundId, reach.Stop))
            : null;
}
