using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

public sealed class UploadTests
{
    private const int Limit = 100_000;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_pdf_and_a_png_are_kept_under_their_hash_and_come_back_as_they_were(Database database)
    {
        await using var site = await TestSite.Start(database);
        var address = Address(await site.Started());
        using var officer = await Browser.As(site, "geetbets-officer");

        var added = await officer.Upload(
            address,
            [("decision", "C:\\werk\\Beslissing é.pdf", Files.Pdf("een")), ("photos_before", "foto.png", Files.Png)],
            ("upload", "decision")
        );

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var documents = await site.Query(db => db.Documents.AsNoTracking().OrderBy(d => d.ContentType).ToListAsync());
        Assert.Equal(["application/pdf", "image/png"], documents.Select(d => d.ContentType));
        Assert.Equal("Beslissing é.pdf", documents[0].Name);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Files.Pdf("een"))), documents[0].Sha256);
        Assert.True(File.Exists(Path.Combine(site.DataDirectory, "files", documents[0].Sha256[..2], documents[0].Sha256)));
        var back = await officer.Get($"/documenten/{documents[0].Id}");
        Assert.Equal(Files.Pdf("een"), await back.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", back.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", back.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.DataDirectory, "files", "incoming")));

        await officer.Upload(address, [], ("remove", $"decision:{documents[0].Id}"));
        Assert.DoesNotContain(documents[0].Sha256, await site.Query(db => db.DossierSteps.Select(s => s.Answers).SingleAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_may_not_be_attached_is_refused_with_the_reason_and_the_text_is_saved(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { MaxUploadBytes = Limit });
        var address = Address(await site.Started());
        using var officer = await Browser.As(site, "geetbets-officer");
        (string Name, byte[] Bytes, string Reason)[] refused =
        [
            ("rapport.pdf", Files.Exe, "De naam eindigt op .pdf, maar de inhoud is geen pdf. Open het bestand"),
            ("leeg.pdf", [], "leeg"),
            ("groot.pdf", [.. Files.Pdf(), .. new byte[Limit]], "te groot"),
            ("foto.pdf", Files.Png, "Hernoem"),
            ("pagina.txt", "<html><script>alert(1)</script>"u8.ToArray(), "maar de inhoud is geen txt"),
            ("tekening.svg", "<svg/>"u8.ToArray(), "niet van een soort"),
            ("start.sh", "#!/bin/sh"u8.ToArray(), "niet van een soort"),
            (
                "macro.docx",
                Files.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")),
                "Dit bestand bevat macro"
            ),
            ("archief.zip", Files.Zip(("a.exe", "MZ")), "Dit is een zip-bestand"),
        ];
        foreach (var (name, bytes, reason) in refused)
        {
            var answer = await officer.Upload(address, [("decision", name, bytes)], ("name", $"Project bij {name}"));
            Assert.Equal((name, HttpStatusCode.BadRequest), (name, answer.StatusCode));
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(name, page);
            Assert.Contains(reason, page);
        }
        Assert.Equal(0, await site.Query(db => db.Documents.CountAsync()));
        Assert.Contains("Project bij archief.zip", await site.Query(db => db.DossierSteps.Select(s => s.Answers).SingleAsync()));
        // The last one goes with its request, which ends a moment after its answer.
        var incoming = Path.Combine(site.DataDirectory, "files", "incoming");
        for (var look = 0; look < 250 && Directory.EnumerateFiles(incoming).Any(); look++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Empty(Directory.EnumerateFiles(incoming));

        (string Name, byte[] Bytes)[] kept =
        [
            ("nota.docx", Sample.Bytes("brief.docx")),
            ("raming.ods", Sample.Bytes("lijst.ods")),
            ("lijst.csv", "naam;bedrag\nA;1,50\n"u8.ToArray()),
            ("scan.tiff", Sample.Bytes("photo.tif")),
            ("foto.JPEG", Sample.Bytes("photo.jpg")),
        ];
        foreach (var (name, bytes) in kept)
            Assert.Equal((name, HttpStatusCode.Redirect), (name, (await officer.Upload(address, [("decision", name, bytes)])).StatusCode));
        Assert.Equal(kept.Length, await site.Query(db => db.Documents.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_gigabytes_are_refused_before_they_are_read(Database database)
    {
        await using var site = await TestSite.Start(database);
        var address = Address(await site.Started());
        using var officer = await Browser.As(site, "geetbets-officer");
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StreamContent(new Endless(2L << 30)) };
        request.Headers.ExpectContinue = true;
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        var answer = await officer.Raw(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Dit is te groot", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.DataDirectory, "files", "incoming")));
    }

    private static string Address(Dossier dossier) => $"/dossiers/{dossier.Id}/stap/{Given.First}/project";

    private sealed class Endless(long length) : MemoryStream
    {
        private long _at;
        public override bool CanSeek => true;
        public override long Length => length;
        public override long Position
        {
            get => _at;
            set => _at = value;
        }

        public override int Read(Span<byte> buffer)
        {
            _at += buffer.Length;
            return buffer.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop = default)
        {
            _at += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
