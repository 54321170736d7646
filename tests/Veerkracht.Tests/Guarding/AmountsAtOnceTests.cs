using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Veerkracht.Core.Books;
using Veerkracht.Site;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Guarding;

/// <summary>
/// Acts hold a dossier while they book on it; who writes past them and does not, leaves it with what the journal says too.
/// </summary>
public sealed class AmountsAtOnceTests
{
    [Fact]
    public async Task Two_who_move_money_of_one_dossier_at_once_leave_it_with_both()
    {
        await using var site = await TestSite.Start(Database.Postgres);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        await site.Approved(dossier, "first");
        var envelope = Book.Envelope(TestCalls.Measure);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        await using var one = new NpgsqlConnection(options.Postgres);
        await using var two = new NpgsqlConnection(options.Postgres);
        await one.OpenAsync();
        await two.OpenAsync();

        await using var first = await one.BeginTransactionAsync();
        await Move(one, envelope.Available, envelope.Committed(dossier), 100);
        await using var second = await two.BeginTransactionAsync();
        var waits = Move(two, envelope.Appropriation, envelope.Ordered(dossier), 7);
        // Either way: it waits for the first, or it is done before.
        await Task.WhenAny(waits, Task.Delay(200));
        await first.CommitAsync();
        await waits;
        await second.CommitAsync();

        const string differs = """
            SELECT d."AwardedCents", SUM(a."BalanceCents") FROM "Dossiers" d JOIN "Accounts" a ON a."DossierId" = d."Id"
            WHERE a."BookKind" = 'Envelope' AND a."Kind" IN ('Committed', 'Ordered', 'Paid')
            GROUP BY d."Id", d."AwardedCents" HAVING d."AwardedCents" <> SUM(a."BalanceCents")
            """;
        Assert.Empty(await Outsider.Rows(options, differs));
        Assert.Equal(1000_00 + 107, (await site.Dossier(dossier)).AwardedCents);
    }

    private static async Task Move(NpgsqlConnection connection, AccountName from, AccountName to, long cents)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO "Transfers" ("ActId", "At", "FromKey", "ToKey", "Cents", "DossierId")
            SELECT "Id", "At", $1, $2, $3, $4 FROM "Acts" WHERE "DossierId" = $4 ORDER BY "Sequence" DESC LIMIT 1
            """;
        foreach (var value in (object[])[from.Key, to.Key, cents, to.DossierId!.Value])
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
