using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>One euro of the bicycle call from application to the last payment, by acts, with the journal looked at after each.</summary>
public sealed class WholeLifeTests
{
    private const string Call = "fietspaden";
    private static readonly Book Envelope = Book.Envelope("fietspaden");
    private static readonly Book Pot = Book.Pot("fietspaden", Call, "tier2");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task From_application_to_closing_every_amount_equals_the_journal(Database database)
    {
        await using var site = await TestSite.Start(database);
        var right = Book.Right("fietspaden", Call, "drawing_right", Known.As("0207518137"));
        var share = await site.Balance(right.Available);
        var (tier1, tier2) = Expected(share, 1_000_000_00);
        // The right of Geetbets is its population's part of 150 million, to the cent that largest remainder gives or takes.
        var municipality = site.App.Services.GetRequiredService<ReferenceData>().Find("0207518137", new(2022, 9, 1))!.Municipality!;
        var inhabitants = municipality.Population[2020];
        Assert.InRange(share - 15_000_000_000L * inhabitants / 6_629_143, 0, 1);

        var dossier = await site.Complete(Call, Proposal("1000000.00"));
        Assert.Equal(tier1 + tier2, (await site.Dossier(dossier.Id)).AskedCents);
        Assert.Equal(tier1 + tier2, await site.Balance(Envelope.Asked(dossier.Id)));

        var award = Value(await site.Propose(dossier.Id));
        Assert.Equal(tier1 + tier2, award.AmountCents);
        Assert.Equal(DossierState.Proposed, (await site.Dossier(dossier.Id)).State);
        Assert.Equal((tier1 + tier2, tier1, tier2), await Each(site, b => b.Reserved(dossier.Id), right));
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        Assert.Equal((0, 0, 0), await Each(site, b => b.Reserved(dossier.Id), right));
        Assert.Equal((tier1 + tier2, tier1, tier2), await Each(site, b => b.Committed(dossier.Id), right));

        await site.Send(dossier.Id, "payment_request", Request("1000000.00"));
        var first = await site.PaidOut(dossier.Id, "payment_request");
        var eighty = ((tier1 + tier2) * 80 * 2 + 100) / 200;
        Assert.Equal(eighty, first.AmountCents);
        Assert.Equal("BE68539007547034", first.Iban);
        Assert.Equal(eighty, await site.Balance(Envelope.Paid(dossier.Id)));
        Assert.Equal(tier1 + tier2 - eighty, await site.Balance(Envelope.Committed(dossier.Id)));
        Assert.Equal(eighty, await site.Balance(right.Paid(dossier.Id)) + await site.Balance(Pot.Paid(dossier.Id)));

        // The works cost less: tier 2 is smaller, tier 1 stays.
        await site.MoveClock(new(2023, 5, 2, 10, 0));
        await site.Send(dossier.Id, "balance_request", Balance("900000.00"));
        var (final1, final2) = Expected(share, 900_000_00);
        var last = await site.PaidOut(dossier.Id, "balance_request");
        Assert.Equal(final1 + final2 - eighty, last.AmountCents);
        Assert.Equal((final1 + final2, final1, final2), await Each(site, b => b.Paid(dossier.Id), right));
        Assert.Equal((0, 0, 0), await Each(site, b => b.Committed(dossier.Id), right));
        Assert.Equal(share - final1, await site.Balance(right.Available));
        Assert.Equal(1_500_000_000 - final2, await site.Balance(Pot.Available));

        var closed = await site.Dossier(dossier.Id);
        Assert.Equal((DossierState.Closed, Desk.Nobody), (closed.State, closed.Awaits));
        Assert.Equal((final1 + final2, final1 + final2), (closed.AwardedCents, closed.PaidCents));
        Assert.All(closed.Steps.Where(s => s.StepId is "payment_request" or "balance_request"), s =>
            Assert.Equal(StepState.Settled, s.State)
        );
        await site.JournalBalances();

        var acts = await site.Query(db =>
            db.Acts.AsNoTracking().Where(a => a.DossierId == dossier.Id).OrderBy(a => a.Sequence).ToListAsync()
        );
        Assert.Equal(
            [
                ActKinds.StartApplication,
                ActKinds.SubmitStep,
                ActKinds.CheckCompleteness,
                ActKinds.ProposeAward,
                ActKinds.ConfirmAward,
                ActKinds.SubmitStep,
                ActKinds.ProposePayment,
                ActKinds.ConfirmPayment,
                ActKinds.RecordPayment,
                ActKinds.SubmitStep,
                ActKinds.ProposePayment,
                ActKinds.ConfirmPayment,
                ActKinds.RecordPayment,
                ActKinds.CloseDossier,
            ],
            acts.Select(a => a.Kind)
        );
        Assert.Contains("\"registered\"", acts[2].Before);
        Assert.Contains("\"complete\"", acts[2].After);
    }

    /// <summary>
    /// Half up to the cent at the end of each tier, in whole cents: tier 1 a third up to the right, tier 2 half of what is above three
    /// times the right.
    /// </summary>
    private static (long Tier1, long Tier2) Expected(long right, long cost)
    {
        var within = Math.Min(cost, 3 * right);
        return ((within * 2 + 3) / 6, (cost - within + 1) / 2);
    }

    private static async Task<(long, long, long)> Each(TestSite site, Func<Book, AccountName> account, Book right) =>
        (await site.Balance(account(Envelope)), await site.Balance(account(right)), await site.Balance(account(Pot)));

    internal static JsonObject Proposal(string cost) =>
        new()
        {
            ["contact"] = Contact(),
            ["name"] = "Fietspad langs de Gete",
            ["costs"] = Costs(cost),
            ["km"] = Km(),
        };

    internal static JsonObject Request(string cost) =>
        new()
        {
            ["costs"] = Costs(cost),
            ["km"] = Km(),
            ["payment"] = Payment(),
        };

    internal static JsonObject Balance(string cost) =>
        new()
        {
            ["costs"] = Costs(cost),
            ["km"] = Km(),
            ["payment"] = Payment(),
        };

    private static JsonObject Contact() =>
        new()
        {
            ["first_name"] = "Lotte",
            ["family_name"] = "Peeters",
            ["phone"] = "011 58 51 11",
            ["email"] = "lotte@geetbets.example",
        };

    private static JsonObject Costs(string cost) =>
        new()
        {
            ["works"] = new JsonObject { ["cost"] = cost, ["share"] = "100" },
        };

    private static JsonObject Km() => new() { ["renew"] = new JsonObject { ["separate_two_way"] = "3.5" } };

    private static JsonObject Payment() => new() { ["iban"] = "BE68 5390 0754 7034", ["other_account"] = false };
}
