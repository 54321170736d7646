using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>A maximum over all dossiers of one applicant, of one call and of sister calls of the measure.</summary>
public sealed class ApplicantMaximumTests
{
    private const string Sister = "zuster-oproep";
    private static readonly JsonObject Cost = TestCalls.Cost("1600.00");

    /// <summary>Half of the cost, at most 1,000 euro for all dossiers of an applicant.</summary>
    private static string Call(string calls = "") =>
        TestCalls
            .FromPot(30_000)
            .Replace(
                "{ name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: \"1:1\", from: pot }",
                "{ name: half, kind: share, title: { nl: Helft, en: Half }, of: base, ratio: \"1:1\" }\n"
                    + "    - { name: within, kind: cap_per_applicant, title: { nl: Grens, en: Limit }, of: half, "
                    + $"limit: 1000{calls} }}\n"
                    + "    - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: within, percentage: 100, from: pot }"
            );

    private static async Task<TestSite> Start(Database database, string calls = "")
    {
        var site = await TestSite.Start(database);
        await site.Publish(Call(calls), 1_000_000_00);
        return site;
    }

    private static JsonObject Costs() => (JsonObject)Cost.DeepClone();

    private static async Task<long?> Asked(TestSite site, Dossier dossier) => (await site.Dossier(dossier.Id)).AskedCents;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_other_dossiers_ask_is_not_asked_again(Database database)
    {
        await using var site = await Start(database);
        var first = await site.Registered(TestCalls.Small, Costs());
        var second = await site.Complete(TestCalls.Small, Costs());
        var third = await site.Registered(TestCalls.Small, Costs());
        var other = await site.Registered(TestCalls.Small, Costs(), "gent");
        Assert.Equal((800_00, 200_00, 0), (await Asked(site, first), await Asked(site, second), await Asked(site, third)));
        Assert.Equal(800_00, await Asked(site, other));
        var why = (await site.Dossier(second.Id)).Steps.Single().Amounts!;
        Assert.Contains("al uw dossiers van deze oproep krijgen samen ten hoogste", why);
        Assert.Contains("all your dossiers of this call together get at most", why);

        // Who withdraws makes room for who is decided on now.
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-finance-director"), first.Id, "Toch niet")));
        Assert.Equal(800_00, (await site.Awarded(second.Id)).AmountCents);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_proposed_or_awarded_to_one_is_not_awarded_to_another(Database database)
    {
        await using var site = await Start(database);
        var first = await site.Complete(TestCalls.Small, Costs());
        var second = await site.Complete(TestCalls.Small, Costs());
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-finance-director"), first.Id, "Toch niet")));
        var third = await site.Complete(TestCalls.Small, TestCalls.Cost("10000.00"));
        Assert.Equal(800_00, await Asked(site, third));
        // It asked 200 and gets 200 now: the third came to 800 in between.
        Assert.Equal(200_00, Value(await site.Propose(second.Id)).AmountCents);
        Assert.Equal(800_00, (await site.Awarded(third.Id)).AmountCents);
        var fourth = await site.Complete(TestCalls.Small, Costs());
        Refused("nothing-to-grant", await site.Propose(fourth.Id));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Many_that_are_sent_at_once_never_pass_it(Database database)
    {
        await using var site = await Start(database);
        var officer = TestSite.As("geetbets-officer");
        var drafts = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            var dossier = Value(await site.Act((StartApplication a) => a.Do(officer, TestCalls.Small)));
            Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier.Id, "application", TestCalls.Cost("600.00"), null)));
            drafts.Add(dossier.Id);
        }
        var sent = await Task.WhenAll(
            drafts.Select(id => site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-finance-director"), id, "application")))
        );
        Assert.All(sent, outcome => Value(outcome));
        var asked = await site.Query(db => db.Dossiers.Select(d => d.AskedCents).ToListAsync());
        Assert.Equal([0, 0, 0, 0, 100_00, 300_00, 300_00, 300_00], asked.Select(a => a ?? 0).Order());
        var account = await site.Query(db =>
            db.Accounts.Where(a => a.Kind == AccountKind.Asked && a.BookKind == BookKind.Envelope).SumAsync(a => a.BalanceCents)
        );
        Assert.Equal(1000_00, account);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Dossiers_of_sister_calls_count_where_the_call_names_them(Database database)
    {
        await using var site = await Start(database, $", calls: [{Sister}]");
        var sister = TestCalls.FromPot(30_000).Replace(TestCalls.Small, Sister).Replace("number_prefix: proef", "number_prefix: zuster");
        await site.Publish(sister, 1);
        var there = await site.Registered(Sister, TestCalls.Cost("1200.00"));
        var here = await site.Registered(TestCalls.Small, Costs());
        Assert.Equal((600_00, 400_00), (await Asked(site, there), await Asked(site, here)));
        // The sister has no maximum itself.
        Assert.Equal(600_00, await Asked(site, await site.Registered(Sister, TestCalls.Cost("1200.00"))));
    }
}
