namespace Veerkracht.Features.Privacy;

/// <summary>Who removes records and forgets people: an administrator of the agency, never alone.</summary>
public static class PrivacyAccess
{
    public const string Href = "/werking/wissen";

    public static readonly ActBy Administrator = new(Side.Agency, Role.Administrator);
}

/// <summary>All that is kept, of which something is to be removed.</summary>
public record AllRecords : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.Operates;

    public Refusal? Unfit(ActKind kind) => null;

    public virtual IProposal? Proposal => null;

    public void Acted(DateTime at) { }
}

/// <summary>What was proposed to be removed.</summary>
public sealed record ProposedRemoval(Removal Removal) : AllRecords
{
    public override IProposal Proposal => Removal;
}

internal sealed record AllRecordsTarget : ActTarget<AllRecords>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override Task<AllRecords?> Load(ActReach reach) => Task.FromResult<AllRecords?>(new());
}

internal sealed record RemovalTarget(Guid Id) : ActTarget<ProposedRemoval>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<ProposedRemoval?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Removals", Id, reach.Stop);
        return reach.Actor.Operates && await reach.Db.Removals.FindAsync([Id], reach.Stop) is { } removal ? new(removal) : null;
    }
}
