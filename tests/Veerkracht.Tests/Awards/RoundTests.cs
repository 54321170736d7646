using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation.Commands;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

public sealed class RoundTests
{
    /// <summary>A pot of 1,200: the best has 500, the second 500, the third asks 500 and waits, the fourth is below the minimum.</summary>
    private static async Task<(AwardRound Round, Dossier[] Dossiers)> Four(TestSite site, string rule = RoundWorld.ByRegistration)
    {
        await site.Publish(1_200, rule);
        Dossier[] dossiers =
        [
            await site.Asks("1000.00", 6),
            await site.Asks("1000.00", 9, "gent"),
            await site.Asks("1000.00", 5, "herstappe"),
            await site.Asks("1000.00", 2, "gent"),
        ];
        return (await site.ARound(), dossiers);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_ranking_goes_under_the_envelope_with_a_minimum_and_a_reserve_list(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, dossiers) = await Four(site);

        var proposal = Value(await site.ProposeRound(round));

        Assert.Equal(
            ["rondes-2 Awarded 500.00", "rondes-1 Awarded 500.00", "rondes-3 Reserve 0.00", "rondes-4 Refused 0.00"],
            await site.Lines(proposal)
        );
        Assert.Equal(1000_00, proposal.AmountCents);
        Assert.Equal((200_00, 1000_00, 0), await site.Money());
        Assert.Equal(DossierState.Proposed, (await site.Dossier(dossiers[0].Id)).State);
        Assert.Equal(DossierState.Complete, (await site.Dossier(dossiers[2].Id)).State);

        Value(await site.ConfirmRound(proposal));

        Assert.Equal((200_00, 0, 1000_00), await site.Money());
        Assert.Equal(
            [DossierState.Awarded, DossierState.Awarded, DossierState.Complete, DossierState.Rejected],
            await Task.WhenAll(dossiers.Select(async d => (await site.Dossier(d.Id)).State))
        );
        Assert.Equal(
            [500_00L, 500_00L, null, null],
            await Task.WhenAll(dossiers.Select(async d => (await site.Dossier(d.Id)).AwardedCents))
        );
        var told = await site.Query(db => db.Notices.AsNoTracking().Where(n => n.DossierId != null).ToListAsync());
        Assert.Contains(told, n => n.DossierId == dossiers[0].Id && n.Event == "confirm-award" && n.Body.Nl.Contains("500"));
        Assert.Contains(told, n =>
            n.DossierId == dossiers[2].Id && n.Event == "confirm-round" && n.Body.Nl.Contains("plaats 1 van de reservelijst")
        );
        Assert.Contains(told, n => n.DossierId == dossiers[3].Id && n.Event == "reject-application" && n.Body.Nl.Contains("30"));
        // Its history tells both, and the letter has the round in its why.
        var acts = await site.Query(db =>
            db.Acts.AsNoTracking().Where(a => a.DossierId == dossiers[0].Id).Select(a => a.Kind).ToListAsync()
        );
        Assert.Equal(["propose-award", "confirm-award"], acts.TakeLast(2));
        var letter = (await site.Ask((AwardLetters l) => l.Find(TestSite.As(Manager), dossiers[0].Id)))!;
        Assert.Equal("Toegekend in ronde 1", letter.Amounts[^1].Title.Nl);
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_refused_round_gives_all_its_money_back_and_can_be_proposed_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, dossiers) = await Four(site);
        var first = Value(await site.ProposeRound(round));
        var award = await AwardOf(site, dossiers[0]);
        Refused("award-in-round", await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award)));
        Refused("award-in-round", await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), award, "Nee")));
        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmRound a) => a.Do(Both, first.Id))));
        Assert.Equal("forbidden", Code(await site.ConfirmRound(first, Manager)));

        Value(await site.Act((RefuseRound a) => a.Do(TestSite.As(Approver), first.Id, "Kijk de punten na")));

        Assert.Equal((1_200_00, 0, 0), await site.Money());
        Assert.All(await Task.WhenAll(dossiers.Select(async d => (await site.Dossier(d.Id)).State)), state =>
            Assert.Equal(DossierState.Complete, state)
        );
        Assert.Equal("already-decided", Code(await site.ConfirmRound(first)));
        Value(await site.ConfirmRound(Value(await site.ProposeRound(round))));
        Assert.Equal((200_00, 0, 1000_00), await site.Money());
    }

    private static Actor Both => TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);

    private static Task<Guid> AwardOf(TestSite site, Dossier dossier) =>
        site.Query(db => db.Awards.Where(a => a.DossierId == dossier.Id).Select(a => a.Id).SingleAsync());

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_propose_at_once_make_one_proposal_and_two_who_begin_make_one_round(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, _) = await Four(site);
        Refused("round-runs", await site.Act((StartRound a) => a.Do(TestSite.As(Manager), RoundWorld.Call)));

        var outcomes = await Task.WhenAll(site.ProposeRound(round), site.ProposeRound(round), site.ProposeRound(round));

        Assert.Single(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Contains(Code(o), new[] { "round-other-state", "changed-meanwhile" }));
        Assert.Equal((200_00, 1000_00, 0), await site.Money());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_changed_since_somebody_looked_is_not_proposed_unseen(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, dossiers) = await Four(site);
        var seen = (await site.Ask((RoundFiles f) => f.Find(TestSite.As(Manager), round.Id)))!.Digest;
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("gent-finance-director"), dossiers[1].Id, "Gaat niet door")));

        Refused("round-changed", await site.ProposeRound(round, seen));

        var now = (await site.Ask((RoundFiles f) => f.Find(TestSite.As(Manager), round.Id)))!;
        Assert.Equal(
            ["rondes-1 Awarded 500.00", "rondes-3 Awarded 500.00", "rondes-4 Refused 0.00"],
            await site.Lines(Value(await site.ProposeRound(round, now.Digest)))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_withdraws_from_the_reserve_list_before_the_confirmation_is_left_alone_and_named(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, dossiers) = await Four(site);
        var proposal = Value(await site.ProposeRound(round));
        // Who would be awarded cannot withdraw while the second person decides.
        Assert.Equal(
            "too-late-to-withdraw",
            Code(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-finance-director"), dossiers[0].Id, "Nee")))
        );
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("herstappe-finance-director"), dossiers[2].Id, "Gaat niet door")));

        Value(await site.ConfirmRound(proposal));

        Assert.Equal(DossierState.Withdrawn, (await site.Dossier(dossiers[2].Id)).State);
        var act = await site.Query(db => db.Acts.AsNoTracking().SingleAsync(a => a.Kind == "confirm-round"));
        Assert.Equal("rondes-3", (string?)JsonNode.Parse(act.After!)!["gone"]![0]);
        Assert.Equal((200_00, 0, 1000_00), await site.Money());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_approver_with_a_limit_confirms_no_more_than_that_over_the_whole_round(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(600_000, RoundWorld.ByRegistration);
        await site.Asks("400000.00", 6);
        await site.Asks("400000.00", 7, "gent");
        var proposal = Value(await site.ProposeRound(await site.ARound()));
        var limited = TestSite.As("limited-approver");

        Refused("above-limit", await site.Act((ConfirmRound a) => a.Do(limited, proposal.Id)));

        Value(await site.ConfirmRound(proposal));
        Assert.Equal((200_000_00, 0, 400_000_00), await site.Money());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_quota_that_is_not_filled_stays_or_flows_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            1_200,
            "{ method: ranking, short: skip, ties: [{ by: registration }], quotas: "
                + "[{ by: class, of: ocmw, reserved: 600, unfilled: stays }] }"
        );
        await site.Asks("1000.00", 6);
        await site.Asks("1000.00", 9, "gent");

        var proposal = Value(await site.ProposeRound(await site.ARound()));

        Assert.Equal(["rondes-2 Awarded 500.00", "rondes-1 Reserve 0.00"], await site.Lines(proposal));
        Assert.Equal((700_00, 500_00, 0), await site.Money());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_left_out_stays_complete_and_may_come_in_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, dossiers) = await Four(site);
        var manager = TestSite.As(Manager);
        Refused("not-in-round", await site.Act((ExcludeFromRound a) => a.Do(manager, round.Id, Guid.CreateVersion7(), "Nee")));
        Refused("not-in-round", await site.Act((IncludeInRound a) => a.Do(manager, round.Id, dossiers[0].Id, "Nee")));
        foreach (var dossier in dossiers)
            Value(await site.Act((ExcludeFromRound a) => a.Do(manager, round.Id, dossier.Id, "Staatssteun wordt nagekeken")));
        Refused("no-candidates", await site.ProposeRound(round));
        foreach (var dossier in dossiers[..3])
            Value(await site.Act((IncludeInRound a) => a.Do(manager, round.Id, dossier.Id, "Nagekeken")));

        var proposal = Value(await site.ProposeRound(round));
        Value(await site.ConfirmRound(proposal));

        Assert.Equal("rondes-4 Excluded 0.00", (await site.Lines(proposal))[^1]);
        Assert.Equal(DossierState.Complete, (await site.Dossier(dossiers[3].Id)).State);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Money_that_returns_lifts_the_reserve_list_and_takes_nothing_from_anybody(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, dossiers) = await Four(site);
        Refused("round-other-state", await site.Act((LiftReserve a) => a.Do(TestSite.As(Manager), round.Id)));
        Value(await site.ConfirmRound(Value(await site.ProposeRound(round))));
        // The final cost of the best is lower: 400 of its 500 comes back.
        await site.Send(dossiers[1].Id, "balance", TestCalls.Cost("200.00"), "gent");
        await site.Approved(dossiers[1].Id, "balance");
        Assert.Equal(600_00, await site.Balance(RoundWorld.Pot.Available));

        var later = Value(await site.Act((LiftReserve a) => a.Do(TestSite.As(Manager), round.Id)));
        Refused("round-runs", await site.Act((LiftReserve a) => a.Do(TestSite.As(Manager), round.Id)));
        var proposal = Value(await site.ProposeRound(later));

        Assert.Equal(500_00, proposal.AmountCents);
        Assert.Contains("rondes-3 Awarded 500.00", await site.Lines(proposal));
        Value(await site.ConfirmRound(proposal));
        Assert.Equal(DossierState.Awarded, (await site.Dossier(dossiers[2].Id)).State);
        Assert.Equal(100_00, await site.Balance(RoundWorld.Pot.Available));
        Assert.Equal(500_00, (await site.Dossier(dossiers[0].Id)).AwardedCents);
        Refused("nothing-to-lift", await site.Act((LiftReserve a) => a.Do(TestSite.As(Manager), later.Id)));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nothing_unseen_decides_and_nobody_is_ranked_without_scores(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(1_200, "{ method: ranking }");
        await site.Asks("1000.00", 6);
        await site.Asks("1000.00", 6, "gent");
        Refused("round-contradicts", await site.ProposeRound(await site.ARound()));

        var unscored = RoundWorld
            .Yaml(1_200, "{ method: ranking }", "zonder-punten")
            .Replace("points: reach, ", "", StringComparison.Ordinal);
        await site.Publish(unscored, 1_000_000_00);
        await site.Asks("1000.00", 6, "geetbets", "zonder-punten");
        var refused = await site.ProposeRound(await site.ARound("zonder-punten"));
        Refused("scores-missing", refused);
        Assert.Contains("zonder-punten-1", refused.Refusals[0].Text.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_command_allocate_gives_what_the_screen_shows(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (round, _) = await Four(site);
        var proposal = Value(await site.ProposeRound(round));
        using var manager = await Applications.Browser.As(site, Manager);
        var exported = await manager.Text($"/ronden/{round.Id}/bestand.json");
        Assert.Equal(proposal.Digest, RoundAtHand.DigestOf(exported));
        var act = await site.Query(db => db.Acts.AsNoTracking().SingleAsync(a => a.Kind == "propose-round"));
        Assert.Equal(proposal.Digest, (string?)JsonNode.Parse(act.Evidence!)!["sha256"]);

        var path = Path.Combine(Directory.CreateTempSubdirectory("round").FullName, "FILE.json");
        await File.WriteAllTextAsync(path, exported, TestContext.Current.CancellationToken);
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, AllocateCommand.Run(path, output, error));

        var result = JsonNode.Parse(output.ToString())!;
        Assert.Equal("1000.00", (string?)result["totals"]!["awarded"]);
        var lines = result["candidates"]!.AsArray().Select(c => $"{c!["id"]} {c["state"]} {c["awarded"]}");
        Assert.Equal(["rondes-2 awarded 500.00", "rondes-1 awarded 500.00", "rondes-3 reserve 0.00", "rondes-4 refused 0.00"], lines);
    }
}
