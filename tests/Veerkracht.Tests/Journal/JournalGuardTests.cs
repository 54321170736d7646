using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Journal;

public sealed class JournalGuardTests
{
    private static readonly Book Book = Book.Envelope("a-measure");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Money_cannot_leave_an_account_that_does_not_hold_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        await Move(site, new Posting(Book.Appropriation, Book.Available, new Money(100)));

        var refused = await Move(site, new Posting(Book.Available, Book.Reserved(Guid.CreateVersion7()), new Money(101)));

        Assert.Equal("exhausted", Assert.Single(refused.Refusals).Code);
        Assert.Equal(100, await Available(site));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_an_account_does_not_hold_is_told_by_what_it_is(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (dossier, right) = (Guid.CreateVersion7(), Book.Right("a-measure", "a-call", "a-right", Known.As("0206460639")));
        async Task<string> Told(AccountName from, AccountName to) =>
            (await site.In(s => s.GetRequiredService<Ledger>().Cannot([new Posting(from, to, new Money(1))])))!.Code;

        Assert.Equal("envelope-exhausted", await Told(Book.Available, Book.Reserved(dossier)));
        Assert.Equal("right-exhausted", await Told(right.Available, right.Reserved(dossier)));
        Assert.Equal("above-award", await Told(right.Committed(dossier), right.Ordered(dossier)));
        Assert.Equal("too-little", await Told(right.Reserved(dossier), right.Available));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_hundred_at_once_take_exactly_what_is_there(Database database)
    {
        await using var site = await TestSite.Start(database);
        await Move(site, new Posting(Book.Appropriation, Book.Available, new Money(30 * 1000 + 999)));

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(_ => Move(site, new Posting(Book.Available, Book.Reserved(Guid.CreateVersion7()), new Money(1000))))
        );

        Assert.Equal(30, outcomes.Count(o => o.Done));
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Equal("exhausted", o.Refusals[0].Code));
        Assert.Equal(999, await Available(site));
        Assert.Equal(0, await site.Query(db => db.Accounts.SumAsync(a => a.BalanceCents)));
        Assert.Equal(
            30_000,
            await site.Query(db =>
                db.JournalTotals.Where(t => t.Measure == Book.Measure && t.Kind == AccountKind.Reserved).SumAsync(t => t.BalanceCents)
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task History_and_journal_refuse_to_be_changed_by_any_program(Database database)
    {
        await using var site = await TestSite.Start(database);
        await Move(site, new Posting(Book.Appropriation, Book.Available, new Money(100)));

        foreach (
            var sql in new[]
            {
                """UPDATE "Acts" SET "Reason" = 'x'""",
                """DELETE FROM "Acts" """,
                """UPDATE "Transfers" SET "Cents" = 1""",
                """DELETE FROM "Transfers" """,
                """UPDATE "Accounts" SET "BalanceCents" = 5""",
                """DELETE FROM "Accounts" """,
                """UPDATE "CallVersions" SET "Source" = ''""",
            }
        )
        {
            var fault = await Assert.ThrowsAnyAsync<Exception>(() => site.Query(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        }
    }

    /// <summary>What the triggers keep of transfers and claims is theirs: no statement changes it, adds to it or takes it away.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Totals_and_sums_refuse_to_be_changed_by_any_program(Database database)
    {
        await using var site = await TestSite.Start(database);
        Given.Value(await site.Submit((await site.AFilledApplication()).Id));
        await Move(site, new Posting(Book.Appropriation, Book.Available, new Money(100)));
        await Move(site, new Posting(Book.Available, Book.Reserved(Guid.CreateVersion7()), new Money(40)));
        var (totals, sums) = (await Rows(site, "JournalTotals"), await Rows(site, "SourceClaimSums"));
        Assert.NotEmpty(totals);
        Assert.NotEmpty(sums);

        foreach (
            var sql in new[]
            {
                """UPDATE "JournalTotals" SET "BalanceCents" = 5""",
                // By the very amount of the last transfer: it was counted already.
                """UPDATE "JournalTotals" SET "BalanceCents" = "BalanceCents" + 40 WHERE "Measure" = 'a-measure' AND "Kind" = 'Reserved'""",
                """
                    UPDATE "JournalTotals" SET "BalanceCents" = "BalanceCents" + 40, "LastTransferId" = (SELECT MAX("Id") FROM "Transfers")
                    """,
                """UPDATE "JournalTotals" SET "Kind" = 'Paid' WHERE "Kind" = 'Reserved'""",
                """DELETE FROM "JournalTotals" """,
                """INSERT INTO "JournalTotals" ("Measure", "Book", "Kind", "BalanceCents") VALUES ('a-measure', 'envelope', 'Paid', 7)""",
                """UPDATE "SourceClaimSums" SET "WantedCents" = 0""",
                """UPDATE "SourceClaimSums" SET "WantedCents" = "WantedCents" + 1 WHERE "Level" = 'All'""",
                """UPDATE "SourceClaimSums" SET "Slot" = 1 WHERE "Level" = 'Second'""",
                """DELETE FROM "SourceClaimSums" """,
                """INSERT INTO "SourceClaimSums" ("Book", "Level", "Slot", "WantedCents") VALUES ('nowhere', 'Second', 1, 7)""",
            }
        )
        {
            var fault = await Record.ExceptionAsync(() => site.Query(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.True(fault?.Message.Contains(StorageFault.AppendOnlyMark, StringComparison.Ordinal) == true, $"{sql}: {fault?.Message}");
        }

        Assert.Equal(totals, await Rows(site, "JournalTotals"));
        Assert.Equal(sums, await Rows(site, "SourceClaimSums"));
        await Move(site, new Posting(Book.Available, Book.Reserved(Guid.CreateVersion7()), new Money(10)));
        Assert.Equal(
            [50L, 50L],
            await site.Query(db =>
                db.JournalTotals.Where(t => t.Measure == "a-measure" && t.Kind != AccountKind.Appropriation)
                    .OrderBy(t => t.Kind)
                    .Select(t => t.BalanceCents)
                    .ToListAsync()
            )
        );
    }

    private static Task<List<string>> Rows(TestSite site, string table) =>
        site.Query(async db =>
            table == "JournalTotals"
                ? (await db.JournalTotals.AsNoTracking().ToListAsync())
                    .ConvertAll(t => $"{t.Measure} {t.BookName} {t.Kind} {t.BalanceCents}")
                    .Order()
                    .ToList()
                : (await db.Set<SourceClaimSum>().AsNoTracking().ToListAsync())
                    .ConvertAll(s => $"{s.Book} {s.Level} {s.Slot} {s.WantedCents}")
                    .Order()
                    .ToList()
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_older_transfer_does_not_count_a_second_time(Database database)
    {
        await using var site = await TestSite.Start(database);
        await Move(site, new Posting(Book.Appropriation, Book.Available, new Money(100)));
        await Move(site, new Posting(Book.Appropriation, Book.Available, new Money(7)));

        var fault = await Assert.ThrowsAnyAsync<Exception>(() =>
            site.Query(db =>
                db.Database.ExecuteSqlAsync(
                    $"""
                    UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + 100,
                      "LastTransferId" = (SELECT MIN("Id") FROM "Transfers" WHERE "ToKey" = {Book.Available.Key})
                    WHERE "Key" = {Book.Available.Key}
                    """
                )
            )
        );

        Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        Assert.Equal(107, await Available(site));
    }

    private static Task<long> Available(TestSite site) =>
        site.Query(async db => (await db.Accounts.AsNoTracking().SingleAsync(a => a.Key == Book.Available.Key)).BalanceCents);

    private static Task<Outcome<Act>> Move(TestSite site, Posting posting) =>
        site.In(s =>
            s.GetRequiredService<Db>()
                .Transact<Act>(async () =>
                {
                    var act = s.GetRequiredService<Chronicle>()
                        .Record(TestSite.As("programme-manager"), LoadProgramme.Kind.Code, new(posting.From.Measure));
                    await s.GetRequiredService<Ledger>().Book(act, [posting]);
                    return act;
                })
        );
}
