using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Uploads;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>A chosen file goes part by part, and goes on where it came after the line was lost, also at another process.</summary>
public sealed class ChunkedUploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_goes_on_at_another_process_where_the_line_was_lost(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        var dossier = await site.Started();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var elsewhere = await Browser.As(other, "geetbets-officer");
        var (here, there) = (new Sender(officer, dossier), new Sender(elsewhere, dossier));
        byte[] file = [.. Files.Pdf(), .. new byte[1_500_000]];

        var begun = await here.Begin("besluit.pdf", file.Length);
        Assert.Equal(0, (int)begun["offset"]!);
        Assert.Equal(1_000_000, (int)(await here.Put(begun, 0, file[..1_000_000]))["offset"]!);
        // Sent again since its answer was lost: told where it is, and not kept twice.
        Assert.Equal(1_000_000, (int)(await here.Put(begun, 0, file[..1_000_000]))["offset"]!);
        Assert.Equal(0, await site.Query(db => db.Documents.CountAsync(Stop)));

        var again = await there.Begin("besluit.pdf", file.Length);
        Assert.Equal((begun["upload"]!.ToString(), 1_000_000), (again["upload"]!.ToString(), (int)again["offset"]!));
        var ended = await there.Put(again, 1_000_000, file[1_000_000..]);

        var document = await site.Query(db => db.Documents.SingleAsync(Stop));
        Assert.Equal(document.Id.ToString(), ended["file"]!.ToString());
        Assert.Equal((Sample.Sha256(file), "besluit.pdf"), (document.Sha256, document.Name));
        // The answer was lost: all of it goes again, and is there once.
        var anew = await here.Begin("besluit.pdf", file.Length);
        await here.Put(anew, 0, file[..1_000_000]);
        Assert.Equal(document.Id.ToString(), (await here.Put(anew, 1_000_000, file[1_000_000..]))["file"]!.ToString());
        Assert.Equal(1, await site.Query(db => db.Documents.CountAsync(Stop)));
        Assert.Equal(0, await site.Query(db => db.Set<FileUploadPart>().CountAsync(Stop)));
        Assert.Contains("besluit.pdf", await officer.Text(here.Page));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_attached_is_told_when_it_is_in_and_is_gone(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { MaxUploadBytes = 100_000 });
        var dossier = await site.Started();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var stranger = await Browser.As(site, "gent-officer");
        var sender = new Sender(officer, dossier);
        var half = Sample.Bytes("half-download.pdf");

        var begun = await sender.Begin("half.pdf", half.Length);
        Assert.Equal(HttpStatusCode.NotFound, (await sender.Send(begun, 0, half, stranger)).StatusCode);
        Assert.Contains("niet volledig", (await sender.Put(begun, 0, half))["refused"]!.ToString());
        Assert.Contains("te groot", (await sender.Begin("groot.pdf", 200_000))["refused"]!.ToString());
        Assert.Contains("leeg", (await sender.Begin("leeg.pdf", 0))["refused"]!.ToString());

        // More than it said it would be.
        var small = await sender.Begin("klein.pdf", 10);
        Assert.Equal(0, (int)(await sender.Put(small, 0, half))["offset"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await sender.Drop(small)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sender.Send(small, 0, half[..10])).StatusCode);
        Assert.Equal(
            (0, 0),
            (await site.Query(db => db.Documents.CountAsync(Stop)), await site.Query(db => db.Set<FileUpload>().CountAsync(Stop)))
        );
    }

    [Fact]
    public async Task Without_the_token_of_our_pages_nothing_comes_in()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.Started();
        using var officer = await Browser.As(site, "geetbets-officer");
        var sender = new Sender(officer, dossier);
        var answer = await officer.Http.PostAsync($"{sender.Address}", new FormUrlEncodedContent([]), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private sealed class Sender(Browser browser, Features.Applications.Dossier dossier)
    {
        public string Page => $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        public string Address => $"/dossiers/{dossier.Id}/stap/{Given.First}/bestanden";

        public async Task<JsonNode> Begin(string name, long size) =>
            await Read(
                await Ask(
                    HttpMethod.Post,
                    Address,
                    new FormUrlEncodedContent([new("veld", "decision"), new("naam", name), new("grootte", $"{size}"), new("stempel", "7")])
                )
            );

        public async Task<JsonNode> Put(JsonNode begun, int from, byte[] part) => await Read(await Send(begun, from, part));

        public Task<HttpResponseMessage> Send(JsonNode begun, int from, byte[] part, Browser? by = null)
        {
            var content = new ByteArrayContent(part) { Headers = { { "Content-Type", "application/octet-stream" } } };
            return Ask(HttpMethod.Put, $"{Address}/{begun["upload"]}", content, from, by);
        }

        public Task<HttpResponseMessage> Drop(JsonNode begun) => Ask(HttpMethod.Delete, $"{Address}/{begun["upload"]}", null);

        private async Task<HttpResponseMessage> Ask(
            HttpMethod method,
            string address,
            HttpContent? content,
            int? from = null,
            Browser? by = null
        )
        {
            var request = new HttpRequestMessage(method, address) { Content = content };
            request.Headers.Add("RequestVerificationToken", await (by ?? browser).Token(by is null ? Page : "/mijn-oproepen"));
            if (from is { } at)
                request.Headers.Add("Upload-Offset", $"{at}");
            return await (by ?? browser).Raw(request);
        }

        private static async Task<JsonNode> Read(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }
    }
}
