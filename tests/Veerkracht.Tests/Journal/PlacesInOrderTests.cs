using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Journal;

public sealed class PlacesInOrderTests
{
    private static readonly Book Pot = Book.Pot("m", "call", "pot"),
        Right = Book.Right("m", "call", "right", new("holder"));

    private static readonly DateTime Opening = new(2022, 9, 1, 7, 59, 58, DateTimeKind.Utc);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Running_sums_are_what_a_scan_gives_before_every_place_whatever_is_taken_left_and_taken_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var random = new Random(20221015);
        var dossiers = await Dossiers(site, 12);
        // Around the borders of seconds, minutes and days, and twice the same instant.
        var times = dossiers
            .Select((_, i) => Opening.AddTicks(random.NextInt64(4) * (long)Math.Pow(10, random.Next(5, 13)) - i % 3))
            .ToList();
        for (var change = 0; change < 60; change++)
        {
            var which = random.Next(dossiers.Count);
            await site.In(async s =>
            {
                var places = s.GetRequiredService<PlacesInOrder>();
                await (
                    random.Next(4) switch
                    {
                        0 => places.Leave(dossiers[which]),
                        1 => places.TakeBack(dossiers[which]),
                        _ => Take(s, dossiers[which], times[which], [new(Right, Cents(random)), new(Pot, Cents(random))]),
                    }
                );
                return 0;
            });
            var claims = await site.Query(db => db.Set<SourceClaim>().AsNoTracking().ToListAsync());
            var at = Opening.AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 2)).Ticks;
            foreach (var place in claims.Select(c => (long?)c.Place).Append(at).Append(null).Distinct())
            {
                var kept = await site.Ask(place, [Pot.Name, Right.Name]);
                foreach (var book in new[] { Pot.Name, Right.Name })
                {
                    var scan = claims.Where(c => c.Book == book && c.Open && c.Place < (place ?? long.MaxValue)).Sum(c => c.WantedCents);
                    Assert.Equal(scan, kept.GetValueOrDefault(book).Cents);
                }
            }
        }
    }

    /// <summary>A first place at whatever time, also before others.</summary>
    private static async Task Take(IServiceProvider services, Guid dossier, DateTime at, WantedFromBook[] wants)
    {
        var db = services.GetRequiredService<Db>();
        if (await db.Set<SourceClaim>().AnyAsync(c => c.DossierId == dossier))
        {
            await services.GetRequiredService<PlacesInOrder>().Take(dossier, at, wants);
            return;
        }
        db.AddRange(
            wants.Select(w => new SourceClaim
            {
                DossierId = dossier,
                Book = w.Book.Name,
                Place = at.Ticks,
                WantedCents = w.Wanted.Cents,
                Open = true,
            })
        );
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_want_the_same_books_never_wait_for_each_other_crosswise(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossiers = await Dossiers(site, 60);

        var tries = 0;
        var outcomes = await Task.WhenAll(
            dossiers.Select(
                (id, i) =>
                    site.In(s =>
                        s.GetRequiredService<Db>()
                            .Transact<int>(async () =>
                            {
                                Interlocked.Increment(ref tries);
                                WantedFromBook[] wants = [new(Pot, new(100)), new(Right, new(100))];
                                await s.GetRequiredService<PlacesInOrder>().Take(id, Opening, i % 2 == 0 ? wants : wants.Reverse());
                                return 0;
                            })
                    )
            )
        );

        Assert.All(outcomes, o => Assert.True(o.Done));
        // A knot that the database had to break would have been tried again.
        Assert.Equal(60, tries);
        var kept = await site.Ask(null, [Pot.Name, Right.Name]);
        Assert.Equal((60_00, 60_00), (kept[Pot.Name].Cents, kept[Right.Name].Cents));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_claim_is_scanned_to_know_what_is_wanted(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossiers = await Dossiers(site, 3000);
        // A day of registrations, one every 20 seconds or so.
        await site.Query(async db =>
        {
            foreach (var part in dossiers.Select((id, i) => (id, i)).Chunk(500))
            {
                db.Set<SourceClaim>()
                    .AddRange(
                        part.Select(p => new SourceClaim
                        {
                            DossierId = p.id,
                            Book = Pot.Name,
                            Place = Opening.AddSeconds(p.i * 20).Ticks,
                            WantedCents = 100,
                            Open = true,
                        })
                    );
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
            return await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        foreach (var place in new long?[] { null, Opening.AddSeconds(1700 * 20 + 7).Ticks })
        {
            var plan = await site.In(s => Plan(s.GetRequiredService<PlacesInOrder>().SumsBefore([Pot.Name], place), database));
            Assert.NotEmpty(plan);
            Assert.DoesNotContain(plan, line =>
                line.Contains("SCAN", StringComparison.Ordinal) && line.Contains("Source", StringComparison.Ordinal)
                || line.Contains("Seq Scan on \"SourceClaims\"", StringComparison.Ordinal)
            );
            var rows = await site.In(s => s.GetRequiredService<PlacesInOrder>().SumsBefore([Pot.Name], place).CountAsync());
            Assert.InRange(rows, 1, place is null ? 1 : 1 + 1440 + 60 + 1);
            Assert.Equal(place is null ? 300_000 : 1701_00, (await site.Ask(place, [Pot.Name]))[Pot.Name].Cents);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_program_moves_a_place_or_loses_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = Assert.Single(await Dossiers(site, 1));
        await site.In(async s =>
        {
            await s.GetRequiredService<PlacesInOrder>().Take(dossier, Opening, [new(Pot, new(100))]);
            return 0;
        });
        List<string> forbidden =
        [
            """UPDATE "SourceClaims" SET "Place" = 1""",
            """UPDATE "SourceClaims" SET "Book" = 'other'""",
            """DELETE FROM "SourceClaims" """,
            database == Database.Postgres
                ? """TRUNCATE "SourceClaims" """
                : """INSERT OR REPLACE INTO "SourceClaims" SELECT "DossierId", "Book", "Place", 5, "Open" FROM "SourceClaims" """,
        ];
        foreach (var sql in forbidden)
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => site.Query(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        }
        Assert.Equal(100, (await site.Ask(null, [Pot.Name]))[Pot.Name].Cents);
    }

    private static Money Cents(Random random) => new(random.Next(5) == 0 ? 0 : random.Next(1, 1000_00));

    private static Task<List<Guid>> Dossiers(TestSite site, int count) =>
        site.Query(async db =>
        {
            var ids = Enumerable.Range(0, count).Select(i => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMinutes(i))).ToList();
            foreach (var part in ids.Chunk(500))
            {
                db.AddRange(
                    part.Select(id => new Dossier
                    {
                        Id = id,
                        Number = $"d-{id:n}",
                        Programme = "p",
                        Measure = "m",
                        Call = "call",
                        CallVersion = 1,
                        Organisation = new("o"),
                        OrganisationName = "O",
                        Class = "municipality",
                        Holder = new("holder"),
                        SearchText = "",
                        StartedAt = Opening,
                    })
                );
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
            return ids;
        });

    private static async Task<IReadOnlyList<string>> Plan(IQueryable<BookSum> query, Database database)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = $"{(database == Database.Postgres ? "EXPLAIN" : "EXPLAIN QUERY PLAN")} {command.CommandText}";
        await command.Connection!.OpenAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return lines;
    }
}

internal static class AskedPlaces
{
    public static Task<IReadOnlyDictionary<string, Money>> Ask(this TestSite site, long? place, IReadOnlyCollection<string> books) =>
        site.In(s => s.GetRequiredService<PlacesInOrder>().WantedBefore(books, place));
}
