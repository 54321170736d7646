using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>Gives the dossiers of an older database the words by which they are found, and indexes them.</summary>
public sealed class IndexWords : IUpgrade
{
    private const int Batch = 2000;

    public string Migration => "Fast";

    public async Task Run(Db db, CancellationToken stop)
    {
        Guid? after = null;
        while (true)
        {
            var rows = await db.Set<Dossier>()
                .Where(d => after == null || d.Id > after)
                .OrderBy(d => d.Id)
                .Take(Batch)
                .Select(d => new
                {
                    d.Id,
                    d.Number,
                    d.OrganisationName,
                    d.ProjectName,
                })
                .ToListAsync(stop);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
            {
                var words = SearchWords.Of(row.Number, row.OrganisationName, row.ProjectName);
                await db.Database.ExecuteSqlAsync($"""UPDATE "Dossiers" SET "SearchText" = {words} WHERE "Id" = {row.Id}""", stop);
            }
            after = rows[^1].Id;
        }
        foreach (var sql in SearchGuards.Fill(db is SqliteDb))
            await db.Database.ExecuteSqlRawAsync(sql, stop);
    }
}
