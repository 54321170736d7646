using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>Every kind, in the forms that programs write: taken as it is, or told at once why not.</summary>
public sealed class FileKindTests
{
    private static readonly byte[] Whole = Sample.Bytes("whole.pdf");
    private static readonly byte[] Docx = Sample.Bytes("brief.docx");
    private static readonly byte[] Xlsx = Sample.Bytes("lijst.xlsx");

    private static readonly string[] AsTheyAre =
    [
        "whole.pdf",
        "decision-bom.pdf",
        "decision-newline.pdf",
        "linear.pdf",
        "object-streams.pdf",
        "no-printing-40.pdf",
        "no-printing-128.pdf",
        "no-printing-128-aes.pdf",
        "no-printing-256.pdf",
        "photo.jpg",
        "progressive.jpg",
        "photo.png",
        "photo.tif",
        "photo.webp",
        "photo.heic",
        "brief.doc",
        "brief.docx",
        "brief.odt",
        "brief.rtf",
        "lijst.xls",
        "lijst.xlsx",
        "lijst.ods",
        "slides.ppt",
        "slides.pptx",
        "slides.odp",
        "budget-excel.csv",
        "bericht.eml",
        "bericht.msg",
        "besluit.pdf.p7m",
        "smime.p7m",
        "besluit.asice",
    ];

