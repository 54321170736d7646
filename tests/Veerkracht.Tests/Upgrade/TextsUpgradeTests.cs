using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>Texts that stood in a column for Dutch and one for English become one by language, and none of them is another.</summary>
public sealed class TextsUpgradeTests
{
    private static readonly (string Table, string Column)[] Pairs =
    [
        ("Notices", "Title"),
        ("Notices", "Body"),
        ("ConsultationComments", "About"),
        ("CallDrafts", "Title"),
        ("CallChanges", "What"),
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_text_is_there_in_the_languages_in_which_it_was(Database database)
    {
        var before = new Dictionary<(string, string), List<string>>();
        await using var site = await TestSite.Start(database, "2022-09-08T10:00", restore: async (postgres, directory) =>
        {
            await OlderDatabase.CopyWithOrganisations(postgres, directory);
            var older = OlderDatabase.Options(postgres, directory);
            await Outsider.Run(older, """UPDATE "CallDrafts" SET "TitleNl" = 'Een "oproep" \ met é, en een ''', "TitleEn" = NULL""");
            foreach (var (table, column) in Pairs)
                before[(table, column)] = await Outsider.Rows(older, $"""SELECT "{column}Nl", '|', "{column}En" FROM "{table}" """);
        });

        foreach (var pair in Pairs)
            Assert.NotEmpty(before[pair]);
        async Task Same((string, string) pair, Func<Db, Task<List<LocalText>>> now) =>
            Assert.Equal(
                before[pair].Order(StringComparer.Ordinal),
                (await site.Query(now)).Select(t => $"{t.Nl} | {t.En}").Order(StringComparer.Ordinal)
            );
        await Same(Pairs[0], db => db.Notices.Select(n => n.Title).ToListAsync());
        await Same(Pairs[1], db => db.Notices.Select(n => n.Body).ToListAsync());
        await Same(Pairs[2], db => db.ConsultationComments.Select(c => c.About).ToListAsync());
        await Same(Pairs[3], db => db.CallDrafts.Select(d => d.Title).ToListAsync());
        await Same(Pairs[4], db => db.CallChanges.Select(c => c.What).ToListAsync());
        Assert.All(await site.Query(db => db.CallDrafts.Select(d => d.Title).ToListAsync()), title => Assert.Null(title.En));
        await using var today = await TestSite.Start(database);
        Assert.Equal(
            await Outsider.Triggers(today.App.Services.GetRequiredService<SiteOptions>()),
            await Outsider.Triggers(site.App.Services.GetRequiredService<SiteOptions>())
        );
    }
}
