using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>What a save reads by a statement of its own is what everybody else reads by the map.</summary>
public sealed class ReadDossierTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_column_is_read_as_the_map_reads_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = await site.AFilledApplication("gent");
        var sent = await site.AFilledApplication();
        Given.Value(await site.Submit(sent.Id, key: "een"));

        foreach (var (id, persona) in new[] { (draft.Id, "gent-officer"), (sent.Id, "geetbets-officer") })
        {
            await site.Query(async db =>
            {
                var read = await db.ReadDossier(TestSite.As(persona), id, default);
                var mapped = await db.Dossiers.AsNoTracking().Include(d => d.Steps).SingleAsync(d => d.Id == id);
                Assert.Equal(Columns(db, mapped), Columns(db, read!));
                Assert.Equal(mapped.Steps.Select(s => Columns(db, s)), read!.Steps.Select(s => Columns(db, s)));
                return true;
            });
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_another_town_it_is_not_there(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();

        Assert.Null(await site.Query(db => db.ReadDossier(TestSite.As("gent-officer"), dossier.Id, default)));
        Assert.Null(await site.Query(db => db.ReadDossier(TestSite.As("geetbets-officer"), Guid.Empty, default)));
    }

    private static List<string> Columns<TEntity>(Db db, TEntity entity)
        where TEntity : class =>
        [
            .. db
                .Model.FindEntityType(typeof(TEntity))!
                .GetProperties()
                .Where(p => !p.IsShadowProperty())
                .Select(p => (p.Name, Value: p.GetGetter().GetClrValue(entity)))
                .Select(p => $"{p.Name}: {(p.Value is DateTime at ? $"{at.Ticks} {at.Kind}" : p.Value)}"),
        ];
}