    private static IEnumerable<(string Name, byte[] Bytes)> Variants =>
        [
            ("mail.pdf", [.. "Content-Type: application/pdf\r\n\r\n"u8, .. Whole]),
            ("junk.pdf", [.. Whole, .. "\r\n--grens--\r\n"u8, .. new byte[3000]]),
            ("junk.jpg", [.. Sample.Bytes("photo.jpg"), .. "MotionPhoto_Data"u8, .. new byte[500]]),
            ("PHOTO.JPEG", Sample.Bytes("photo.jpg")),
            ("scan.tiff", Sample.Bytes("photo.tif")),
            ("foto.HEIF", Sample.Bytes("photo.heic")),
            ("streamed.docx", Sample.Streamed(Docx)),
            ("strict.docx", Strict(Docx)),
            ("elsewhere.docx", Elsewhere(Docx)),
            ("from-web.odt", Files.Zip(("mimetype", "application/vnd.oasis.opendocument.text-web"), ("content.xml", "<office/>"))),
            ("streamed.ods", Sample.Streamed(Sample.Bytes("lijst.ods"))),
            ("utf8.csv", Encoding.UTF8.GetBytes("Café;€ 300,00\r\n")),
            ("utf8-bom.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Café;€ 300,00\r\n")]),
            ("utf16.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Café;€ 300,00\r\n")]),
            ("utf16-be.txt", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("Café\r\n")]),
            ("utf16-bare.txt", Encoding.Unicode.GetBytes("Een gewone tekst zonder merkteken\r\n")),
            ("dos.csv", [.. "Caf"u8, 0x82, .. " Li"u8, 0x8A, .. "ge;300,00\r\n"u8, 0x1A]),
            ("klein.txt", "<naam van de straat> is nog te kiezen"u8.ToArray()),
        ];

    private static readonly string[] Locked =
    [
        "password.pdf",
        "password-40.pdf",
        "password-128.pdf",
        "password-256.pdf",
        "geheim.doc",
        "geheim.xls",
        "geheim.odt",
        "geheim.ods",
    ];

    private const string Password = "wachtwoord|password",
        Incomplete = "niet volledig|not complete",
        Macros = "macro’s|macros",
        Unknown = "maar de inhoud is geen|but its content is not";

    private static IEnumerable<(string Name, byte[] Bytes, string Why)> Refused =>
        [
            .. Locked.Select(n => (n, Sample.Bytes(n), Password)),
            ("password.docx", Files.Compound("EncryptedPackage", "EncryptionInfo"), Password),
            ("password.doc", Changed(Sample.Bytes("brief.doc"), [0xEC, 0xA5], 11, b => (byte)(b | 1)), Password),
            ("locked.odt", Sample.With(Sample.Bytes("brief.odt"), "META-INF/manifest.xml", Encrypted), Password),
            ("half-download.pdf", Sample.Bytes("half-download.pdf"), Incomplete),
            .. AsTheyAre.Where(n => n != "budget-excel.csv").Select(n => (n, Cut(Sample.Bytes(n)), Incomplete)),
            ("IMG_0001.HEIC", Sample.Bytes("IMG_0001.HEIC"), Incomplete),
            ("tail.pdf", Whole[..^20], Incomplete),
            ("docm.docm", MacroType(Docx), Macros),
            ("docm.docx", MacroType(Docx), Macros),
            ("inside.xlsx", Sample.With(Xlsx, "xl/vbaProject.bin", _ => "x"), Macros),
            ("old.doc", Files.Compound("WordDocument", "Macros/VBA/dir"), Macros),
            ("old.xls", Files.Compound("Workbook", "_VBA_PROJECT_CUR/VBA/dir"), Macros),
            ("foto.pdf", Sample.Bytes("photo.heic"), "Hernoem|Rename"),
            ("holds.txt.pdf", [.. "#!/bin/sh\n# "u8, .. Whole], Unknown),
            ("page.pdf", [.. "<html><script>"u8, .. Whole], Unknown),
            ("text.pdf", "Een tekst die van %PDF- spreekt"u8.ToArray(), Unknown),
            ("data.csv", [1, 2, 3, 0, 5, 6], Unknown),
            ("packed.csv", Sample.Bytes("slides.pptx"), "Hernoem|Rename"),
            ("leeg.pdf", [], "leeg|empty"),
            ("versleuteld.p7m", Sample.Bytes("versleuteld.p7m"), "versleuteld|encrypted"),
            ("besluit.pdf", Sample.Bytes("besluit.pdf.p7m"), "Hernoem het naar .p7m|Rename it to .p7m"),
            ("los.p7s", Detached(), "een handtekening zonder het document|a signature without its document"),
            ("los.p7m", Detached(), "een handtekening zonder het document|a signature without its document"),
            ("leeg.asice", Sample.With(Sample.Bytes("besluit.asice"), Signature, _ => null), "zonder handtekening|without a signature"),
            ("stuk.docx", Scratched(Docx), "beschadigd|damaged"),
            ("stuk.odp", Scratched(Sample.Bytes("slides.odp")), "beschadigd|damaged"),
            ("stuk.asice", Scratched(Sample.Bytes("besluit.asice")), "beschadigd|damaged"),
            ("alles.zip", Files.Zip(("a.txt", "a")), "Pak het uit|Unpack"),
            ("besluit", Whole, "Zet .pdf achter de naam|Put .pdf behind the name"),
            ("brief.dotx", Template(Docx), "Dit is een sjabloon|This is a template"),
        ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_common_programs_write_is_kept_byte_for_byte(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        using var http = await site.ApiAs("geetbets-officer");
        var officer = new Caller(http);
        foreach (var (name, bytes) in AsTheyAre.Select(n => (n, Sample.Bytes(n))).Concat(Variants))
        {
            var answer = await officer.Upload(Address(dossier.Id, name), bytes);
            Assert.True(answer.Status == HttpStatusCode.Created, $"{name}: {answer.Text}");
            var file = answer["files"]![0]!;
            Assert.Equal((name, Sample.Sha256(bytes)), (name, file["sha256"]!.GetValue<string>()));
            using var back = await http.GetAsync($"/api/v1/files/{file["id"]}", TestContext.Current.CancellationToken);
            var kept = await back.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal((name, Sample.Sha256(bytes)), (name, Sample.Sha256(kept)));
            Assert.Equal(file["contentType"]!.GetValue<string>(), back.Content.Headers.ContentType!.ToString());
            await officer.Delete($"/dossiers/{dossier.Id}/steps/{Given.First}/files/{file["id"]}?field=decision");
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_opened_is_told_with_its_reason_in_both_languages(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        foreach (var (name, bytes, why) in Refused)
        {
            var answer = await officer.Upload(Address(dossier.Id, name), bytes);
            Assert.Equal((name, HttpStatusCode.UnprocessableEntity, "file-refused"), (name, answer.Status, answer.Code));
            var words = answer.Text.Replace("\\u0027", "’", StringComparison.Ordinal).Replace('\'', '’');
            foreach (var said in why.Split('|'))
                Assert.True(words.Contains(said, StringComparison.Ordinal), $"{name} does not say “{said}”: {answer.Text}");
        }
        Assert.Equal(0, await site.Query(db => db.Documents.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("budget-excel.csv", "text/csv; charset=windows-1252", "Café Liège|€ 300,00")]
    public async Task Values_are_read_right_in_the_letters_of_the_program(string name, string type, string reads)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.Started();
        using var browser = await Browser.As(site, "geetbets-officer");
        var officer = new Caller(await site.ApiAs("geetbets-officer"));

        var id = (await officer.Upload(Address(dossier.Id, name), Sample.Bytes(name)).Made())["files"]![0]!["id"]!.GetValue<string>();

        Assert.Equal(type, (await browser.Get($"/documenten/{id}")).Content.Headers.ContentType!.ToString());
        var shown = WebUtility.HtmlDecode(await browser.Text($"/documenten/{id}/bekijk"));
        Assert.All(reads.Split('|'), r => Assert.Contains(r, shown));
    }

    [Theory]
    [InlineData("bericht.eml", "An Peeters|02/11/2026 10:15|Goedkeuring café|besluit.pdf|€ 300")]
    [InlineData("bericht.msg", "An Peeters <an@gent.example>|02/11/2026 10:55|Goedkeuring café|besluit van de raad.pdf|€ 300")]
    [InlineData("besluit.pdf.p7m", "An Peeters|ongewijzigd sinds de handtekening|ingetrokken")]
    [InlineData("besluit.asice", "An Peeters|02/11/2026 09:30|ongewijzigd sinds de handtekening|besluit 1.pdf")]
    [InlineData("veranderd.asice", "An Peeters|KLOPT NIET")]
    public async Task What_is_inside_a_message_or_a_signed_file_is_told_in_the_page(string name, string told)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.Started();
        using var browser = await Browser.As(site, "geetbets-officer");
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var id = (await officer.Upload(Address(dossier.Id, name), Sample.Bytes(name)).Made())["files"]![0]!["id"]!.GetValue<string>();

        var shown = WebUtility.HtmlDecode(await browser.Text($"/documenten/{id}/bekijk"));

        Assert.All(told.Split('|'), t => Assert.Contains(t, shown));
    }

    [Theory]
    [InlineData("lus.gpx", "<?xml version='1.0'?><gpx><trk/></gpx>", true)]
    [InlineData("lus.kml", "<kml xmlns='http://www.opengis.net/kml/2.2'><Document/></kml>", true)]
    [InlineData("lus.geojson", """{"type":"Point","coordinates":[4.4,50.9]}""", true)]
    [InlineData("lus.gpx", "<gpx><trk>", false)]
    [InlineData("lus.gpx", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><gpx>&e;</gpx>", false)]
    [InlineData("lus.geojson", """{"type":"Point","coord""", false)]
    public void Maps_are_known_where_the_question_is_a_map_and_nowhere_else(string name, string text, bool isTaken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal(isTaken, FileKinds.Of(content, name, FileKinds.Maps).Why is null);
        Assert.NotNull(FileKinds.Of(content, name).Why);
    }

    private static string Address(Guid dossier, string name) =>
        $"/dossiers/{dossier}/steps/{Given.First}/files?field=decision&name={Uri.EscapeDataString(name)}";

    private static byte[] Cut(byte[] bytes) => bytes[..(bytes.Length * 2 / 3)];

    private const string Signature = "META-INF/signatures0.xml";

    /// <summary>A signature that lies beside its document.</summary>
    private static byte[] Detached()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=An Peeters", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, default), new(2036, 1, 1, 0, 0, 0, default));
        var signed = new SignedCms(new ContentInfo(Whole), detached: true);
        signed.ComputeSignature(new CmsSigner(certificate));
        return signed.Encode();
    }

    /// <summary>With one byte of its largest part changed, as a bad disk or stick does.</summary>
    private static byte[] Scratched(byte[] zip)
    {
        using var package = new ZipArchive(new MemoryStream(zip));
        var largest = package.Entries.MaxBy(e => e.CompressedLength)!;
        var name = Encoding.ASCII.GetBytes(largest.FullName);
        var scratched = zip.ToArray();
        scratched[zip.AsSpan().IndexOf(name) + name.Length + (int)largest.CompressedLength / 2] ^= 0x10;
        return scratched;
    }

    private static byte[] MacroType(byte[] docx) =>
        Sample.With(docx, "[Content_Types].xml", x => x!.Replace(WordMain, "application/vnd.ms-word.document.macroEnabled.main+xml"));

    private const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>As Word writes it when asked for the strict standard.</summary>
    private static byte[] Strict(byte[] docx) =>
        Sample.With(docx, "_rels/.rels", x =>
            x!.Replace("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")
        );

    private static byte[] Template(byte[] docx) =>
        Sample.With(docx, "[Content_Types].xml", x =>
            x!.Replace("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
        );

    /// <summary>Word in a browser calls the main part otherwise.</summary>
    private static byte[] Elsewhere(byte[] docx)
    {
        string? main = null;
        var without = Sample.With(docx, "word/document.xml", x =>
        {
            main = x;
            return null;
        });
        var named = Sample.With(without, "word/document2.xml", _ => main);
        return Sample.With(
            Sample.With(named, "[Content_Types].xml", x => x!.Replace("/word/document.xml", "/word/document2.xml")),
            "_rels/.rels",
            x => x!.Replace("word/document.xml", "word/document2.xml")
        );
    }

    private static string Encrypted(string? manifest) =>
        manifest!.Replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>");

    private static byte[] Changed(byte[] bytes, byte[] from, int at, Func<byte, byte> change)
    {
        var start = bytes.AsSpan().IndexOf(from);
        bytes[start + at] = change(bytes[start + at]);
        return bytes;
    }
}
