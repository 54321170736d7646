using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>Staff see a file in the page about it; nothing in it runs.</summary>
public sealed class FileViewTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Staff_see_pdf_and_pictures_in_the_page_and_heic_as_jpeg_beside_the_original(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        foreach (var name in (string[])["photo.heic", "photo.tif", "photo.webp", "whole.pdf", "budget-excel.csv", "brief.docx"])
            await officer.Upload($"/dossiers/{dossier.Id}/steps/{Given.First}/files?field=decision&name={name}", Sample.Bytes(name)).Made();
        Assert.True((await site.Submit(dossier.Id)).Done);
        var ids = await site.Query(db => db.Documents.ToDictionaryAsync(d => d.Name, d => d.Id, Stop));
        using var staff = await Browser.As(site, "programme-manager");

        var page = await staff.Text($"/dossiers/{dossier.Id}");
        Assert.Contains($"src=\"/documenten/{ids["photo.heic"]}/bekijk\"", page);
        Assert.Contains($"href=\"/documenten/{ids["photo.heic"]}\"", page);
        Assert.DoesNotContain($"/documenten/{ids["brief.docx"]}/bekijk", page);

        foreach (
            var (name, type) in new[]
            {
                ("photo.heic", "image/jpeg"),
                ("photo.tif", "image/jpeg"),
                ("photo.webp", "image/webp"),
                ("whole.pdf", "application/pdf"),
            }
        )
        {
            var view = await staff.Get($"/documenten/{ids[name]}/bekijk");
            Assert.Equal((name, HttpStatusCode.OK, type), (name, view.StatusCode, view.Content.Headers.ContentType?.MediaType));
            Assert.Null(view.Content.Headers.ContentDisposition);
            Assert.Equal("nosniff", view.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("SAMEORIGIN", view.Headers.GetValues("X-Frame-Options").Single());
            var policy = view.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain("script-src", policy);
            Assert.Equal(name != "whole.pdf", policy.StartsWith("sandbox;", StringComparison.Ordinal));
        }
        var jpeg = await (await staff.Get($"/documenten/{ids["photo.heic"]}/bekijk")).Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0xFF, 0xD8, 0xFF], jpeg[..3]);
        var original = await staff.Get($"/documenten/{ids["photo.heic"]}");
        Assert.Equal(Sample.Bytes("photo.heic"), await original.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Get($"/documenten/{ids["brief.docx"]}/bekijk")).StatusCode);
        using var other = await Browser.As(site, "gent-officer");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/documenten/{ids["whole.pdf"]}/bekijk")).StatusCode);
    }

    [Fact]
    public async Task A_text_is_shown_as_text_whatever_it_says()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var address = $"/dossiers/{dossier.Id}/steps/{Given.First}/files?field=decision&name=nota.txt";
        var id = (await officer.Upload(address, "Nota\n<script>alert(1)</script>"u8.ToArray()).Made())["files"]![0]![
            "id"
        ]!.GetValue<string>();
        using var browser = await Browser.As(site, "geetbets-officer");

        var view = await browser.Get($"/documenten/{id}/bekijk");

        Assert.Contains("&lt;script&gt;", await view.Content.ReadAsStringAsync(Stop));
        Assert.StartsWith("sandbox;", view.Headers.GetValues("Content-Security-Policy").Single());
    }
}
