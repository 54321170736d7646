using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>Rows as they were before the journal kept books by their parts, sums of open claims and the amounts of dossiers.</summary>
public sealed class MoneyUpgradeTests
{
    private static readonly Book Envelope = Book.Envelope(RandomCalls.Measure);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Old_rows_get_their_books_their_sums_and_the_amounts_of_the_journal(Database database)
    {
        await using var site = await TestSite.Start(database);
        var life = new RandomLife(site, 3);
        await life.Begin();
        for (var act = 0; act < 30; act++)
            await life.Next();
        // Asked 0, and withdrawn: their rows said something else than the journal.
        var nothing = await site.Registered(RandomCalls.Straight, new() { ["cost"] = "0.00", ["extra"] = "0.00" });
        var withdrawn = await site.Registered(RandomCalls.Straight, new() { ["cost"] = "0.00", ["extra"] = "75.00" });
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), withdrawn.Id, "Gaat niet door")));
        await site.InvariantsHold(life.Trail);
        var before = await Stand(site);

        await site.Query(db => BecomeOld(db, database, withdrawn.Id));
        Assert.NotEqual(before, await Stand(site));
        await site.In(async s =>
        {
            var db = s.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var upgrade in s.GetServices<IUpgrade>().Where(u => u.GetType().Namespace!.StartsWith("Veerkracht.Features")))
                await upgrade.Run(db, default);
            await transaction.CommitAsync();
            return 0;
        });

        Assert.Equal(before, await Stand(site));
        Assert.Equal(0, (await site.Dossier(nothing.Id)).AskedCents);
        await site.InvariantsHold(life.Trail);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_payment_that_was_approved_before_orders_were_booked_can_be_paid(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        var payment = await site.Approved(dossier, "first");
        var pot = Book.Pot(TestCalls.Measure, TestCalls.Small, "pot");
        foreach (var book in new[] { Envelope, pot })
            await site.In(s => s.GetRequiredService<Db>().Book(s, book.Ordered(dossier), book.Committed(dossier), new Money(800_00)));

        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK")));

        foreach (var book in new[] { Envelope, pot })
        {
            Assert.Equal(
                (200_00, 0, 800_00),
                (
                    await site.Balance(book.Committed(dossier)),
                    await site.Balance(book.Ordered(dossier)),
                    await site.Balance(book.Paid(dossier))
                )
            );
        }
    }

    /// <summary>As an older version left it: the name alone says which book it is, nobody summed claims, acts wrote the amounts.</summary>
    private static async Task<int> BecomeOld(Db db, Database database, Guid withdrawn)
    {
        string[] triggers = [""" "Accounts" """, """ "Dossiers" """, """ "SourceClaims" """, """ "SourceClaimSums" """];
        if (database == Database.Postgres)
        {
            foreach (var table in triggers)
                await db.Database.ExecuteSqlRawAsync(string.Concat("ALTER TABLE ", table, " DISABLE TRIGGER USER"));
        }
        else
        {
            var names = await db
                .Database.SqlQueryRaw<string>("""SELECT "name" AS "Value" FROM sqlite_master WHERE "type" = 'trigger'""")
                .ToListAsync();
            foreach (var name in names)
                await db.Database.ExecuteSqlRawAsync(string.Concat("DROP TRIGGER \"", name, "\""));
        }
        await db.Database.ExecuteSqlRawAsync(
            """UPDATE "Accounts" SET "BookKind" = '', "BookCall" = NULL, "BookSource" = NULL, "BookHolder" = NULL"""
        );
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "Accounts" WHERE "Kind" = 'Asked' AND "LastTransferId" IS NULL""");
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "SourceClaimSums" """);
        await db.Database.ExecuteSqlAsync($"""UPDATE "Dossiers" SET "AskedCents" = 7500 WHERE "Id" = {withdrawn}""");
        return await db.Database.ExecuteSqlRawAsync("""UPDATE "Dossiers" SET "PaidCents" = "PaidCents" + 1""");
    }

    private static Task<string> Stand(TestSite site) =>
        site.Query(async db =>
        {
            var books = await db
                .Database.SqlQueryRaw<string>(
                    """
                    SELECT "Key" || "BookKind" || COALESCE("BookCall", '-') || COALESCE("BookSource", '-')
                      || COALESCE("BookHolder", '-') AS "Value"
                    FROM "Accounts"
                    """
                )
                .ToListAsync();
            var sums = await db.Set<SourceClaimSum>()
                .AsNoTracking()
                .Where(s => s.WantedCents != 0)
                .Select(s => $"{s.Book} {s.Level} {s.Slot} {s.WantedCents}")
                .ToListAsync();
            var dossiers = await db
                .Dossiers.AsNoTracking()
                .Select(d => $"{d.Number} {d.AskedCents} {d.AwardedCents} {d.PaidCents}")
                .ToListAsync();
            return string.Join('\n', books.Concat(sums).Concat(dossiers).Order(StringComparer.Ordinal));
        });
}
