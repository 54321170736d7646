using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

public sealed class DraftTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_save_on_an_older_version_comes_back_with_both_texts(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Made()).Id;
        var path = $"/dossiers/{id}/steps/proposal/answers";
        var read = (await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok()).ETag!;
        var saved = await cast.Officer.Patch(path, new JsonObject { ["name"] = "Van Lotte" }, ("If-Match", read)).Ok();
        Assert.NotEqual(read, saved.ETag);

        var stale = await cast
            .Finance.Patch(path, new JsonObject { ["name"] = "Van Jan" }, ("If-Match", read))
            .Refused(HttpStatusCode.PreconditionFailed, "changed-meanwhile");
        Assert.Equal(saved.ETag, stale.ETag);
        var conflict = Assert.Single(stale["conflicts"].AsArray())!;
        Assert.Equal(
            ("name", "Van Jan", "Van Lotte"),
            (conflict["field"]!.GetValue<string>(), conflict["yours"]!.GetValue<string>(), conflict["saved"]!.GetValue<string>())
        );
        await cast
            .Finance.Patch(path, new JsonObject { ["name"] = "x" }, ("If-Match", "\"nonsense\""))
            .Is(HttpStatusCode.PreconditionFailed);
        Assert.Equal("Van Lotte", (await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok())["answers"]["name"]!.GetValue<string>());

        await cast.Finance.Patch(path, new JsonObject { ["name"] = "Samen" }, ("If-Match", saved.ETag!)).Ok();
        await cast
            .Officer.Put(
                path,
                new JsonObject { ["km"] = new JsonObject { ["renew"] = new JsonObject { ["cycle_zone"] = 1 } } },
                ("If-Match", "*")
            )
            .Ok();
        var now = (await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok())["answers"].AsObject();
        Assert.False(now.ContainsKey("name"));
        await cast
            .Officer.Patch(path, new JsonObject { ["no_such_field"] = 1 })
            .Refused(HttpStatusCode.UnprocessableEntity, "unknown-field");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Files_are_attached_downloaded_and_removed_and_what_they_are_decides(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { MaxUploadBytes = 100_000 });
        var cast = await Cast.Of(site);
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Made()).Id;
        var path = $"/dossiers/{id}/steps/proposal/files";
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Files.Pdf("een")), "decision", "besluit één.pdf" },
            { new ByteArrayContent(Files.Exe), "decision", "foto.png" },
        };
        var attached = await cast.Officer.Send(HttpMethod.Post, path, form).Made();
        var file = Assert.Single(attached["files"].AsArray())!;
        Assert.Equal("file-refused", Assert.Single(attached["refused"].AsArray())!["code"]!.GetValue<string>());
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Files.Pdf("een"))),
            file["sha256"]!.GetValue<string>()
        );
        Assert.Equal("application/pdf", file["contentType"]!.GetValue<string>());
        Assert.Contains("een", (await cast.Officer.Get($"/files/{file["id"]}").Ok()).Text);

        await cast
            .Officer.Upload($"{path}?field=decision&name=x.pdf", Files.Exe)
            .Refused(HttpStatusCode.UnprocessableEntity, "file-refused");
        await cast.Officer.Upload($"{path}?field=decision&name=x.pdf", []).Refused(HttpStatusCode.UnprocessableEntity, "file-refused");
        await cast.Officer.Upload($"{path}?field=no_such&name=x.pdf", Files.Pdf()).Refused(HttpStatusCode.NotFound, "not-found");
        await cast.Officer.Upload($"{path}?name=x.pdf", Files.Pdf()).Refused(HttpStatusCode.UnprocessableEntity, "required");
        await cast
            .Officer.Upload($"{path}?field=decision&name=x.pdf", [.. Files.Pdf(), .. new byte[150_000]])
            .Refused(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await cast
            .Officer.Upload($"{path}?field=decision", Files.Pdf(), "multipart/form-data")
            .Refused(HttpStatusCode.BadRequest, "unreadable");
        var chunked = new Endless(600_000);
        await cast
            .Officer.Send(HttpMethod.Post, $"{path}?field=decision&name=x.pdf", chunked, ("Expect", "100-continue"))
            .Refused(HttpStatusCode.RequestEntityTooLarge, "too-large");

        await cast.Officer.Delete($"{path}/{file["id"]}?field=decision").Is(HttpStatusCode.NoContent);
        await cast.Officer.Delete($"{path}/{file["id"]}?field=decision").Refused(HttpStatusCode.NotFound, "not-found");
        Assert.False((await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok())["answers"].AsObject().ContainsKey("decision"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.DataDirectory, "files", "incoming")));
    }

    /// <summary>So many bytes whose number nobody told beforehand.</summary>
    private sealed class Endless(int bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(new byte[bytes]).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
