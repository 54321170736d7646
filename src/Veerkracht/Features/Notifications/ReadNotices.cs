using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>Marks notices as read by a person, each for themselves. No act of the history.</summary>
public sealed class ReadNotices(Db db, Inbox inbox, Clock clock)
{
    private const int MostAtOnce = 1000;

    public async Task<Outcome<Notice>> One(Actor actor, Guid id, CancellationToken stop = default)
    {
        var outcome = await db.Transact<Notice>(
            async () =>
            {
                if (await inbox.Find(actor, id, stop) is not { } notice)
                    return Refusal.NotFound();
                if (!await db.NoticeReads.AnyAsync(r => r.NoticeId == id && r.PersonId == actor.PersonId, stop))
                    db.NoticeReads.Add(Read(actor, id));
                return notice;
            },
            stop
        );
        // Two tabs at the same instant: it is read, by the other.
        return
            !outcome.Done && outcome.Refusals[0].Code == Refusal.ChangedMeanwhile().Code && await inbox.Find(actor, id, stop) is { } there
            ? there
            : outcome;
    }

    /// <summary>All that are unread now; how many.</summary>
    public Task<Outcome<int>> All(Actor actor, CancellationToken stop = default) =>
        db.Transact<int>(
            async () =>
            {
                var unread = await inbox.Unread(actor).Select(n => n.Id).Take(MostAtOnce).ToListAsync(stop);
                db.NoticeReads.AddRange(unread.Select(id => Read(actor, id)));
                return unread.Count;
            },
            stop
        );

    private NoticeRead Read(Actor actor, Guid id) =>
        new()
        {
            NoticeId = id,
            PersonId = actor.PersonId,
            At = clock.UtcNow,
        };
}
