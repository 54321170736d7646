using Microsoft.EntityFrameworkCore;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

public sealed class MigrationTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Neither_database_has_pending_changes_of_the_model(Database database)
    {
        await using var site = await TestSite.Start(database);
        Assert.False(await site.Query(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await site.Query(async db => (await db.Database.GetPendingMigrationsAsync()).ToList()));
    }
}
