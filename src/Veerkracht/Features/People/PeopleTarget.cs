using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>The people of one organisation: whose role is given or ended.</summary>
public sealed record PeopleOf(OrganisationId Organisation) : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Organisation && !Organisation.IsNone && actor.Organisation == Organisation;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

/// <summary>The people of the organisation of the actor: there is no way to those of another.</summary>
internal sealed record PeopleTarget : ActTarget<PeopleOf>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override Task<PeopleOf?> Load(ActReach reach) => Task.FromResult<PeopleOf?>(new(reach.Actor.Organisation));
}

/// <summary>An invitation that its reader takes: it is for who has the link.</summary>
public sealed record OpenInvitation(Invitation Invitation) : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Invited;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record InvitationTarget(string Code, DateTime Now) : ActTarget<OpenInvitation>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<OpenInvitation?> Load(ActReach reach)
    {
        var hash = Invitation.Hash(Code);
        var found = await reach.Db.Set<Invitation>().AsTracking().FirstOrDefaultAsync(i => i.CodeSha256 == hash, reach.Stop);
        return found?.Waits(Now) == true ? new(found) : null;
    }
}
