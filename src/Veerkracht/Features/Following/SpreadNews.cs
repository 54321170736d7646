using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Following;

/// <summary>
/// Puts news by for the mail of everybody who follows it: at once, in the mail of the day or in that of the week. Some thousands of people
/// in one transaction, with who was reached last: stopped anywhere, it goes on from there, and nobody has the same twice.
/// </summary>
public sealed class SpreadNews(Db db, Clock clock, FollowWords words, Notifier notifier, CallCatalogue calls, CallsForOfficers officers)
{
    private const int AtOnce = 20,
        People = 5_000;

    /// <returns>For how many people something was put by.</returns>
    public Task<int> Do(CancellationToken stop = default) => Do(null, stop);

    /// <param name="lease">Confirmed before each transaction; null where nobody else spreads.</param>
    public async Task<int> Do(HeldLease? lease, CancellationToken stop)
    {
        var waiting = await db.FollowNews.Where(n => n.SpreadAt == null).OrderBy(n => n.Id).Take(AtOnce).ToListAsync(stop);
        var reached = 0;
        foreach (var news in waiting)
        {
            if (lease is not null)
                await lease.Confirm(stop);
            if (news.NoticeId is null && !await Word(news.Id, stop))
                continue;
            var more = true;
            while (more)
            {
                if (lease is not null)
                    await lease.Confirm(stop);
                (var put, more) = await PutBy(news.Id, stop);
                reached += put;
            }
        }
        return reached;
    }

    /// <summary>False where there is nothing to tell: then it is done.</summary>
    private async Task<bool> Word(Guid id, CancellationToken stop)
    {
        var outcome = await db.Transact<bool>(
            async () =>
            {
                var news = await db.FollowNews.SingleAsync(n => n.Id == id, stop);
                // Before anybody followed anything, nothing was news.
                var worded = await db.Follows.AnyAsync(stop) ? await words.Of(news, stop) : null;
                if (worded is null)
                    news.SpreadAt = clock.UtcNow;
                else
                    worded.Write(db, notifier, news, clock.UtcNow);
                return worded is not null;
            },
            stop
        );
        return outcome.Done && outcome.Value;
    }

    private async Task<(int Put, bool More)> PutBy(Guid id, CancellationToken stop)
    {
        var outcome = await db.Transact<Step>(
            async () =>
            {
                var news = await db.FollowNews.SingleAsync(n => n.Id == id, stop);
                if (news.SpreadAt is not null)
                    return new Step(0, false);
                var people = await Next(news, stop);
                if (people.Count == 0)
                {
                    news.SpreadAt = clock.UtcNow;
                    return new Step(0, false);
                }
                var put = await Insert(news, people[0], people[^1], stop);
                put -= await TakeOutIneligible(news, people, stop);
                news.Reached = people[^1];
                return new Step(put, true);
            },
            stop
        );
        return outcome.Done ? (outcome.Value.Put, outcome.Value.More) : throw new InvalidOperationException(outcome.Refusals[0].Code);
    }

    /// <summary>
    /// Those who followed something that it is about when it happened, in the order of their ids, behind whoever was reached last.
    /// </summary>
    private Task<List<Guid>> Next(FollowNews news, CancellationToken stop)
    {
        var after = news.Reached ?? Guid.Empty;
        return db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT DISTINCT f."PersonId" AS "Value" FROM "Follows" f
                JOIN "FollowNewsAbout" a ON a."Kind" = f."Kind" AND a."Key" = f."Key"
                WHERE a."NewsId" = {news.Id} AND f."PersonId" > {after} AND f."At" <= {news.HeardAt}
                ORDER BY 1 LIMIT {People}
                """
            )
            .ToListAsync(stop);
    }

    /// <summary>One statement for all of them, each with the time that this person chose.</summary>
    private Task<int> Insert(FollowNews news, Guid first, Guid last, CancellationToken stop)
    {
        var now = clock.UtcNow;
        var (day, week) = (DigestTime.Due(MailTiming.Daily, now), DigestTime.Due(MailTiming.Weekly, now));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "NoticeMails" ("NoticeId", "PersonId", "At", "Due")
            SELECT {news.NoticeId}, p."Id", {now},
                CASE COALESCE(c."Following", 'Daily') WHEN 'AtOnce' THEN {now} WHEN 'Weekly' THEN {week} ELSE {day} END
            FROM "People" p LEFT JOIN "MailChoices" c ON c."PersonId" = p."Id"
            WHERE p."Id" >= {first} AND p."Id" <= {last} AND p."Email" IS NOT NULL AND p."Email" <> ''
                AND COALESCE(c."Following", 'Daily') <> 'None'
                AND NOT (c."RefusedAddress" = p."Email" AND c."RefusedAddress" IS NOT NULL
                    AND (c."Refusals" >= {MailChoice.MostRefusals} OR c."Bounces" >= {MailChoice.MostRefusals}))
                AND EXISTS (SELECT 1 FROM "Follows" f JOIN "FollowNewsAbout" a ON a."Kind" = f."Kind" AND a."Key" = f."Key"
                    WHERE f."PersonId" = p."Id" AND a."NewsId" = {news.Id} AND f."At" <= {news.HeardAt})
            ON CONFLICT DO NOTHING
            """,
            stop
        );
    }

    /// <summary>Who applies for governments is told of a call only where one of them may apply.</summary>
    private async Task<int> TakeOutIneligible(FollowNews news, List<Guid> people, CancellationToken stop)
    {
        if (news.Call is null || calls.Find(news.Call) is not { } call)
            return 0;
        var (first, last, now) = (people[0], people[^1], clock.SystemUtcNow);
        var roles = RolesTogether.OnDrafts.ToList();
        var about = db.FollowNewsAbout.Where(a => a.NewsId == news.Id);
        var following = db.Follows.Where(f => about.Any(a => a.Kind == f.Kind && a.Key == f.Key));
        var held = await db
            .Mandates.Live(now)
            .Where(m => roles.Contains(m.Role) && following.Any(f => f.PersonId == m.PersonId))
            .Select(m => new { m.PersonId, m.Organisation })
            .Distinct()
            .ToListAsync(stop);
        var here = people.ToHashSet();
        var may = held.Select(m => m.Organisation).Distinct().ToDictionary(o => o, o => officers.MayApply(call, o));
        var barred = held.GroupBy(m => m.PersonId)
            .Where(g => here.Contains(g.Key) && g.All(m => !may[m.Organisation]))
            .Select(g => g.Key)
            .ToList();
        return barred.Count == 0
            ? 0
            : await db.NoticeMails.Where(m => m.NoticeId == news.NoticeId && barred.Contains(m.PersonId)).ExecuteDeleteAsync(stop);
    }

    private sealed record Step(int Put, bool More);
}
