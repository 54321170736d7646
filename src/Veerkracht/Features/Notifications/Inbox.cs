using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

public enum NoticeFilter
{
    All,
    Unread,
    Read,
}

public sealed record InboxRow(Notice Notice, bool IsRead);

/// <param name="Page">From 1.</param>
/// <param name="Total">Counted up to a bound; <paramref name="More"/> says that there are more than that.</param>
public sealed record InboxPage(IReadOnlyList<InboxRow> Rows, int Page, int Total, bool More, int Unread);

/// <summary>The notices of somebody: those of the organisation and those of the person in it.</summary>
public sealed class Inbox(Db db, Clock clock)
{
    public const int Size = 20;
    private const int MostCounted = 1000;

    /// <summary>What nobody opened in a year is history, not news: it no longer counts as unread.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(365);

    /// <summary>Unread first, newest first in each part.</summary>
    public async Task<InboxPage> Of(Actor actor, NoticeFilter filter, int page, CancellationToken stop = default)
    {
        var (unread, read) = (Unread(actor), Read(actor));
        var unreadCount = await unread.Take(MostCounted).CountAsync(stop);
        var readCount = await read.Take(MostCounted).CountAsync(stop);
        var total = (filter == NoticeFilter.Read ? 0 : unreadCount) + (filter == NoticeFilter.Unread ? 0 : readCount);
        page = Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size));
        var skip = (page - 1) * Size;
        var rows = new List<InboxRow>();
        if (filter != NoticeFilter.Read && skip < unreadCount)
            rows.AddRange((await Newest(unread, skip, Size, stop)).Select(n => new InboxRow(n, false)));
        if (filter != NoticeFilter.Unread && rows.Count < Size)
            rows.AddRange(
                (await Newest(read, Math.Max(0, skip - (filter == NoticeFilter.Read ? 0 : unreadCount)), Size - rows.Count, stop)).Select(
                    n => new InboxRow(n, true)
                )
            );
        return new InboxPage(rows, page, total, unreadCount == MostCounted || readCount == MostCounted, unreadCount);
    }

    /// <summary>
    /// How many are unread, at most one more than <paramref name="most"/>: it stands on every page, so it looks at as many of the newest
    /// on each way by which notices come and at nothing older, however much was told and read. What lies deeper still stands on the page.
    /// </summary>
    public Task<int> CountUnread(Actor actor, int most, CancellationToken stop = default)
    {
        if (actor.Organisation.IsNone)
            return Task.FromResult(0);
        var (since, person) = (clock.UtcNow - News, actor.PersonId);
        return Reach
            .Newest(db.Notices, actor, most + 1)
            .Select(way =>
                way.Where(n => n.At > since && !db.Set<NoticeRead>().Any(r => r.NoticeId == n.Id && r.PersonId == person)).Select(n => n.Id)
            )
            .Aggregate((one, other) => one.Concat(other))
            .Take(most + 1)
            .CountAsync(stop);
    }

    /// <summary>A notice that is for this person; null where it is not.</summary>
    public Task<Notice?> Find(Actor actor, Guid id, CancellationToken stop = default) =>
        For(actor).FirstOrDefaultAsync(n => n.Id == id, stop);

    internal IQueryable<Notice> Unread(Actor actor)
    {
        var since = clock.UtcNow - News;
        return For(actor).Where(n => n.At > since && !db.Set<NoticeRead>().Any(r => r.NoticeId == n.Id && r.PersonId == actor.PersonId));
    }

    private IQueryable<Notice> Read(Actor actor)
    {
        var since = clock.UtcNow - News;
        return For(actor).Where(n => n.At <= since || db.Set<NoticeRead>().Any(r => r.NoticeId == n.Id && r.PersonId == actor.PersonId));
    }

    private IQueryable<Notice> For(Actor actor) =>
        actor.Organisation.IsNone ? db.Notices.Where(_ => false) : db.Notices.AsNoTracking().Where(Reach.Of(actor));

    private static Task<List<Notice>> Newest(IQueryable<Notice> notices, int skip, int take, CancellationToken stop) =>
        notices.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(skip).Take(take).ToListAsync(stop);
}
