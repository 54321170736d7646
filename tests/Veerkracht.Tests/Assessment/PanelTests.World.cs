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

public sealed partial class PanelTests
{
    private static async Task NowhereToRead(
        TestSite site,
        Browser browser,
        string persona,
        Guid dossier,
        Guid? hiddenFile = null,
        Guid? openFile = null
    )
    {
        var number = (await site.Dossier(dossier)).Number;
        using var api = await site.ApiAs(persona);
        string[] pages =
        [
            $"/dossiers/{dossier}/geschiedenis",
            $"/dossiers/{dossier}/stap/{Step}/ontvangst",
            $"/dossiers/{dossier}/stap/{Step}/ontvangst.pdf",
            .. hiddenFile is { } file ? new[] { $"/documenten/{file}", $"/documenten/{file}/bekijk" } : [],
        ];
        foreach (var page in pages)
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await browser.Get(page)).StatusCode));
        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get($"/dossiers/{dossier}")).StatusCode);
        foreach (var list in new[] { "/dossiers", $"/dossiers?zoek={number}", "/werkbank" })
            Assert.DoesNotContain($"/dossiers/{dossier}", await browser.Text(list));
        string[] endpoints =
        [
            "",
            "/acts",
            "/history",
            "/notes",
            "/questions",
            "/selections",
            $"/steps/{Step}",
            $"/steps/{Step}/receipt",
            $"/steps/{Step}/receipt.pdf",
        ];
        foreach (var endpoint in endpoints)
            Assert.Equal(
                (endpoint, HttpStatusCode.NotFound),
                (endpoint, (await api.GetAsync($"/api/v1/dossiers/{dossier}{endpoint}")).StatusCode)
            );
        if (hiddenFile is { } hidden)
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/files/{hidden}")).StatusCode);
        if (openFile is { } open)
            Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"/api/v1/files/{open}")).StatusCode);
    }

    private static async Task<(Guid Dossier, Guid Drawing, Guid Portfolio)> ADossierWithFiles(TestSite site)
    {
        var officer = TestSite.As("geetbets-officer");
        var dossier = Value(await site.Act((StartApplication a) => a.Do(officer, Call))).Id;
        var answers = new JsonObject
        {
            ["cost"] = "2000.00",
            ["plan"] = Open,
            ["secret"] = Hidden,
        };
        Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier, Step, answers, null)));
        foreach (var (field, name) in new[] { ("drawings", "brug.pdf"), ("papers", "portfolio.pdf") })
        {
            await site.In(async s =>
            {
                var content = new MemoryStream(Applications.Files.Pdf(name));
                using var file = await s.GetRequiredService<FileStore>().Receive(content, name, TestContext.Current.CancellationToken);
                return Value(await s.GetRequiredService<AttachFiles>().Do(officer, dossier, Step, field, [file]));
            });
        }
        Value(await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-mayor"), dossier, Step)));
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier)));
        var files = await site.Query(db => db.Documents.Where(d => d.DossierId == dossier).ToListAsync());
        return (dossier, files.Single(f => f.Name == "brug.pdf").Id, files.Single(f => f.Name == "portfolio.pdf").Id);
    }
}
