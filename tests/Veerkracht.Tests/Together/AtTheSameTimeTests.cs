using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

/// <summary>
/// Many hands in one draft at the same instant, by HTTP: nothing that anybody typed is lost, and nobody is told to try again.
/// </summary>
public sealed class AtTheSameTimeTests
{
    private static readonly string[] Town = ["geetbets-officer", "geetbets-finance-director", "geetbets-mayor"];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Eighteen_saves_of_different_boxes_by_page_are_all_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ABusyDraft();
        var people = await Task.WhenAll(Town.Select(persona => Browser.As(site, persona)));
        var posts = await Task.WhenAll(BusyCall.Boxes.Select(async (b, i) => await Opened(people[i % people.Length], dossier, b)));

        var answers = await Task.WhenAll(posts.Select(p => p.Browser.Raw(p.Save())));

        Assert.Equal(BusyCall.Boxes.Select(_ => HttpStatusCode.OK), answers.Select(a => a.StatusCode));
        await AllKept(site, dossier);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Eighteen_saves_of_different_boxes_by_api_are_all_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ABusyDraft();
        var people = await Task.WhenAll(Town.Select(async persona => new Caller(await site.ApiAs(persona))));
        var answers = $"/dossiers/{dossier.Id}/steps/{BusyCall.Step}/answers";

        await Task.WhenAll(
            BusyCall.Boxes.Select((b, i) => people[i % people.Length].Patch(answers, new JsonObject { [b.Box] = Typed(b.Box) }).Ok())
        );

        await AllKept(site, dossier);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Eight_uploads_by_page_are_all_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ABusyDraft();
        var people = await Task.WhenAll(Town.Select(persona => Browser.As(site, persona)));
        var page = $"/dossiers/{dossier.Id}/stap/{BusyCall.Step}/rest";

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => people[i % people.Length].Upload(page, [("papers", $"stuk-{i}.pdf", Files.Pdf($"{i}"))], ("upload", "papers")))
        );

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Redirect, 8), answers.Select(a => a.StatusCode));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"stuk-{i}.pdf"), await Papers(site, dossier));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Eight_uploads_by_api_are_all_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ABusyDraft();
        var people = await Task.WhenAll(Town.Select(async persona => new Caller(await site.ApiAs(persona))));
        var files = $"/dossiers/{dossier.Id}/steps/{BusyCall.Step}/files?field=papers";

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => people[i % people.Length].Upload($"{files}&name=stuk-{i}.pdf", Files.Pdf($"{i}")).Made())
        );

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"stuk-{i}.pdf"), await Papers(site, dossier));
    }

    /// <summary>
    /// Who remarks, agrees or decides as partner reads the draft; none of them stands in the way of who types, nor the other way round.
    /// </summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Saves_uploads_remarks_agreements_and_partners_do_not_meet(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ABusyDraft();
        var town = await Task.WhenAll(Town.Select(async persona => new Caller(await site.ApiAs(persona))));
        var (officer, director, mayor) = (town[0], town[1], town[2]);
        Caller gent = new(await site.ApiAs("gent-mayor"));
        var step = $"/dossiers/{dossier.Id}/steps/{BusyCall.Step}";
        await officer.Patch($"{step}/answers", new JsonObject { ["partners"] = new JsonArray(Situations.Gent) }).Ok();
        await officer.Post($"{step}/partners/{Situations.Gent}").Ok();
        var people = await Task.WhenAll(Town.Select(persona => Browser.As(site, persona)));
        var posts = await Task.WhenAll(BusyCall.Boxes.Select(async (b, i) => await Opened(people[i % people.Length], dossier, b)));

        var saves = Task.WhenAll(posts.Select(p => p.Browser.Raw(p.Save())));
        await Task.WhenAll([
            .. Enumerable
                .Range(0, 6)
                .Select(i =>
                    town[i % 3].Post($"{step}/remarks", new JsonObject { ["field"] = "plan_1", ["text"] = $"Opmerking {i}" }).Made()
                ),
            .. Enumerable.Range(0, 4).Select(i => officer.Upload($"{step}/files?field=papers&name=stuk-{i}.pdf", Files.Pdf($"{i}")).Made()),
            director.Post($"{step}/agreement").Ok(),
            mayor.Post($"{step}/agreement").Ok(),
            gent.Post($"/partnerships/{dossier.Id}/{BusyCall.Step}/confirmation").Ok(),
        ]);

        Assert.Equal(BusyCall.Boxes.Select(_ => HttpStatusCode.OK), (await saves).Select(a => a.StatusCode));
        await AllKept(site, dossier);
        Assert.Equal(4, (await Papers(site, dossier)).Count);
        Assert.Equal(6, await site.Query(db => db.DraftRemarks.CountAsync(r => r.DossierId == dossier.Id)));
        Assert.Equal(2, await site.Query(db => db.DraftAgreements.CountAsync(a => a.DossierId == dossier.Id)));
    }

    private static string Typed(string box) => $"Getypt in {box}";

    /// <summary>A section as a browser has it open, with one box in which somebody typed.</summary>
    private sealed record Page(Browser Browser, string Address, IReadOnlyList<(string Name, string Value)> Boxes)
    {
        /// <summary>As the script saves it.</summary>
        public HttpRequestMessage Save()
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in Boxes)
                form.Add(new StringContent(value), name);
            return new(HttpMethod.Post, Address) { Content = form, Headers = { { "X-Partial", "main" } } };
        }
    }

    private static async Task<Page> Opened(Browser browser, Dossier dossier, (string Section, string Box) typed)
    {
        var address = $"/dossiers/{dossier.Id}/stap/{BusyCall.Step}/{typed.Section}";
        var form = new HtmlParser().ParseDocument(await browser.Text(address)).QuerySelector("form#deel")!;
        var boxes = form.QuerySelectorAll("input[name]")
            .OfType<IHtmlInputElement>()
            .Where(i => i.Type is "text" or "hidden")
            .Select(i => (i.Name!, i.Name == typed.Box ? Typed(typed.Box) : i.Value));
        return new(browser, address, [.. boxes]);
    }

    private static async Task AllKept(TestSite site, Dossier dossier)
    {
        var saved = await site.Saved(dossier);
        Assert.Equal(BusyCall.Boxes.Select(b => Typed(b.Box)), BusyCall.Boxes.Select(b => saved[b.Box]?.GetValue<string>()));
    }

    private static async Task<IReadOnlyList<string>> Papers(TestSite site, Dossier dossier) =>
        [
            .. ((await site.Saved(dossier))["papers"] as JsonArray ?? [])
                .Select(f => f!["name"]!.GetValue<string>())
                .Order(StringComparer.Ordinal),
        ];
}
