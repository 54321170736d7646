using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Journal;
using Veerkracht.Site;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>
/// A dossier had one place in the order of each source; since it can be sent again it may have more. Those of before stay as they were.
/// </summary>
public sealed class SourceClaimsUpgradeTests
{
    // Not the book: that of a right is called after its holder, whose number became an id.
    private const string All = """SELECT "DossierId", "Place", "WantedCents", "Open" FROM "SourceClaims" ORDER BY 1, 2, 3""";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Places_of_before_stay_and_a_dossier_may_have_another_beside_its_own(Database database)
    {
        List<string> before = [];
        await using var site = await TestSite.Start(database, OlderDatabase.Now, restore: async (postgres, directory) =>
        {
            await OlderDatabase.Copy(postgres, directory);
            before = await Outsider.Rows(OlderDatabase.Options(postgres, directory), All);
        });
        Assert.NotEmpty(before);
        Assert.Equal(before, await Outsider.Rows(site.App.Services.GetRequiredService<SiteOptions>(), All));

        var place = await site.Query(db => db.SourceClaims.AsNoTracking().OrderBy(c => c.Place).FirstAsync());
        Task<int> Add(long at) =>
            site.Query(async db =>
            {
                db.SourceClaims.Add(
                    new SourceClaim
                    {
                        DossierId = place.DossierId,
                        Book = place.Book,
                        Place = at,
                        WantedCents = 1_00,
                        Open = place.Open,
                    }
                );
                return await db.SaveChangesAsync();
            });
        // Places are moments, and none of them lies that far ahead.
        Assert.Equal(1, await Add(DateTime.MaxValue.Ticks));
        await Assert.ThrowsAsync<DbUpdateException>(() => Add(place.Place));
        Assert.Equal(2, await site.Query(db => db.SourceClaims.CountAsync(c => c.DossierId == place.DossierId && c.Book == place.Book)));
    }
}
