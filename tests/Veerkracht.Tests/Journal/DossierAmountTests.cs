using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Payments;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>What was asked, awarded and paid of a dossier is what the journal says, and only the journal writes it.</summary>
public sealed class DossierAmountTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_amounts_of_a_dossier_follow_the_journal_from_draft_to_the_last_payment(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PartCalls.Of(50, 50), 1_000_00);
        var draft = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), PartCalls.Slug)));
        Assert.Equal((null, null, 0), await Amounts(site, draft.Id));

        await site.Send(draft.Id, "application", TestCalls.Cost("200.00"));
        Assert.Equal((100_00, null, 0), await Amounts(site, draft.Id));
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), draft.Id)));
        var award = Value(await site.Propose(draft.Id));
        Assert.Equal((100_00, null, 0), await Amounts(site, draft.Id));
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        Assert.Equal((100_00, 100_00, 0), await Amounts(site, draft.Id));

        await site.Send(draft.Id, "part_1", TestCalls.Cost("200.00"));
        var payment = await site.Approved(draft.Id, "part_1");
        Assert.Equal((100_00, 100_00, 0), await Amounts(site, draft.Id));
        var measure = await site.Ask((MoneyOverview m) => m.Of(PartCalls.Measure));
        Assert.Equal((100_00, 0), (measure.Awarded.Cents, measure.Paid.Cents));
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK")));
        Assert.Equal((100_00, 100_00, 50_00), await Amounts(site, draft.Id));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_asks_0_asks_0_and_who_withdraws_asks_nothing_any_more(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_00);
        var nothing = await site.Registered(TestCalls.Small, TestCalls.Cost("0.00"));
        Assert.Equal((0, null, 0), await Amounts(site, nothing.Id));

        var withdrawn = await site.Registered(TestCalls.Small, TestCalls.Cost("200.00"));
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), withdrawn.Id, "Gaat niet door")));
        Assert.Equal((0, null, 0), await Amounts(site, withdrawn.Id));
        // Its receipt says what that submission asked.
        using var officer = await site.ApiAs("geetbets-officer");
        var receipt = JsonNode.Parse(await officer.GetStringAsync($"/api/v1/dossiers/{withdrawn.Id}/steps/application/receipt"))!;
        Assert.Equal("100.00", receipt["asked"]!["amount"]!.GetValue<string>());
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_program_writes_another_amount_than_the_journal_has(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("200.00"));
        foreach (
            var sql in new[]
            {
                """UPDATE "Dossiers" SET "AskedCents" = 5""",
                """UPDATE "Dossiers" SET "AskedCents" = NULL""",
                """UPDATE "Dossiers" SET "AwardedCents" = 10000""",
                """UPDATE "Dossiers" SET "PaidCents" = 1""",
            }
        )
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => site.Query(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        }
        // The change tracker does not even send it.
        await site.Query(async db =>
        {
            var loaded = await db.Dossiers.AsTracking().SingleAsync(d => d.Id == dossier.Id);
            db.Entry(loaded).Property(d => d.PaidCents).CurrentValue = 7;
            loaded.ProjectName = "Anders";
            return await db.SaveChangesAsync();
        });
        var kept = await site.Dossier(dossier.Id);
        Assert.Equal(("Anders", 100_00, 0), (kept.ProjectName, kept.AskedCents, kept.PaidCents));
    }

    private static async Task<(long?, long?, long)> Amounts(TestSite site, Guid id)
    {
        var dossier = await site.Dossier(id);
        return (dossier.AskedCents, dossier.AwardedCents, dossier.PaidCents);
    }
}
