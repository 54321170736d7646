using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;

namespace Veerkracht.Features.People;

/// <summary>Takes back an invitation that nobody used: its link no longer works.</summary>
public sealed class WithdrawInvitation(Db db, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Invitation>> Do(Actor actor, Guid invitationId, CancellationToken stop = default) =>
        db.Transact<Invitation>(
            async () =>
            {
                if (!actor.MayManagePeople())
                    return Refusal.Forbidden();
                if (
                    await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == invitationId && i.Organisation == actor.Organisation, stop)
                    is not { } invitation
                )
                    return Refusal.NotFound();
                if (invitation.ClosedAt is not null)
                    return PeopleRefusals.InvitationGone;
                invitation.Withdraw(clock.SystemUtcNow);
                chronicle.Record(actor, ActKinds.WithdrawInvitation, new(), evidence: new { invitation = invitation.Id });
                return invitation;
            },
            stop
        );
}
