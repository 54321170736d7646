using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Organisations get an own id: registers those of the reference data and those under whose key anybody ever came in, and puts the id in
/// every column that had the key. The history stays as it was sealed. Books of the journal carry the key of a holder in their names: the
/// rooms that own them follow.
/// </summary>
public sealed class IdsForKeys(LoadOrganisations load, OrganisationRegistry registry, IEnumerable<OrganisationColumn> columns, Clock clock)
    : IUpgrade
{
    /// <summary>Every key that stands somewhere, beside its id; there as long as the upgrade runs.</summary>
    private const string Ids = "IdsOfKeys";

    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        await load.Do(db, stop);
        await db.Database.ExecuteSqlRawAsync($"""CREATE TEMPORARY TABLE "{Ids}" ("Key" text PRIMARY KEY, "Id" text NOT NULL)""", stop);
        foreach (var column in columns)
        {
            foreach (var (key, name) in await Keys(db, column, stop))
                await db.Database.ExecuteSqlRawAsync(
                    $"""INSERT INTO "{Ids}" VALUES (@p0, @p1)""",
                    [key, (await Id(db, key, name, stop)).Value],
                    stop
                );
            await Replace(db, column, stop);
        }
        await db.Database.ExecuteSqlRawAsync($"""DROP TABLE "{Ids}" """, stop);
    }

    /// <summary>Who has this key, registered where nobody knew it.</summary>
    /// <param name="name">What it was called where the key stands.</param>
    private async Task<OrganisationId> Id(Db db, string key, string name, CancellationToken stop)
    {
        var read = OrganisationKey.Read(key);
        if (registry.IdAsRead(read, clock.Today) is { } known)
            return known;
        await RegisterOrganisation.Add(db, read, name, stop);
        await registry.Refresh(db, stop);
        return registry.IdAsRead(read, clock.Today) ?? throw new InvalidDataException($"The organisation {key} could not be registered.");
    }

    private sealed record Named(string Key, string Name);

    /// <summary>The keys in a column whose id is not known yet.</summary>
    private static async Task<IEnumerable<Named>> Keys(Db db, OrganisationColumn column, CancellationToken stop)
    {
        var name = column.Name is { } there ? $"MAX(\"{there}\")" : $"\"{column.Column}\"";
        var sql = $"""
            SELECT "{column.Column}" AS "Key", {name} AS "Name" FROM "{column.Table}"
            WHERE "{column.Column}" <> '' AND "{column.Column}" NOT IN (SELECT "Key" FROM "{Ids}") GROUP BY "{column.Column}"
            """;
        return (await db.Database.SqlQueryRaw<Named>(sql).ToListAsync(stop)).Where(named => !OrganisationId.TryRead(named.Key, out _));
    }

    private static async Task Replace(Db db, OrganisationColumn column, CancellationToken stop)
    {
        var (table, own) = ($"\"{column.Table}\"", $"\"{column.Table}\".\"{column.Column}\"");
        if (column.Beside.Count > 0)
        {
            var same = string.Concat(column.Beside.Select(c => $""" AND other."{c}" = {table}."{c}" """));
            await db.Database.ExecuteSqlRawAsync(
                $"""
                DELETE FROM {table} WHERE EXISTS (
                  SELECT 1 FROM {table} other
                  JOIN "{Ids}" its ON its."Key" = other."{column.Column}" JOIN "{Ids}" mine ON mine."Key" = {own}
                  WHERE its."Id" = mine."Id" AND its."Key" < mine."Key"{same})
                """,
                stop
            );
        }
        await db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE {table} SET "{column.Column}" = (SELECT ids."Id" FROM "{Ids}" ids WHERE ids."Key" = {own})
            WHERE "{column.Column}" IN (SELECT "Key" FROM "{Ids}")
            """,
            stop
        );
    }
}
