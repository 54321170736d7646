using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>A person turns e-mail about notices off, or on again; it is on for who never chose.</summary>
public sealed class ChooseMail(Db db)
{
    public Task<Outcome<bool>> Do(Actor actor, bool wanted, CancellationToken stop = default) =>
        db.Transact<bool>(
            async () =>
            {
                var off = await db.MailOff.FirstOrDefaultAsync(o => o.PersonId == actor.PersonId, stop);
                if (wanted && off is not null)
                    db.MailOff.Remove(off);
                if (!wanted && off is null)
                    db.MailOff.Add(new MailOff { PersonId = actor.PersonId });
                return wanted;
            },
            stop
        );

    public async Task<bool> IsWanted(Actor actor, CancellationToken stop = default) =>
        !await db.MailOff.AnyAsync(o => o.PersonId == actor.PersonId, stop);
}
