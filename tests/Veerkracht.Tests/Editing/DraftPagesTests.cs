using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

public sealed class DraftPagesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_write_the_same_text_see_both_and_lose_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        using var manager = await Browser.As(site, "programme-manager");
        var address = $"/opstellen/{draft.Id}/bestand";
        var opened = Browser.Hidden(await manager.Text(address), "versie");
        await site.Written(draft, draft.Source + "# van een ander\n");

        var refused = await manager.Post(address, ("versie", opened), ("tekst", draft.Source + "# van mij\r\n"), ("doe", "bewaar"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("# van mij", page);
        Assert.Contains("# van een ander", page);
        var again = await manager.Post(
            address,
            ("versie", Browser.Hidden(page, "versie")),
            ("tekst", draft.Source + "# van mij\r\n"),
            ("doe", "bewaar")
        );
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(draft.Source + "# van mij\n", (await site.Read(draft)).Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Faults_stand_with_line_and_column_and_the_file_comes_and_goes(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        using var manager = await Browser.As(site, "programme-manager");
        var address = $"/opstellen/{draft.Id}/bestand";
        var broken = draft.Source.Replace("kind: application", "kind: aanvraag");
        var line = Array.FindIndex(broken.Split('\n'), l => l.Contains("kind: aanvraag", StringComparison.Ordinal)) + 1;

        var uploaded = await manager.Upload(
            address,
            [("opgeladen", "oproep.yaml", System.Text.Encoding.UTF8.GetBytes(broken))],
            ("versie", Browser.Hidden(await manager.Text(address), "versie")),
            ("tekst", draft.Source),
            ("doe", "laad")
        );

        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var page = await manager.Text(address);
        Assert.Contains($"href=\"{address}#regel-{line}\"", page);
        Assert.Contains($"id=\"regel-{line}\"", page);
        Assert.Equal(broken, await manager.Text($"{address}.yaml"));
        Assert.Contains("Nog niet klaar om te publiceren", await manager.Text($"/opstellen/{draft.Id}"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_failing_example_tells_what_was_expected_and_what_came_out(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        await site.Written(
            draft,
            draft.Source.Replace("amounts: { grant: 0 }", "amounts: { grant: 5 }").Replace("      name: Ons project\n", "")
        );
        using var auditor = await Browser.As(site, "auditor");

        var page = System.Net.WebUtility.HtmlDecode(await auditor.Text($"/opstellen/{draft.Id}/voorbeelden"));

        Assert.Contains("1 van de 1 voorbeelden komen anders uit", page);
        Assert.Contains("€\u00a05,00", page);
        Assert.Contains("Fout bij “Naam van het project”", page);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_is_tried_as_any_government_on_any_day_and_nothing_is_stored(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.Act((StartDraft a) => a.NextVersion(TestSite.As(Manager), "fietspaden")));
        using var manager = await Browser.As(site, "programme-manager");
        var address = $"/opstellen/{draft.Id}/proef";

        var many = await (
            await manager.Post(address, ("als", "geet"), ("op", "2022-09-01T12:00"), ("doe", "toon"))
        ).Content.ReadAsStringAsync();
        Assert.Contains("Welk bestuur bedoelt u?", many);
        var shown = await (
            await manager.Post(address, ("als", "Geetbets"), ("op", "2022-09-01T12:00"), ("doe", "toon"))
        ).Content.ReadAsStringAsync();
        Assert.Contains("Mag aanvragen", shown);
        var computed = System.Net.WebUtility.HtmlDecode(
            await (
                await manager.Post(
                    address,
                    ("als", "24028"),
                    ("op", "2022-09-01T12:00"),
                    ("staat", Browser.Hidden(shown, "staat")),
                    ("costs.works.cost", "300.000,00"),
                    ("costs.works.share", "100"),
                    ("name", "Fietspad"),
                    ("doe", "reken")
                )
            ).Content.ReadAsStringAsync()
        );
        Assert.Contains("€\u00a0100.000,00", computed);
        Assert.Contains("De aanvrager moet nog", computed);
        var later = await (
            await manager.Post(address, ("als", "24028"), ("op", "2024-01-01T12:00"), ("doe", "toon"))
        ).Content.ReadAsStringAsync();
        Assert.Contains("Gesloten sinds", later);
        var wrong = await manager.Post(address, ("als", "bestaat niet"), ("op", "2024-01-01T12:00"), ("doe", "toon"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(0, await site.Query(db => Task.FromResult(db.Dossiers.Count())));
        Assert.Equal(draft.Source, (await site.Read(draft)).Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_was_tried_becomes_an_example_that_passes(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        using var manager = await Browser.As(site, "programme-manager");
        var address = $"/opstellen/{draft.Id}/proef";
        var nameless = await manager.Post(
            address,
            ("als", "Gent"),
            ("op", "2022-09-01T12:00"),
            ("name", "Balie: ja, \"echt\""),
            ("doe", "voorbeeld")
        );
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);

        var saved = await manager.Post(
            address,
            ("als", "44021"),
            ("op", "2022-09-01T12:00"),
            ("name", "Balie: ja, \"echt\""),
            ("voorbeeldnaam", "een naam met tekens"),
            ("doe", "voorbeeld")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var check = await site.Ask(async (DraftChecks c) => c.Of(await site.Read(draft)));
        Assert.True(check.IsReady);
        var example = check.Call!.Examples[^1];
        Assert.Equal(
            ("een naam met tekens", "44021", "Balie: ja, \"echt\""),
            (example.Name, example.As, example.Answers["name"]!.ToString())
        );
        Assert.Contains("contact.first_name required", example.Errors);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Drafts_are_for_staff_only_and_readers_cannot_write(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        string[] rooms = ["", "/bestand", "/proef", "/voorbeelden", "/raadpleging", "/verschil", "/publiceren"];
        foreach (
            var (persona, status) in new[]
            {
                ("geetbets-officer", HttpStatusCode.NotFound),
                ("jury-1", HttpStatusCode.NotFound),
                ("vvsg", HttpStatusCode.NotFound),
                ("auditor", HttpStatusCode.OK),
                ("second-approver", HttpStatusCode.OK),
                ("programme-manager", HttpStatusCode.OK),
            }
        )
        {
            using var browser = await Browser.As(site, persona);
            foreach (var room in rooms)
                Assert.Equal(status, (await browser.Get($"/opstellen/{draft.Id}{room}")).StatusCode);
        }
        Assert.Equal("forbidden", Code(await site.Act((SaveDraft a) => a.Do(TestSite.As("auditor"), draft.Id, "x", draft.Version))));
        Assert.Equal("forbidden", Code(await site.Act((DropDraft a) => a.Do(TestSite.As(Approver), draft.Id))));
        Value(await site.Act((DropDraft a) => a.Do(TestSite.As(Manager), draft.Id)));
        Assert.Equal("draft-not-writing", Code(await site.Propose(await site.Read(draft))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_that_is_not_higher_than_what_is_published_waits(Database database)
    {
        await using var site = await TestSite.Start(database);
        var root = site.App.Services.GetRequiredService<SiteOptions>().Root;
        var file = site.Call("laadpalen").Version;
        await site.Published(await site.NextVersion("laadpalen", text => text + "# by screen\n"));
        var published = site.Call("laadpalen");

        await site.In(async s =>
        {
            await s.GetRequiredService<LoadCalls>().Do(root);
            return 0;
        });

        Assert.Equal(file + 1, site.Call("laadpalen").Version);
        Assert.Equal(published.Source, site.Call("laadpalen").Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_higher_file_is_published_and_the_same_number_with_other_content_is_left_alone(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var root = Directory.CreateTempSubdirectory("veerkracht-calls-").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(root, "programmes", "p", "calls")).FullName;
        var file = Path.Combine(folder, $"{TestForm.Call}.yaml");

        await File.WriteAllTextAsync(
            file,
            TestForm.Yaml().Replace("A call for tests.", "Another call."),
            TestContext.Current.CancellationToken
        );
        await site.In(async s =>
        {
            await s.GetRequiredService<LoadCalls>().Do(root);
            return 0;
        });
        Assert.Equal((1, "A call for tests."), (site.Call(TestForm.Call).Version, site.Call(TestForm.Call).Summary.En));

        await File.WriteAllTextAsync(
            file,
            TestForm.Yaml().Replace("A call for tests.", "Another call.").Replace("version: 1", "version: 2"),
            TestContext.Current.CancellationToken
        );
        await site.In(async s =>
        {
            await s.GetRequiredService<LoadCalls>().Do(root);
            return 0;
        });
        Assert.Equal((2, "Another call."), (site.Call(TestForm.Call).Version, site.Call(TestForm.Call).Summary.En));
        Directory.Delete(root, recursive: true);
    }
}
