using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Assessment;

/// <summary>The agency opens a part of what was sent: nothing else changes, by no way; and what happens when the last day passes.</summary>
public sealed class OpenAgainTests
{
    private const string Officer = "geetbets-officer",
        Signer = "geetbets-finance-director";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_what_is_open_can_be_changed_by_page_script_upload_and_API(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-09-01T09:00");
        var dossier = await Sent(site);
        var first = (await site.Dossier(dossier.Id)).Steps.Single().SentSha256!;
        var address = $"/dossiers/{dossier.Id}/stap/{Given.First}";
        var manager = await Browser.As(site, Manager);
        var chooses = await manager.Text($"/dossiers/{dossier.Id}/openen/{Given.First}");
        Assert.Contains("value=\"section:costs\"", chooses, StringComparison.Ordinal);
        var opened = await manager.Post(
            $"/dossiers/{dossier.Id}/openen/{Given.First}",
            ("parts", "costs"),
            ("parts", "decision"),
            ("comment", "De kosten zijn niet gestaafd."),
            ("due", "10/9/2022")
        );
        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        var revision = await site.Query(db => db.Revisions.AsNoTracking().SingleAsync());
        // The tenth is a Saturday.
        Assert.Equal(new DateOnly(2022, 9, 12), revision.DueOn);
        Assert.Contains(
            "open-again",
            await site.Query(db => db.Acts.Where(a => a.DossierId == dossier.Id).Select(a => a.Kind).ToListAsync())
        );

        var officer = await Browser.As(site, Officer);
        Assert.Contains("De kosten zijn niet gestaafd.", await officer.Text($"/dossiers/{dossier.Id}"), StringComparison.Ordinal);
        var whole = await officer.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("telt tot u opnieuw indient. Doet u niets, dan blijft het tellen.", whole, StringComparison.Ordinal);
        // She lands where something is open, and reads of each part whether it is.
        Assert.EndsWith($"{address}/project", (await officer.Get(address)).Headers.Location!.ToString(), StringComparison.Ordinal);
        var project = await officer.Text($"{address}/project");
        Assert.Contains("staat vast", project, StringComparison.Ordinal);
        Assert.Contains("aan te vullen", project, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{address}/costs#f-costs\">", project, StringComparison.Ordinal);
        var locked = await officer.Text($"{address}/contact");
        Assert.Contains(">Volgende</a>", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"verder\"", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"bewaar\"", locked, StringComparison.Ordinal);
        Assert.Contains("value=\"verder\"", await officer.Text($"{address}/costs"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"name\"", project, StringComparison.Ordinal);
        Assert.Contains("Dit blijft zoals u het indiende", project, StringComparison.Ordinal);
        Assert.Contains("Fietspad langs de Gete", project, StringComparison.Ordinal);

        // The page: what is closed and typed all the same refuses; an empty post of the part changes nothing.
        var basis = Browser.Hidden(project, "basis");
        var forged = await officer.Post($"{address}/project", ("name", "Een ander project"), ("basis", basis), ("doe", "bewaar"));
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("alleen wat het agentschap opnieuw opende", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var empty = await officer.Post($"{address}/project", ("basis", basis), ("doe", "bewaar"));
        Assert.Equal(HttpStatusCode.Found, empty.StatusCode);

        // The script that saves while somebody types.
        var token = await officer.Token($"{address}/project");
        var typed = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["name"] = "Een ander project",
                ["basis"] = basis,
                ["doe"] = "bewaar",
                ["__RequestVerificationToken"] = token,
            }
        );
        var live = await officer.Raw(new(HttpMethod.Post, $"{address}/project") { Content = typed, Headers = { { "X-Partial", "main" } } });
        Assert.Equal(HttpStatusCode.Conflict, live.StatusCode);

        // Files: one in a closed question is refused, one in an open question is kept.
        var attached = await officer.Upload(
            $"{address}/project",
            [("photos_before", "x.pdf", Applications.Files.Pdf("x"))],
            ("basis", basis),
            ("doe", "bewaar")
        );
        Assert.Equal(HttpStatusCode.Conflict, attached.StatusCode);
        using var api = await site.ApiAs(Officer);
        var steps = $"/api/v1/dossiers/{dossier.Id}/steps/{Given.First}";
        var refused = await api.PostAsync($"{steps}/files?field=photos_before&name=y.pdf", Pdf("y"));
        Assert.Equal(("field-closed", HttpStatusCode.Conflict), (await CodeOf(refused), refused.StatusCode));
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync($"{steps}/files?field=decision&name=z.pdf", Pdf("z"))).StatusCode);

