using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Steering;

namespace Veerkracht.Features.Following;

/// <summary>
/// Where news comes in, in the save of what happened: acts that the public sees, and what other rooms tell. Nothing is worded or spread
/// here, so that an act waits for nobody who follows it.
/// </summary>
public sealed class FollowDesk(Db db, Clock clock, Notifier notifier) : IWhenActed, ITellFollowers
{
    /// <summary>Acts of which is told. What publishes a version is an act of its own beside the change by which it was decided.</summary>
    public static readonly IReadOnlySet<string> Heard = new HashSet<string>
    {
        PublishCall.Kind.Code,
        ConfirmCallChange.Kind.Code,
        UndoCallChange.Kind.Code,
        ConfirmAward.Kind.Code,
        RecordPayment.Kind.Code,
        CloseWhenSettled.Kind.Code,
    };

    public void Acted(Act act)
    {
        if (!Heard.Contains(act.Kind))
            return;
        db.Add(
            new FollowNews
            {
                Id = Guid.CreateVersion7(act.At),
                At = act.At,
                HeardAt = clock.SystemUtcNow,
                Once = $"act:{act.Id:n}",
                Act = act.Kind,
                ActId = act.Id,
                Call = act.Call,
                DossierId = act.DossierId,
            }
        );
    }

    public async Task Tell(FollowedNews news, CancellationToken stop = default)
    {
        if (await db.FollowNews.AnyAsync(n => n.Once == news.Once, stop))
            return;
        var at = clock.UtcNow;
        var kept = new FollowNews
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            HeardAt = clock.SystemUtcNow,
            Once = news.Once,
        };
        db.Add(kept);
        var worded = new WordedNews(FollowTellings.News, news.Title, news.Body, news.Href, [.. news.About]);
        worded.Write(db, notifier, kept, at);
    }
}
