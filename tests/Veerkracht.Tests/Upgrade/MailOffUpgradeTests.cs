using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>Who had turned mail off has chosen none, and everybody else still chose nothing.</summary>
public sealed class MailOffUpgradeTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_turned_mail_off_still_gets_none(Database database)
    {
        var off = new List<string>();
        await using var site = await TestSite.Start(database, "2022-09-08T10:00", restore: async (postgres, directory) =>
        {
            await OlderDatabase.CopyWithOrganisations(postgres, directory);
            var older = OlderDatabase.Options(postgres, directory);
            await Outsider.Run(
                older,
                """
                INSERT INTO "MailOff" ("PersonId")
                SELECT "Id" FROM "People" WHERE "Id" NOT IN (SELECT "PersonId" FROM "MailOff") ORDER BY "Id" LIMIT 2
                """
            );
            off = await Outsider.Rows(older, """SELECT "PersonId" FROM "MailOff" """);
        });

        Assert.True(off.Count >= 2);
        var chosen = await site.Query(db => db.MailChoices.AsNoTracking().ToListAsync());
        Assert.Equal(off.Select(id => Guid.Parse(id.Trim())).Order(), chosen.Select(c => c.PersonId).Order());
        Assert.All(chosen, c => Assert.Equal((MailTiming.None, "nl"), (c.Timing, c.Language)));
        Assert.All(await site.Query(db => db.Notices.AsNoTracking().ToListAsync()), n => Assert.Null(n.Reach));
    }
}
