using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Following;
using Veerkracht.Data;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Following;

/// <summary>What was told lately about what somebody follows, newest first; also for who gets no mail.</summary>
public sealed class RecentNews(Db db, CallsForOfficers officers)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<Notice>> Of(FollowList list, Actor? reader, CancellationToken stop)
    {
        if (list.IsEmpty)
            return [];
        var ids = new HashSet<Guid>();
        foreach (var kind in list.All.GroupBy(f => f.Kind))
        {
            var keys = kind.Select(f => f.Key).ToList();
            var newest = await db
                .FollowNewsAbout.Where(a => a.Kind == kind.Key && keys.Contains(a.Key))
                .Join(db.FollowNews, a => a.NewsId, n => n.Id, (_, n) => n)
                .Where(n => n.NoticeId != null)
                .OrderByDescending(n => n.At)
                .Select(n => new { n.NoticeId, n.At })
                .Distinct()
                .OrderByDescending(n => n.At)
                .Take(Most)
                .ToListAsync(stop);
            ids.UnionWith(newest.Select(n => n.NoticeId!.Value));
        }
        var found = await db
            .Notices.AsNoTracking()
            .Where(n => ids.Contains(n.Id))
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .ToListAsync(stop);
        return [.. found.Where(n => officers.IsFor(reader, n.Call)).Take(Most)];
    }
}
