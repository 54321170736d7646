using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Veerkracht.Core.Books;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>
/// A database in which organisations are known by their enterprise number becomes one in which they have an id, and not a cent moves.
/// </summary>
public sealed partial class OrganisationUpgradeTests
{
    private const string Geetbets = "0207518137",
        Gent = "0207451227",
        Unknown = "0404616494";

    /// <summary>What the upgrade touches, each row as one text, with nothing but numbers of organisations that differ afterwards.</summary>
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["accounts"] = """SELECT "Key", "Kind", "Measure", "Book", "DossierId", "BalanceCents", "LastTransferId" FROM "Accounts" """,
        ["transfers"] = """SELECT "Id", "ActId", "FromKey", "ToKey", "Cents", "At", "DossierId" FROM "Transfers" """,
        ["totals"] = """SELECT "Measure", "Book", "Kind", "BalanceCents" FROM "JournalTotals" """,
        ["claims"] = """SELECT "DossierId", "Book", "Place", "WantedCents", "Open" FROM "SourceClaims" """,
        ["awards"] = """SELECT "Id", "State", "AmountCents", "Lines" FROM "Awards" """,
        ["payments"] = """SELECT "Id", "State", "AmountCents", "Lines" FROM "Payments" """,
        ["dossiers"] = """SELECT "Id", "Number", "Organisation", "Holder", "OrganisationName", "State" FROM "Dossiers" """,
        ["partners"] = """SELECT "DossierId", "StepId", "Organisation", "OrganisationName", "State" FROM "PartnerParts" """,
        ["notices"] = """SELECT "Id", "Organisation", "Once" FROM "Notices" """,
        ["documents"] = """SELECT "Id", "Organisation", "Sha256" FROM "Documents" """,
        ["comments"] = """SELECT "Id", "Organisation", "OrganisationName", "Text" FROM "ConsultationComments" """,
        ["tokens"] = """SELECT "Sha256", "PersonId", "Organisation" FROM "ApiTokens" """,
    };

    /// <summary>What was sealed or sent says for ever what it said.</summary>
    private static readonly Dictionary<string, string> Sealed = new()
    {
        // The newer version lays down its own themes and articles when it starts for the first time.
        ["acts"] = """
            SELECT "Id", "Organisation", "Before", "After", "Evidence", "Digest" FROM "Acts"
            WHERE "Kind" NOT IN ('load-themes', 'load-articles')
            """,
        ["steps"] = """SELECT "Id", "Answers", "Sent", "SentSha256" FROM "DossierSteps" """,
        ["changes"] = """SELECT "Id", "Payload" FROM "CallChanges" """,
    };

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_number_becomes_the_id_of_its_organisation_and_no_amount_moves(Database database)
    {
        var (kept, sealed_) = (new Dictionary<string, List<string>>(), new Dictionary<string, List<string>>());
        await using var site = await Upgraded(database, async connection =>
        {
            foreach (var (name, sql) in Kept)
                kept[name] = await Rows(connection, sql);
            foreach (var (name, sql) in Sealed)
                sealed_[name] = await Rows(connection, sql);
        });
        await site.Query(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var connection = db.Database.GetDbConnection();
            foreach (var (name, sql) in Kept)
            {
                Assert.True(kept[name].Exists(row => Numbers().IsMatch(row)), $"The older database tests nothing in its {name}.");
                var (expected, found) = (kept[name].Select(WithIds).ToList(), await Rows(connection, sql));
                Assert.Empty(expected.Except(found));
                // The start of a newer version may open envelopes, of nobody.
                Assert.DoesNotContain(found.Except(expected), row => Ids().IsMatch(row));
            }
            foreach (var (name, sql) in Sealed)
                Assert.Equal(sealed_[name], await Rows(connection, sql));
            return 0;
        });
        await site.JournalBalances();
        await BooksAreOfTheirHolders(site);
        Assert.All(await site.Query(db => db.Acts.ToListAsync()), act => Assert.True(act.IsIntact()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_column_that_holds_an_organisation_is_forgotten(Database database)
    {
        await using var site = await Upgraded(database);
        var known = (await site.Query(db => db.Organisations.Select(o => o.Id).ToListAsync()))
            .Select(id => id.Value)
            .Append("")
            .ToHashSet();
        await site.Query(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var columns = db
                .Model.GetEntityTypes()
                .SelectMany(t =>
                    t.GetProperties()
                        .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(OrganisationId))
                        .Select(p => (Table: t.GetTableName()!, Column: p.GetColumnName()))
                )
                .ToList();
            Assert.True(columns.Count >= 10);
            foreach (var (table, column) in columns)
                Assert.All(await Rows(db.Database.GetDbConnection(), $"""SELECT DISTINCT "{column}" FROM "{table}" """), v =>
                    Assert.Contains(v, known)
                );
            return 0;
        });
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_came_in_under_several_keys_or_an_unknown_one_goes_on(Database database)
    {
        await using var site = await Upgraded(database);
        var mandates = await site.Query(db =>
            (
                from m in db.Set<Features.Accounts.Mandate>()
                join p in db.Set<Features.Accounts.Person>() on m.PersonId equals p.Id
                where p.Subject == "vo-haven"
                select m.Organisation
            ).ToListAsync()
        );
        Assert.Equal(new[] { Known.As(Geetbets), Known.As(Unknown) }.Order(), mandates.Order());
        var organisations = site.App.Services.GetRequiredService<OrganisationRegistry>();
        Assert.Equal(
            ("Havenbedrijf van de proef", Unknown),
            (organisations.NameOf(Known.As(Unknown), new(2022, 9, 8)), organisations.KeyOf(Known.As(Unknown)))
        );
        Assert.Equal(
            1,
            await site.Query(db => db.Set<Features.Notifications.Notice>().CountAsync(n => n.Organisation == Known.As(Unknown)))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_was_running_goes_on(Database database)
    {
        await using var site = await Upgraded(database);
        var draft = await site.Query(db =>
            db.Dossiers.SingleAsync(d => d.State == DossierState.Draft && d.Organisation == Known.As(Geetbets))
        );
        // The partner that confirmed still has: its number stands in the answers.
        var gent = Assert.Single(await site.Ask((PartnerDrafts p) => p.Of(TestSite.As("gent-mayor"))));
        Assert.True(gent.Stand.Counts);
        await site.Act(
            (SaveAnswers a) =>
                a.Fields(
                    TestSite.As("geetbets-officer"),
                    draft.Id,
                    "application",
                    new() { ["partners"] = new System.Text.Json.Nodes.JsonArray(Gent) },
                    null
                )
        );
        Assert.Equal([Known.As(Gent)], await site.Query(db => db.PartnerParts.Select(p => p.Organisation).ToListAsync()));

        // The window that two municipalities were given is theirs, and no other's.
        await site.MoveClock(new(2022, 12, 10, 9, 0));
        Assert.True(Given.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("gent-officer"), Given.Call))).Steps.Count == 1);
        Assert.False((await site.Act((StartApplication a) => a.Do(TestSite.As("herstappe-officer"), Given.Call))).Done);

        // Money goes on from the books that were there: what was proposed is decided, and a new award draws from the right of its holder.
        var proposed = await site.Query(db => db.Awards.Where(a => a.State == AwardState.Proposed).ToListAsync());
        Assert.NotEmpty(proposed);
        foreach (var award in proposed)
            Given.Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Life.Approver), award.Id)));
        var sent = await site.Query(db => db.Dossiers.SingleAsync(d => d.Call == Given.Call && d.Organisation == Known.As(Geetbets)));
        Given.Value(await site.Act((Features.Assessment.CheckCompleteness a) => a.Do(TestSite.As(Life.Manager), sent.Id)));
        await site.Awarded(sent.Id);
        var right = Book.Right(Given.Call, Given.Call, "drawing_right", Known.As(Geetbets));
        Assert.True(await site.Balance(right.Committed(sent.Id)) > 0);
        await site.JournalBalances();

        // Who reads the history reads names, whether a line has the number of then or the id of now.
        using var manager = await Browser.As(site, "programme-manager");
        var history = await manager.Text($"/dossiers/{sent.Id}/geschiedenis");
        Assert.Contains("Jan Vrancken voor Geetbets", history);
        Assert.Contains("Dirk Willems voor Agentschap Binnenlands Bestuur", history);
        Assert.DoesNotMatch(Ids(), history);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Starting_once_more_changes_nothing(Database database)
    {
        await using var site = await Upgraded(database);
        var before = await site.Query(db => db.OrganisationAttributes.CountAsync());
        await Hosting.Preparation.Prepare(site.App);
        Assert.Equal(before, await site.Query(db => db.OrganisationAttributes.CountAsync()));
    }

    /// <summary>The parts of a book say what its name says, and running sums are those of the books with the ids.</summary>
    private static async Task BooksAreOfTheirHolders(TestSite site)
    {
        var rights = await site.Query(db => db.Set<Account>().Where(a => a.BookKind == BookKind.Right).ToListAsync());
        Assert.NotEmpty(rights);
        Assert.All(rights, a => Assert.Equal((a.Book.Name, true), (a.BookName, a.BookHolder is { IsNone: false })));
        var sums = await site.Query(db => db.Set<SourceClaimSum>().Where(s => s.Level == SumLevel.All).ToListAsync());
        var claims = await site.Query(db => db.Set<SourceClaim>().Where(c => c.Open).ToListAsync());
        Assert.NotEmpty(claims);
        Assert.Equal(
            claims.GroupBy(c => c.Book).Select(g => (g.Key, g.Sum(c => c.WantedCents))).Order(),
            sums.Select(s => (s.Book, s.WantedCents)).Order()
        );
    }

    private static Task<TestSite> Upgraded(Database database, Func<DbConnection, Task>? before = null) =>
        TestSite.Start(database, "2022-09-08T10:00", restore: async (postgres, directory) =>
        {
            await OlderDatabase.CopyWithOrganisations(postgres, directory);
            if (before is null)
                return;
            await using DbConnection connection = postgres is null
                ? new SqliteConnection(SqliteDb.ConnectionString(Path.Combine(directory, "veerkracht.db")))
                : new NpgsqlConnection(postgres.Connection(Path.GetFileName(directory)));
            await connection.OpenAsync();
            await before(connection);
        });

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    [GeneratedRegex(@"\bo[0-9a-f]{11}\b")]
    private static partial Regex Ids();

    private static string WithIds(string row) => Numbers().Replace(row, m => Known.As(m.Value).Value);

    /// <summary>Keys of organisations where they stand by themselves or end the name of a book.</summary>
    [GeneratedRegex(@"(?<=^|\| |right:[a-z0-9-]+:[a-z0-9_]+:)(0[0-9]{9}|OVO[0-9]{6}|VVSG)(?=$| \||/|"")")]
    private static partial Regex Numbers();
}
