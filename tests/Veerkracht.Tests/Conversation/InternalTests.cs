using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Conversation;

/// <summary>What people of the agency say to each other about a dossier, who handles it, and who stands in.</summary>
public sealed class InternalTests
{
    private const string Worker = "case-worker",
        Officer = "geetbets-officer";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_note_tells_who_is_mentioned_and_nobody_of_the_applicant_ever_sees_it(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        using var manager = await Browser.As(site, Manager);
        using var worker = await Browser.As(site, Worker);
        await Browser.As(site, Officer);

        var empty = await manager.Post($"/dossiers/{dossier.Id}?handler=Note", ("note", " "), ("mentioned", $"{Id(Worker)}"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Schrijf uw nota.", await empty.Content.ReadAsStringAsync());
        var written = await manager.Post(
            $"/dossiers/{dossier.Id}?handler=Note",
            ("note", "Klopt de oppervlakte?"),
            ("mentioned", $"{Id(Worker)}")
        );
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);

        Assert.Contains("Klopt de oppervlakte?", await worker.Text($"/dossiers/{dossier.Id}"));
        var told = await site.Query(db => db.Notices.AsNoTracking().Where(n => n.Event == "write-note").ToListAsync());
        Assert.Equal(Id(Worker), Assert.Single(told).PersonId);
        Assert.DoesNotContain("oppervlakte", told[0].Body.Nl);
        Assert.Contains("Een collega vraagt u om te kijken", await worker.Text("/berichten"));

        using var officer = await Browser.As(site, Officer);
        foreach (var page in new[] { $"/dossiers/{dossier.Id}", $"/dossiers/{dossier.Id}/geschiedenis", "/berichten", "/werkbank" })
        {
            var text = await officer.Text(page);
            Assert.DoesNotContain("oppervlakte", text);
            Assert.DoesNotContain("Interne nota", text);
        }
        Assert.Contains("Interne nota", await manager.Text($"/dossiers/{dossier.Id}/geschiedenis"));
        using var api = await site.ApiAs(Officer);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/dossiers/{dossier.Id}/notes")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await api.PostAsJsonAsync($"/api/v1/dossiers/{dossier.Id}/notes", new { note = "Hallo" })).StatusCode
        );
        Assert.DoesNotContain("write-note", await api.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/history"));

        Refused("no-agency-colleague", await site.Act((WriteNote a) => a.Do(TestSite.As(Manager), dossier.Id, "Kijk", [Id(Officer)])));
        Refused(
            "no-agency-colleague",
            await site.Act(
                (WriteNote a) =>
                    a.Do(
                        TestSite.As(Manager),
                        dossier.Id,
                        "Kijk",
                        [
                            .. Enumerable
                                .Range(0, WriteNote.MostMentioned + 1)
                                .Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow())),
                        ]
                    )
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_dossier_gets_a_case_worker_whose_deputy_is_told_and_finds_it_while_the_absence_lasts(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        using var worker = await Browser.As(site, Worker);
        using var manager = await Browser.As(site, Manager);
        using var approver = await Browser.As(site, Approver);

        var wrong = await worker.Post("/afwezig", ("van", "10/9/2022"), ("tot", "1/9/2022"), ("vervanger", $"{Id(Approver)}"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("Kies een laatste dag: niet vóór de eerste", await wrong.Content.ReadAsStringAsync());
        var nobody = await worker.Post("/afwezig", ("van", "1/9/2022"), ("tot", "10/9/2022"), ("vervanger", $"{Id(Officer)}"));
        Assert.Contains("Kies een collega die uw dossiers mag zien.", await nobody.Content.ReadAsStringAsync());
        Assert.Equal(
            HttpStatusCode.Found,
            (await worker.Post("/afwezig", ("van", "1/9/2022"), ("tot", "10/9/2022"), ("vervanger", $"{Id(Approver)}"))).StatusCode
        );
        Assert.Contains("Afwezig van 1 september 2022", await worker.Text("/afwezig"));
        Assert.Equal("no-days-away", Code(await site.Act((BeAway a) => a.Do(TestSite.As(Worker), null, null, Id(Approver)))));
        Assert.Equal("no-deputy", Code(await site.Act((BeAway a) => a.Do(TestSite.As(Worker), Today(site), Today(site), null))));

        Refused("no-handler", await site.Act((AssignCase a) => a.Do(TestSite.As(Manager), dossier.Id, Id(Approver))));
        Assert.Equal(
            HttpStatusCode.Found,
            (await manager.Post($"/dossiers/{dossier.Id}?handler=Assign", ("person", $"{Id(Worker)}"))).StatusCode
        );
        Assert.Equal(
            new[] { Id(Worker), Id(Approver) }.Order(),
            (await site.Query(db => db.Notices.Where(n => n.Event == "assign-case").Select(n => n.PersonId).ToListAsync()))
                .OfType<Guid>()
                .Order()
        );
        const string mine = "/dossiers?behandelaar=mij";
        Assert.Contains(dossier.Number, await Body(worker, mine));
        Assert.Contains(dossier.Number, await Body(approver, mine));
        Assert.DoesNotContain(dossier.Number, await Body(manager, mine));

        await site.MoveClock(new(2022, 9, 11, 0, 0));
        Assert.DoesNotContain(dossier.Number, await Body(approver, mine));
        Assert.Contains(dossier.Number, await Body(worker, mine));
        using var api = await site.ApiAs(Manager);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await api.PutAsJsonAsync($"/api/v1/dossiers/{dossier.Id}/handler", new { person = (Guid?)null })).StatusCode
        );
        Assert.DoesNotContain(dossier.Number, await Body(worker, mine));
        await worker.Post("/afwezig?handler=Back");
        Assert.Equal(0, await site.Query(db => db.Set<Absence>().CountAsync()));
    }

    private static Guid Id(string persona) => Situations.Id(persona);

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        return site;
    }

    private static async Task<string> Body(Browser browser, string path) =>
        new HtmlParser().ParseDocument(await browser.Text(path)).QuerySelector("main")!.TextContent;
}
