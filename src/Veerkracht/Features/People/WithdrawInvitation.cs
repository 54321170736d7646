using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>Takes back an invitation that nobody used: its link no longer works.</summary>
public sealed class WithdrawInvitation(ActFrame acts, Db db, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("withdraw-invitation", new("Uitnodiging ingetrokken", "Invitation withdrawn"))
        {
            By = PeopleAccess.Managers,
            Touches = ActTouches.People,
            TellsNobody = "the link no longer works, and says so to who opens it",
            Words = new("an invitation that was not used", "the link no longer works", "nothing"),
        };

    public Task<Outcome<Invitation>> Do(Actor actor, Guid invitationId, CancellationToken stop = default) =>
        acts.Run<PeopleOf, Invitation>(Kind, actor, new PeopleTarget(), null, act => Withdraw(act, invitationId, stop), stop);

    private async Task<Outcome<Invitation>> Withdraw(ActScope<PeopleOf> act, Guid invitationId, CancellationToken stop)
    {
        var own = db.Set<Invitation>().AsTracking().Where(i => i.Organisation == act.Subject.Organisation);
        if (await own.FirstOrDefaultAsync(i => i.Id == invitationId, stop) is not { } invitation)
            return Refusal.NotFound();
        if (invitation.ClosedAt is not null)
            return PeopleRefusals.InvitationGone;
        invitation.Withdraw(clock.SystemUtcNow);
        act.Evidence = new { invitation = invitation.Id };
        return invitation;
    }
}
