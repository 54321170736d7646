using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Notifications;

/// <summary>How many messages are unread stands on every page: it costs the same after a year of messages as after a week.</summary>
public sealed class CostOfUnreadTests
{
    private const string Approver = "second-approver";
    private const int Week = 300,
        Year = 6000;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_year_of_messages_that_were_read_costs_no_more_than_a_week(Database database)
    {
        var looked = new RowsLookedAt();
        await using var site = await TestSite.Start(database, adjust: looked.Listen);
        Task<int> Count() => site.Ask((Inbox i) => i.CountUnread(TestSite.As(Approver), 99));

        await Tell(site, Week, read: true);
        await Tell(site, 3, read: false);
        Assert.Equal(3, await Count());
        var afterAWeek = await looked.During(Count, "\"Notices\"");

        await Tell(site, Year, read: true);
        await Tell(site, 3, read: false);
        Assert.Equal(3, await Count());
        var afterAYear = await looked.During(Count, "\"Notices\"");

        // Three ways on which something came, a hundred of each, and for each of those whether it was read; SQLite takes some steps a row.
        var most = 3 * 100 * 2 * (database == Database.Sqlite ? 40 : 2);
        Assert.True(afterAYear <= most, $"{afterAWeek} after a week, {afterAYear} after a year, at most {most}");
    }

    /// <summary>On each way by which messages come: to everybody, to one person, to a role, and for an approver up to the limit.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_comes_on_each_way_is_counted_for_whom_it_reaches(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (own, other) = (Situations.Id("limited-approver"), Situations.Id(Approver));
        await Add(site, new Way(null, null, null, null));
        await Add(site, new Way(null, own, null, null));
        await Add(site, new Way(null, null, null, own));
        await Add(site, new Way("approvers:fietspaden", null, 100_000_00, null));
        await Add(site, new Way("approvers:fietspaden", null, 100_000_01, null));
        await Add(site, new Way("approvers:fietspaden", null, null, other));
        await Add(site, new Way("finance:fietspaden", null, null, null));
        await Add(site, new Way("signers", null, null, null));

        foreach (var (who, unread) in new[] { ("limited-approver", 4), (Approver, 4), ("finance", 3), ("auditor", 2) })
        {
            var actor = TestSite.As(who);
            Assert.Equal((who, unread), (who, await site.Ask((Inbox i) => i.CountUnread(actor, 99))));
            Assert.Equal((who, unread), (who, (await site.Ask((Inbox i) => i.Of(actor, NoticeFilter.Unread, 1))).Unread));
        }
        await site.Ask((ReadNotices r) => r.All(TestSite.As("finance")));
        Assert.Equal(0, await site.Ask((Inbox i) => i.CountUnread(TestSite.As("finance"), 99)));
    }

    private sealed record Way(string? Reach, Guid? Person, long? Cents, Guid? Except);

    private static Task<int> Add(TestSite site, Way way) =>
        site.Query(async db =>
        {
            db.Notices.Add(Made(site.App.Services.GetRequiredService<Clock>().UtcNow, way));
            return await db.SaveChangesAsync();
        });

    /// <summary>By turns to everybody, to the approver and to approvers. What was unread before is read first.</summary>
    private static Task<int> Tell(TestSite site, int many, bool read) =>
        site.Query(async db =>
        {
            var person = Situations.Id(Approver);
            var now = site.App.Services.GetRequiredService<Clock>().UtcNow;
            if (read)
            {
                var there = await db
                    .Notices.Where(n => !db.Set<NoticeRead>().Any(r => r.NoticeId == n.Id && r.PersonId == person))
                    .ToListAsync();
                db.NoticeReads.AddRange(there.Select(n => Read(n.Id, person, now)));
            }
            var start = now.AddDays(read ? -300 : 0).AddMinutes(await db.Notices.CountAsync());
            for (var i = 0; i < many; i++)
            {
                var way = (i % 3) switch
                {
                    0 => new Way(null, null, null, null),
                    1 => new Way(null, person, null, null),
                    _ => new Way("approvers:fietspaden", null, 1_00, null),
                };
                var notice = Made(start.AddMinutes(i), way);
                db.Notices.Add(notice);
                if (read)
                    db.NoticeReads.Add(Read(notice.Id, person, now));
            }
            await db.SaveChangesAsync();
            // Colleagues read too: of all that was read a person has a small part.
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "NoticeReads" ("NoticeId", "PersonId", "At")
                SELECT n."Id", p."Id", n."At" FROM "Notices" n CROSS JOIN "People" p
                WHERE n."PersonId" IS NULL AND p."Subject" <> 'persona:second-approver' AND NOT EXISTS
                  (SELECT 1 FROM "NoticeReads" r WHERE r."NoticeId" = n."Id" AND r."PersonId" = p."Id")
                """
            );
            // What the planner of PostgreSQL would know by itself after a minute.
            return await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });

    private static NoticeRead Read(Guid notice, Guid person, DateTime at) =>
        new()
        {
            NoticeId = notice,
            PersonId = person,
            At = at,
        };

    private static Notice Made(DateTime at, Way way) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            Organisation = OrganisationId.FirstKnownAs(Persona.Agency),
            Reach = way.Reach,
            PersonId = way.Person,
            AmountCents = way.Cents,
            ExceptPersonId = way.Except,
            Title = new("Bericht", "Message"),
            Body = new("Tekst", "Text"),
        };
}
