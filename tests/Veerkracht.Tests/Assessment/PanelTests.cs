using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Casework.Tasks;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Assessment.PanelWorld;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Assessment;

/// <summary>A panel by its pages, without script: set up, shared out, read blindly, scored, corrected, and its result.</summary>
public sealed partial class PanelTests
{
    private const string Panel = $"/jury/{Call}/{Step}",
        Hidden = "Architectenbureau Zon",
        Open = "Een fietsbrug over de vaart";

    private static Task<TestSite> Started(Database database) => TestSite.Start(database);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_panel_is_set_up_shared_out_and_scores_blindly_until_its_own_points_are_in(Database database)
    {
        await using var site = await Started(database);
        await site.Publish(Yaml(), 0);
        var (dossier, drawing, portfolio) = await ADossierWithFiles(site);
        using var manager = await Browser.As(site, Manager);

        await Done(manager, Panel, ("doe", "instellen"), ("tot", "20/09/2022"));
        foreach (var jury in new[] { First, Second })
            await Done(manager, Panel, ("doe", "benoemen"), ("persoon", $"{Situations.Id(jury)}"), ("werkgever", ""), ("gemeente", ""));
        await Done(manager, Panel, ("doe", "verdelen"), ("regel", nameof(ReadingRule.Balanced)), ("elk", "2"));
        Assert.Contains("0 van 2 scores gegeven.", await manager.Text(Panel));
        await site.In(async s => await s.GetRequiredService<TasksOfDossiers>().Round(() => Task.CompletedTask));
        var tasks = await site.Query(db => db.DossierTasks.Where(t => t.Kind == TaskKind.Score).ToListAsync());
        Assert.Equal(new[] { First, Second }.Select(Situations.Id).Order(), tasks.Select(t => t.PersonId!.Value).Order());
        Assert.All(tasks, t => Assert.Equal(new DateTime(2022, 9, 20, 22, 0, 0), t.Until));

        using var first = await Browser.As(site, First);
        Assert.Contains("U hebt nog 1 aanvraag te scoren.", await first.Text("/jury"));
        // Its page elsewhere is not there for it: it reads the rest at the form for its points.
        var sent = await first.Get($"/dossiers/{dossier}");
        Assert.Equal($"/beoordelen/{dossier}", sent.Headers.Location?.OriginalString);
        var page = await first.Text($"/beoordelen/{dossier}");
        Assert.Contains(Open, page);
        Assert.Contains("brug.pdf", page);
        Assert.DoesNotContain(Hidden, page);
        Assert.DoesNotContain("portfolio.pdf", page);
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"/documenten/{drawing}")).StatusCode);
        await NowhereToRead(site, first, First, dossier, portfolio, drawing);
        var pdf = await Poppler.TextOf(await first.Http.GetByteArrayAsync($"/beoordelen/{dossier}?handler=Pdf"));
        Assert.Contains(Open, pdf);
        Assert.DoesNotContain(Hidden, pdf);

        // What is kept is no score: nobody sees it.
        await Done(first, $"/beoordelen/{dossier}", ("doe", "bewaren"), ("punten-quality", "8"), ("uitleg-quality", "Te bekijken"));
        Assert.Contains("Te bekijken", await first.Text($"/beoordelen/{dossier}"));
        Assert.Empty((await site.Standing()).Ranking.Single().Scores.Sheets);
        var wrong = await Post(first, dossier, "geven", ("punten-quality", "11"), ("punten-reach", ""));
        Assert.Contains("“Kwaliteit”: geef een getal van 0 tot 10", wrong);
        Assert.Contains("Geef punten voor “Bereik”.", wrong);
        await Done(first, $"/beoordelen/{dossier}", Scored(await first.Text($"/beoordelen/{dossier}"), "8,5", "3", "Sterk"));

        var after = await first.Text($"/beoordelen/{dossier}");
        Assert.Contains(Hidden, after);
        Assert.Contains(Hidden, await first.Text($"/dossiers/{dossier}"));
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"/documenten/{portfolio}")).StatusCode);

        using var second = await Browser.As(site, Second);
        Assert.DoesNotContain("Sterk", await second.Text($"/beoordelen/{dossier}"));
        await Done(second, $"/beoordelen/{dossier}", Scored(await second.Text($"/beoordelen/{dossier}"), "4", "1", "Zwak"));
        Assert.Contains("Sterk", await second.Text($"/beoordelen/{dossier}"));
        Assert.Contains("Zwak", await first.Text($"/beoordelen/{dossier}"));

        var result = await manager.Text($"{Panel}/uitslag");
        // 70 % of 6.25 of 10, and 30 % of 2 of 3.
        Assert.Contains("63,75", result);
        Assert.Contains("beoordelaars verschillen sterk", result);
        Assert.DoesNotContain("quorum niet bereikt", result);
        using var officer = await Browser.As(site, "geetbets-officer");
        foreach (var path in new[] { $"/dossiers/{dossier}", $"/dossiers/{dossier}/geschiedenis" })
        {
            var seen = await officer.Text(path);
            Assert.DoesNotContain("Amina", seen);
            Assert.DoesNotContain("Punten gegeven", seen);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_interest_shuts_every_way_in_at_once_and_is_lifted_by_a_manager_alone(Database database)
    {
        await using var site = await Started(database);
        await site.APanel(blind: false);
        var dossier = (await site.Complete(Call, TestCalls.Cost("2000.00"))).Id;
        Value(await site.Assign(new(ReadingRule.All)));
        using var first = await Browser.As(site, First);
        var api = await site.ApiAs(First);
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"/dossiers/{dossier}")).StatusCode);
        Value(await site.Give(First, dossier, "9", "3"));
        Value(await site.Give(Second, dossier, "5", "3"));

        await Done(first, $"/beoordelen/{dossier}", ("doe", "belang"), ("belang", "Mijn zus werkt er"));

        await NowhereToRead(site, first, First, dossier);
        var page = await first.Text($"/beoordelen/{dossier}");
        Assert.Contains("U leest en scoort deze aanvraag niet", page);
        Assert.DoesNotContain("2.000,00", page);
        Assert.Contains("U leest dit niet", await first.Text("/jury"));
        Refused("interest-bars", await site.Act((CorrectScores a) => a.Do(TestSite.As(First), dossier, Points("1", "1"), "Toch")));
        Assert.Equal("interest-bars", Code(await site.Act((KeepScores a) => a.Do(TestSite.As(First), dossier, Points("1", "1")))));
        // What it gave counts no more, and stays.
        var scores = (await site.Standing()).Ranking.Single().Scores;
        Assert.Equal((1, 2, false), (scores.Result.Scored, scores.Sheets.Count, scores.Result.HasQuorum));

        Refused("forbidden", await site.Act((LiftConflict a) => a.Do(TestSite.As(First), dossier, Jury, "Ik wil wel")));
        using var manager = await Browser.As(site, Manager);
        Assert.Contains("Mijn zus werkt er", await manager.Text(Panel));
        await Done(manager, Panel, ("doe", "opheffen"), ("dossier", $"{dossier}"), ("persoon", $"{Jury}"), ("reden", "Ze ging weg"));
        Refused("no-conflict", await site.Act((LiftConflict a) => a.Do(TestSite.As(Manager), dossier, Jury, "Nog eens")));
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"/dossiers/{dossier}")).StatusCode);
        Assert.Equal(2, (await site.Standing()).Ranking.Single().Scores.Result.Scored);
        Assert.Single(await site.Query(db => db.ConflictsOfInterest.ToListAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Interests_follow_from_municipality_employer_partner_role_and_who_handled_it(Database database)
    {
        await using var site = await Started(database);
        await site.APanel(blind: false);
        var manager = TestSite.As(Manager);
        var geetbets = (await site.Complete(Call, TestCalls.Cost("2000.00"))).Id;
        var gent = (await site.Complete(Call, TestCalls.Cost("3000.00"), "gent")).Id;
        var herstappe = (await site.Complete(Call, TestCalls.Cost("4000.00"), "herstappe")).Id;
        Task<Outcome<PanelMember>> Named(string jury, string? employer, string? municipality) =>
            site.Act((NameAssessor a) => a.Do(manager, Call, Step, Situations.Id(jury), employer, municipality));
        Refused("organisation-unknown", await Named(First, "0000000000", null));
        Refused("no-assessor", await Named("case-worker", null, null));
        // Works in Gent, lives in Geetbets; the other handled Herstappe's.
        Value(await Named(First, "44021", "24028"));
        Value(await site.Act((AssignCase a) => a.Do(manager, herstappe, Situations.Id("case-worker"))));
        await site.Query(db =>
            db.CaseAssignments.Where(a => a.DossierId == herstappe)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, Situations.Id(Second)))
        );

        Assert.Equal(3, Value(await site.Assign(new(ReadingRule.All))));
        var readings = await site.Query(db => db.PanelReadings.ToListAsync());
        Assert.Equal([herstappe], readings.Where(r => r.PersonId == Jury).Select(r => r.DossierId));
        Assert.Equal(
            new[] { geetbets, gent }.Order(),
            readings.Where(r => r.PersonId == Situations.Id(Second)).Select(r => r.DossierId).Order()
        );
        foreach (var barred in new[] { geetbets, gent })
            Refused("interest-bars", await site.Assign(new(ReadingRule.ByHand, Jury, [barred])));
        using var first = await Browser.As(site, First);
        await NowhereToRead(site, first, First, gent);
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"/dossiers/{herstappe}")).StatusCode);
        var interests = await site.Ask((Interests i) => i.Of([Jury, Situations.Id(Second)], [geetbets, gent, herstappe]));
        Assert.Equal([InterestKind.Applicant, InterestKind.Applicant, InterestKind.Handled], interests.Select(i => i.Kind).Order());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Points_are_corrected_with_a_reason_and_every_version_stays(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.APanelAtWork();
        Refused("scores-not-given", await site.Act((CorrectScores a) => a.Do(TestSite.As(First), dossier, Points("7", "2"), "Vergist")));
        Value(await site.Give(First, dossier, "8", "3"));
        Refused("scores-given", await site.Give(First, dossier, "9", "3"));
        Refused("required", await site.Act((CorrectScores a) => a.Do(TestSite.As(First), dossier, Points("7", "2"), " ")));

        using var first = await Browser.As(site, First);
        var seen = Browser.Hidden(await first.Text($"/beoordelen/{dossier}"), "gezien");
        await Done(
            first,
            $"/beoordelen/{dossier}",
            ("doe", "verbeteren"),
            ("gezien", seen),
            ("punten-quality", "6.5"),
            ("punten-reach", "3"),
            ("reden", "Verkeerd geteld")
        );
        // The same again is no correction.
        Value(await site.Act((CorrectScores a) => a.Do(TestSite.As(First), dossier, Points("6.5", "3", ""), "Nog eens")));

        var sheet = Assert.Single((await site.Standing()).Ranking.Single().Scores.Sheets);
        Assert.Equal([(2, "Verkeerd geteld"), (1, null)], sheet.Versions.Select(v => (v.Number, v.Reason)));
        Assert.Equal("6.5", sheet.Scores[0].Points);
        using var manager = await Browser.As(site, Manager);
        var result = await manager.Text($"{Panel}/uitslag");
        Assert.Contains("Verkeerd geteld", result);
        Assert.Contains("Kwaliteit 8,00; Bereik 3,00", result);
        Assert.Contains("quorum niet bereikt (1 van 2)", result);
        var acts = await site.Query(db => db.Acts.Where(a => a.DossierId == dossier).Select(a => a.Kind).ToListAsync());
        Assert.Equal(["give-scores", "correct-scores"], acts.Where(a => a.EndsWith("-scores", StringComparison.Ordinal)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_sheet_is_refused_for_another_version_unassigned_too_late_and_after_the_decision(Database database)
    {
        await using var site = await Started(database);
        await site.APanel();
        var dossier = (await site.Complete(Call, TestCalls.Cost("2000.00"))).Id;
        Refused("not-assigned", await site.Give(First, dossier, "8", "3"));
        Refused("forbidden", await site.Act((GiveScores a) => a.Do(TestSite.As(Manager), dossier, Points("8", "3"))));
        Value(await site.Assign(new(ReadingRule.ByHand, Jury, [dossier])));
        var seen = SentDigest.Of(await site.Dossier(dossier));
        await site.Corrected(dossier, Step, TestCalls.Cost("1800.00"));
        Refused("changed-since-seen", await site.Give(First, dossier, "8", "3", seen));

        await site.MoveClock(new LocalDateTime(2022, 9, 21, 0, 0));
        Refused("panel-term-over", await site.Give(First, dossier, "8", "3"));
        Refused("day-needed", await site.Act((OpenPanel a) => a.Do(TestSite.As(Manager), Call, Step, "20/09/2022")));
        Value(await site.Act((OpenPanel a) => a.Do(TestSite.As(Manager), Call, Step, "25/09/2022")));
        Value(await site.Give(First, dossier, "8", "3", SentDigest.Of(await site.Dossier(dossier))));
        Refused("scores-given", await site.Act((TakeBackReading a) => a.Do(TestSite.As(Manager), Call, Step, dossier, Jury)));

        // Too few scored: the choice is recorded with a reason for that, or not at all.
        Refused("no-quorum", await site.Selected(dossier, true));
        using var manager = await Browser.As(site, Manager);
        Assert.Contains("Het quorum is niet bereikt", await manager.Text($"/dossiers/{dossier}"));
        Value(await site.Act((ProposeSelection a) => a.Do(TestSite.As(Manager), dossier, true, "Sterk", "Een lid werd ziek")));
        Assert.Contains(
            "Een lid werd ziek",
            await site.Query(db => db.Acts.Where(a => a.Kind == "propose-selection").Select(a => a.Evidence).SingleAsync())
        );
        Refused("decision-pending", await site.Act((CorrectScores a) => a.Do(TestSite.As(First), dossier, Points("1", "1"), "Toch")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Readings_are_shared_out_by_rule_taken_back_and_left_by_who_is_released(Database database)
    {
        await using var site = await Started(database);
        await site.Publish(Yaml(), 0);
        var manager = TestSite.As(Manager);
        Refused("no-panel", await site.Assign(new(ReadingRule.All)));
        Refused("no-criteria", await site.Act((OpenPanel a) => a.Do(manager, "fietspaden", "proposal", "20/09/2022")));
        Value(await site.Act((OpenPanel a) => a.Do(manager, Call, Step, "20/09/2022")));
        Refused("no-panel-member", await site.Assign(new(ReadingRule.All)));
        foreach (var jury in new[] { First, Second })
            Value(await site.Act((NameAssessor a) => a.Do(manager, Call, Step, Situations.Id(jury), null, null)));
        Refused("nothing-to-assign", await site.Assign(new(ReadingRule.All)));
        Refused("each-needed", await site.Assign(new(ReadingRule.Balanced)));
        foreach (var town in new[] { "geetbets", "gent", "herstappe", "geetbets" })
            await site.Complete(Call, TestCalls.Cost("2000.00"), town);

        Assert.Equal(4, Value(await site.Assign(new(ReadingRule.Balanced, Each: 1))));
        var counts = await site.Query(db => db.PanelReadings.GroupBy(r => r.PersonId).Select(g => g.Count()).ToListAsync());
        Assert.Equal([2, 2], counts);
        // Done again nothing is new.
        Assert.Equal(0, Value(await site.Assign(new(ReadingRule.Balanced, Each: 1))));
        var taken = await site.Query(db => db.PanelReadings.FirstAsync(r => r.PersonId == Jury));
        Value(await site.Act((TakeBackReading a) => a.Do(manager, Call, Step, taken.DossierId, Jury)));
        Refused("not-assigned", await site.Act((TakeBackReading a) => a.Do(manager, Call, Step, taken.DossierId, Jury)));
        Value(await site.Assign(new(ReadingRule.ByGroup, Jury, Province: "Limburg")));
        var herstappe = await site.Query(db => db.Dossiers.Where(d => d.OrganisationName == "Herstappe").Select(d => d.Id).SingleAsync());
        Task<List<Guid>> Own() => site.Query(db => db.PanelReadings.Where(r => r.PersonId == Jury).Select(r => r.DossierId).ToListAsync());
        Assert.Contains(herstappe, await Own());

        Value(await site.Give(First, herstappe, "7", "2"));
        Value(await site.Act((ReleaseAssessor a) => a.Do(manager, Call, Step, Jury, "Verhuisd")));
        Assert.Equal([herstappe], await Own());
        Refused("not-assigned", await site.Act((CorrectScores a) => a.Do(TestSite.As(First), herstappe, Points("1", "1"), "Toch")));
        Assert.Single((await site.Standing()).Ranking.First(r => r.Scores.DossierId == herstappe).Scores.Sheets);
        var told = await site.Query(db => db.Notices.Where(n => n.PersonId == Jury).Select(n => n.Event).ToListAsync());
        Assert.Equal(["assign-readings", "name-assessor", "release-assessor"], told.Distinct().Order());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_api_hides_and_shows_as_the_page_and_ranks(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.APanelAtWork();
        var (first, manager) = (new Caller(await site.ApiAs(First)), new Caller(await site.ApiAs(Manager)));
        var before = await first.Get($"/dossiers/{dossier}/assessment").Ok();
        Assert.Equal(["Architect", "Portfolio"], before["hidden"].AsArray().Select(h => (string?)h!["nl"]));
        Assert.Null(before.Body!["result"]);
        await first.Get($"/dossiers/{dossier}").Refused(HttpStatusCode.NotFound, "not-found");
        var scores = new JsonArray(
            new JsonObject { ["criterion"] = "quality", ["points"] = 8.5 },
            new JsonObject
            {
                ["criterion"] = "reach",
                ["points"] = "2",
                ["comment"] = "Breed",
            }
        );
        await first
            .Post(
                $"/dossiers/{dossier}/scores",
                new JsonObject { ["scores"] = new JsonArray(new JsonObject { ["criterion"] = "quality", ["points"] = 8 }) }
            )
            .Refused(HttpStatusCode.UnprocessableEntity, "points-missing");
        await first
            .Post(
                $"/dossiers/{dossier}/scores",
                new JsonObject
                {
                    ["scores"] = new JsonArray(
                        new JsonObject { ["criterion"] = "quality", ["points"] = "8.555" },
                        new JsonObject { ["criterion"] = "reach", ["points"] = "1" }
                    ),
                }
            )
            .Refused(HttpStatusCode.UnprocessableEntity, "points-outside");
        await first
            .Post($"/dossiers/{dossier}/scores", new JsonObject { ["scores"] = scores.DeepClone(), ["seen"] = "0123456789abcdef" })
            .Refused(HttpStatusCode.PreconditionFailed, "changed-since-seen");
        Assert.Equal(
            HttpStatusCode.Created,
            (
                await first.Post($"/dossiers/{dossier}/scores", new JsonObject { ["scores"] = scores, ["seen"] = (string)before["seen"]! })
            ).Status
        );
        await first.Get($"/dossiers/{dossier}").Ok();
        var ranking = (await manager.Get($"/calls/{Call}/panels/{Step}").Ok())["ranking"].AsArray();
        Assert.Equal("79.5", (string?)ranking.Single()!["result"]!["total"]);
        await first.Get($"/calls/{Call}/panels/{Step}").Refused(HttpStatusCode.NotFound, "not-found");
    }

    /// <summary>No page, file, list or endpoint but the form for points shows this dossier to this assessor.</summary>
    private static (string, string)[] Scored(string page, string quality, string reach, string comment) =>
        [
            ("doe", "geven"),
            ("gezien", Browser.Hidden(page, "gezien")),
            ("punten-quality", quality),
            ("uitleg-quality", comment),
            ("punten-reach", reach),
        ];

    private static async Task<string> Post(Browser browser, Guid dossier, string doing, params (string, string)[] boxes)
    {
        var answer = await browser.Post($"/beoordelen/{dossier}", [("doe", doing), .. boxes]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task Done(Browser browser, string path, params (string, string)[] boxes)
    {
        var answer = await browser.Post(path, boxes);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path} {boxes[0]}: {await answer.Content.ReadAsStringAsync()}");
    }
}