        // The API.
        var patched = await api.PatchAsJsonAsync($"{steps}/answers", new { name = "Een ander project" });
        Assert.Equal("field-closed", await CodeOf(patched));
        var put = await api.PutAsJsonAsync($"{steps}/answers", new { costs = new { works = new { cost = "240000.00", share = "100" } } });
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var stands = JsonNode.Parse(await put.Content.ReadAsStringAsync())!;
        Assert.Equal("Fietspad langs de Gete", $"{stands["answers"]!["name"]}");
        Assert.Equal("asked", $"{stands["revision"]!["kind"]}");

        // PUT took the decision away: it was open and not named.
        Value(
            await site.In(async s =>
                await ((AttachFiles)s.GetService(typeof(AttachFiles))!).Do(
                    TestSite.As(Officer),
                    dossier.Id,
                    Given.First,
                    "decision",
                    [await Given.Received(s, Applications.Files.Pdf("besluit"), "besluit.pdf")]
                )
            )
        );
        // Nobody of the agency decides meanwhile, and who may not sign does not send.
        Assert.Equal("opening-runs", Code(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id))));
        Assert.Equal("signer-needed", Code(await site.Submit(dossier.Id, Officer)));
        var receipt = Given.Value(await site.Submit(dossier.Id, Signer));
        Assert.Equal((2, true), (receipt.Version, receipt.Sha256 != first));

        var now = await site.Dossier(dossier.Id);
        Assert.Equal((DossierState.Registered, Desk.ProgrammeManager, 80_000_00L), (now.State, now.Awaits, now.AskedCents));
        var page = await manager.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("Verschil tussen versie 1 en versie 2", page, StringComparison.Ordinal);
        Assert.Contains(first, page, StringComparison.Ordinal);
        Assert.Contains("Aangevuld", page, StringComparison.Ordinal);
        Assert.Contains("240.000,00", page, StringComparison.Ordinal);
        var versions = JsonNode.Parse(await api.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/versions"))!["steps"]![0]!["versions"]!;
        Assert.Equal(
            (2, true, 1, first),
            ((int)versions[0]!["version"]!, (bool)versions[0]!["counts"]!, (int)versions[1]!["version"]!, $"{versions[1]!["sha256"]}")
        );
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_working_days_before_is_reminded_and_after_the_last_day_what_was_sent_first_counts(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-09-01T09:00");
        var dossier = await Sent(site);
        var first = (await site.Dossier(dossier.Id)).Steps.Single();
        Value(await Open(site, dossier.Id, "12/9/2022", "costs"));
        Assert.Equal(Desk.Applicant, (await site.Dossier(dossier.Id)).Awaits);
        async Task<List<string>> Told()
        {
            await site.Ask((RemindOpenings r) => r.Do());
            await site.Ask((RemindOpenings r) => r.Do());
            return await site.Query(db =>
                db.Notices.Where(n => n.DossierId == dossier.Id && n.Once!.StartsWith("opening:"))
                    .OrderBy(n => n.At)
                    .Select(n => n.Once!)
                    .ToListAsync()
            );
        }
        Assert.Empty(await Told());
        await site.MoveClock(new LocalDateTime(2022, 9, 8, 8, 0));
        Assert.EndsWith(":soon", Assert.Single(await Told()), StringComparison.Ordinal);
        await Type(site, dossier.Id, "200000.00");
        await site.MoveClock(new LocalDateTime(2022, 9, 13, 0, 0));
        // Before any round: the day itself closes it.
        Assert.Equal("opening-passed", Code(await site.Submit(dossier.Id)));
        Assert.Equal("opening-passed", Code(await TryType(site, dossier.Id, "100000.00")));
        Assert.Equal(3, (await Told()).Count);

        var now = await site.Dossier(dossier.Id);
        var step = now.Steps.Single();
        Assert.Equal((Desk.ProgrammeManager, first.SentSha256, null), (now.Awaits, step.SentSha256, step.Revising));
        Assert.Contains(
            "Niet aangevuld",
            await (await Browser.As(site, Officer)).Text($"/dossiers/{dossier.Id}"),
            StringComparison.Ordinal
        );
        // The agency goes on; or it opens it again, and then what was typed is still there.
        Value(await Open(site, dossier.Id, "20/9/2022", "costs"));
        Assert.Contains("200000.00", (await site.Dossier(dossier.Id)).Steps.Single().Answers, StringComparison.Ordinal);
        Value(await site.Act((TakeBackOpening a) => a.Do(TestSite.As(Manager), dossier.Id, Given.First)));
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_opened_is_refused_each_with_its_word(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-09-01T09:00");
        var dossier = await Sent(site);
        Assert.Equal("due-needed", Code(await Open(site, dossier.Id, "", "costs")));
        Assert.Equal("due-passed", Code(await Open(site, dossier.Id, "1/9/2022", "costs")));
        Assert.Equal("nothing-chosen", Code(await Open(site, dossier.Id, "12/9/2022")));
        Assert.Equal("nothing-chosen", Code(await Open(site, dossier.Id, "12/9/2022", "costs", "bestaat-niet")));
        Assert.Equal("required", Code(await Open(site, dossier.Id, "12/9/2022", ["costs"], " ")));
        Assert.Equal("not-found", Code(await Open(site, dossier.Id, "12/9/2022", ["costs"], "x", "gent-officer")));
        Assert.Equal("forbidden", Code(await Open(site, dossier.Id, "12/9/2022", ["costs"], "x", Approver)));
        Assert.Equal("not-revised", Code(await site.Act((TakeBackOpening a) => a.Do(TestSite.As(Manager), dossier.Id, Given.First))));
        Value(await Open(site, dossier.Id, "12/9/2022", "section:costs"));
        Assert.Equal("opened-already", Code(await Open(site, dossier.Id, "12/9/2022", "name")));
        Assert.Equal("revision-asked", Code(await site.Act((DropRevision a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First))));
        Value(await site.Act((TakeBackOpening a) => a.Do(TestSite.As(Manager), dossier.Id, Given.First)));
        var taken = await site.Dossier(dossier.Id);
        Assert.Equal((Desk.ProgrammeManager, null), (taken.Awaits, taken.Steps.Single().Revising));

        // What the applicant was changing by itself stays where that part is open now, and nowhere else.
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        await Type(site, dossier.Id, "150000.00", "Ander project");
        Value(await Open(site, dossier.Id, "12/9/2022", "costs"));
        var answers = AnswersJson.Read((await site.Dossier(dossier.Id)).Steps.Single().Answers);
        Assert.Equal(("150000.00", "Fietspad langs de Gete"), ($"{answers["costs"]!["works"]!["cost"]}", $"{answers["name"]}"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_open_answer_opens_what_it_asks_and_nothing_more(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        Value(await site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier.Id, LiveCall.Step)));
        Value(await site.Act((OpenAgain a) => a.Do(TestSite.As(Manager), dossier.Id, LiveCall.Step, ["outside"], "Buiten?", "12/9/2022")));
        var revision = (await site.Dossier(dossier.Id)).Steps.Single().Revision!;
        Assert.Equal(["outside", "where", "tools"], revision.Open);
        await site.Types(
            dossier,
            new()
            {
                ["outside"] = true,
                ["where"] = "In de tuin",
                ["tools"] = "Een schop",
            }
        );
        var receipt = Value(await site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier.Id, LiveCall.Step)));
        Assert.Contains("In de tuin", receipt.Answers, StringComparison.Ordinal);
    }

    private static async Task<Dossier> Sent(TestSite site)
    {
        var dossier = await site.AFilledApplication(cost: "300000.00");
        Given.Value(await site.Submit(dossier.Id));
        return dossier;
    }

    private static Task<Outcome<Revision>> Open(TestSite site, Guid dossier, string due, params string[] parts) =>
        Open(site, dossier, due, parts, "De kosten zijn niet gestaafd.");

    private static Task<Outcome<Revision>> Open(
        TestSite site,
        Guid dossier,
        string due,
        string[] parts,
        string comment,
        string by = Manager
    ) => site.Act((OpenAgain a) => a.Do(TestSite.As(by), dossier, Given.First, parts, comment, due));

    private static async Task Type(TestSite site, Guid dossier, string cost, string? name = null) =>
        Value(await TryType(site, dossier, cost, name));

    private static Task<Outcome<SavedAnswers>> TryType(TestSite site, Guid dossier, string cost, string? name = null)
    {
        var answers = new JsonObject
        {
            ["costs"] = new JsonObject
            {
                ["works"] = new JsonObject { ["cost"] = cost, ["share"] = "100" },
            },
        };
        if (name is not null)
            answers["name"] = name;
        return site.Act((SaveAnswers a) => a.Fields(TestSite.As(Officer), dossier, Given.First, answers, null));
    }

    private static ByteArrayContent Pdf(string text) =>
        new(Applications.Files.Pdf(text)) { Headers = { ContentType = new("application/pdf") } };

    private static async Task<string> CodeOf(HttpResponseMessage answer) =>
        $"{JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]}";

    private static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Refusals).Code;
}
