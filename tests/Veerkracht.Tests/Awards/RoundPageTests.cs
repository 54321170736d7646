using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>A round by its pages, without script: begun, compared, proposed, refused, confirmed; its file, book and letters.</summary>
public sealed class RoundPageTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_round_goes_by_its_pages_from_its_beginning_to_the_letters(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(1_200, RoundWorld.ByRegistration);
        var best = await site.Asks("1000.00", 9, "gent");
        var second = await site.Asks("1000.00", 6);
        var third = await site.Asks("1000.00", 5, "herstappe");
        using var manager = await Browser.As(site, Manager);
        using var approver = await Browser.As(site, Approver);
        using var officer = await Browser.As(site, "gent-officer");

        var begun = await manager.Post("/ronden?handler=Start", ("call", RoundWorld.Call));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var address = begun.Headers.Location!.OriginalString;
        var page = await manager.Text(address);
        Assert.Contains("rondes-1", page);
        Assert.Contains("Reserve 1", page);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get("/ronden")).StatusCode);

        // A scenario stands beside the rule of the call, with what it changes.
        var kept = await manager.Post(
            $"{address}/vergelijk",
            ("naam", "Deels"),
            ("methode", "ranking"),
            ("deel", "partial"),
            ("tekort", "stop"),
            ("bedrag", "1.100")
        );
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var compared = await manager.Text($"{address}/vergelijk");
        Assert.Contains("Deels", compared);
        Assert.Contains("rondes-3", compared);
        var twice = await manager.Post($"{address}/vergelijk", ("naam", "Deels"), ("methode", "ranking"), ("bedrag", "veel"));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await approver.Post($"{address}/vergelijk", ("naam", "Ander"))).StatusCode);

        await Done(manager.Post($"{address}?handler=Propose", ("reden", "Volgens de oproep"), ("gezien", Browser.Hidden(page, "gezien"))));
        var granted = (await officer.Text($"/dossiers/{best.Id}")).Split("Toegekend</a></th>")[1].Split("</tr>")[0];
        Assert.DoesNotContain("500", granted);
        var proposal = Browser.Hidden(await approver.Text(address), "voorstel");
        await Done(approver.Post($"{address}?handler=Refuse", ("voorstel", proposal), ("reden", "Kijk eens na")));
        Assert.Contains("Kijk eens na", await manager.Text(address));
        await Done(manager.Post($"{address}?handler=Propose", ("reden", "Nagekeken"), ("gezien", "")));
        await Done(approver.Post($"{address}?handler=Confirm", ("voorstel", Browser.Hidden(await approver.Text(address), "voorstel"))));

        Assert.Equal((200_00, 0, 1000_00), await site.Money());
        Assert.Equal(DossierState.Awarded, (await site.Dossier(best.Id)).State);
        Assert.Equal(DossierState.Awarded, (await site.Dossier(second.Id)).State);
        Assert.Equal(DossierState.Complete, (await site.Dossier(third.Id)).State);
        var book = await (await approver.Get($"{address}/besluit.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(book[..8]));
        var zip = await (await manager.Get($"{address}/brieven.zip")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var letters = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(["brieven.csv", "rondes-1.pdf", "rondes-2.pdf"], letters.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.All(letters.Entries.Where(e => e.Name != "brieven.csv"), e => Assert.True(e.Length > 1_000));
        using var list = new StreamReader(await letters.GetEntry("brieven.csv")!.OpenAsync(TestContext.Current.CancellationToken));
        var lines = (await list.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        Assert.All(lines.Skip(1), line => Assert.EndsWith(";2022-09-01;nee", line));
        Assert.Equal(3, lines.Length);
        var marked = await manager.Text($"{address}/brieven");
        Assert.Contains("2 van 2 verstuurd", marked);
        Assert.Contains("1 september 2022", marked);
        await Done(manager.Post($"{address}?handler=Lift"));
        Assert.Equal(2, await site.Query(db => db.AwardRounds.CountAsync()));
    }

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_rule_than_that_of_the_call_is_proposed_with_its_difference_on_record(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(700, RoundWorld.ByRegistration);
        await site.Asks("1000.00", 9, "gent");
        await site.Asks("1000.00", 6);
        var round = await site.ARound();
        var manager = TestSite.As(Manager);
        Refused("scenario-name", await Keep(site, round, ""));
        Refused("envelope-unreadable", await Keep(site, round, "Ander", "veel"));
        var scenario = Value(await Keep(site, round, "Deels", "650"));

        var proposal = Value(await site.Act((ProposeRound a) => a.Do(manager, round.Id, "De tweede kan met minder", null, scenario.Id)));

        Assert.Equal(["rondes-1 Awarded 500.00", "rondes-2 Part 150.00"], await site.Lines(proposal));
        Assert.Equal((50_00, 650_00, 0), await site.Money());
        var act = await site.Query(db => db.Acts.AsNoTracking().SingleAsync(a => a.Kind == "propose-round"));
        Assert.Contains("\"differs\":true", act.Evidence);
        Refused("round-other-state", await Keep(site, round, "Later"));
    }

    private static Task<Outcome<RoundScenario>> Keep(TestSite site, AwardRound round, string name, string envelope = "") =>
        site.Ask(
            async (RoundScenarios s) =>
            {
                var now = await site.Query(db => db.AwardRounds.AsNoTracking().SingleAsync(r => r.Id == round.Id));
                return await s.Keep(
                    TestSite.As(Manager),
                    now,
                    name,
                    Core.Allocation.RoundMethod.Ranking,
                    parts: true,
                    stops: true,
                    envelope
                );
            }
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_that_says_nothing_of_it_has_no_rounds(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_000), 1_000_000_00);

        Refused("no-allocation", await site.Act((StartRound a) => a.Do(TestSite.As(Manager), TestCalls.Small)));
    }
}
