using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Site;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>
/// What a public security review found in a comparable system, tried here. Three of the nine stand elsewhere: a guard that does not guard
/// in <see cref="House.AddressMatrixTests"/> and <see cref="WatchedGuardsTests"/>, the life of cookies in <see cref="SessionTests"/>, and
/// forwarded headers in <see cref="FrontDoorTests"/>.
/// </summary>
public sealed class NineFindingsTests
{
    private const string Herstappe = "0207477456";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_key_of_white_space_opens_nothing_even_where_a_row_says_so(Database database)
    {
        await using var site = await TestSite.Start(database);
        var officer = Persona.Find("geetbets-officer")!;
        string[] keys = ["", " ", "\t", "  \t ", "vk_", "vk_ ", "null", "undefined"];
        await site.Query(async db =>
        {
            db.AddRange(
                keys.Select(k => Hash(k.Trim()))
                    .Concat(keys.Select(Hash))
                    .Distinct()
                    .Select(hash => new ApiToken
                    {
                        Sha256 = hash,
                        PersonId = officer.Id,
                        Organisation = officer.Organisation,
                        CreatedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                        ExpiresAt = new(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                    })
            );
            return await db.SaveChangesAsync(Stop);
        });
        foreach (var key in keys)
        {
            using var client = site.Client();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me/calls", Stop)).StatusCode);
        }

        static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_key_is_tied_to_the_organisation_for_which_it_was_made(Database database)
    {
        await using var site = await TestSite.Start(database);
        var other = await site.Started("herstappe");
        var consultant = Persona.Find("consultant")!;
        async Task<Caller> With(OrganisationId organisation)
        {
            var client = site.Client();
            var token = await site.In(s => s.GetRequiredService<Tokens>().Create(consultant.Id, organisation, Stop));
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            // Nothing that a request says makes it another's.
            client.DefaultRequestHeaders.Add("X-Organisation", Herstappe);
            client.DefaultRequestHeaders.Add("Cookie", $"org={Known.As(Herstappe)}");
            return new(client);
        }
        await (await With(consultant.Organisation)).Get($"/dossiers/{other.Id}").Refused(HttpStatusCode.NotFound, "not-found");
        await (await With(consultant.Organisation))
            .Get($"/dossiers/{other.Id}?organisation={Herstappe}")
            .Refused(HttpStatusCode.NotFound, "not-found");
        await (await With(Known.As(Herstappe))).Get($"/dossiers/{other.Id}").Ok();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_key_of_a_submission_belongs_to_its_organisation(Database database)
    {
        await using var site = await TestSite.Start(database);
        var own = await site.AFilledApplication();
        var other = await site.AFilledApplication("gent");
        (string, string) key = ("Idempotency-Key", "2022-1");
        await new Caller(await site.ApiAs("geetbets-mayor")).Post($"/dossiers/{own.Id}/steps/{Given.First}/submission", null, key).Ok();
        // The same key of another one says nothing: neither refused nor answered with what is not theirs.
        var sent = await new Caller(await site.ApiAs("gent-mayor"))
            .Post($"/dossiers/{other.Id}/steps/{Given.First}/submission", null, key)
            .Ok();
        Assert.Contains(other.Number, sent.Text);
        Assert.DoesNotContain(own.Number, sent.Text);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_asked_of_lists_never_becomes_a_statement(Database database)
    {
        const string Asked = "x' OR '1'='1'; DROP TABLE \"Acts\"; --";
        var log = new Statements();
        await using var site = await TestSite.Start(database, adjust: log.Listen);
        await site.Started();
        using var manager = await Browser.As(site, "programme-manager");
        var api = await site.ApiAs("programme-manager");
        var said = Uri.EscapeDataString(Asked);
        string[] pages = ["zoek", "status", "wacht", "oproep", "bestuur", "orde", "na", "maatregel", "van", "tot"];
        string[] members = ["search", "state", "awaits", "call", "organisation", "sort", "after", "measure", "from", "until"];
        var statements = await log.During(async () =>
        {
            foreach (var name in pages)
                Assert.True((int)(await manager.Get($"/dossiers?{name}={said}")).StatusCode < 500, name);
            foreach (var name in members)
                Assert.True((int)(await api.GetAsync($"/api/v1/dossiers?{name}={said}", Stop)).StatusCode < 500, name);
            foreach (var address in (string[])["/gemeenten?zoek=", "/werkbank?deel=", "/maatregelen/fietspaden?zoek="])
                Assert.True((int)(await manager.Get(address + said)).StatusCode < 500, address);
        });
        Assert.NotEmpty(statements);
        Assert.DoesNotContain(statements, s => s.Contains("DROP TABLE", StringComparison.OrdinalIgnoreCase));
        Assert.True(await site.Query(db => db.Acts.AnyAsync(Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_of_another_is_not_there_whoever_knows_its_id(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var file = await site.Query(db => db.Set<Features.Documents.Document>().Select(d => d.Id).FirstAsync(Stop));
        foreach (var persona in (string[])["gent-mayor", "consultant", "citizen", "vvsg", "programme-manager", "auditor"])
        {
            var expected = persona == "consultant" ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            using var browser = await Browser.As(site, persona);
            Assert.Equal((persona, expected), (persona, (await browser.Get($"/documenten/{file}")).StatusCode));
            using var api = await site.ApiAs(persona);
            Assert.Equal((persona, expected), (persona, (await api.GetAsync($"/api/v1/files/{file}", Stop)).StatusCode));
        }
        using var nobody = site.Client();
        Assert.Equal("/aanmelden", (await nobody.GetAsync($"/documenten/{file}", Stop)).Headers.Location!.AbsolutePath);
        Assert.NotEqual(Guid.Empty, dossier.Id);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Files_are_let_in_by_what_they_are_and_not_kept_out_by_a_list(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        (string Name, byte[] Bytes)[] refused =
        [
            ("a.html", "<html><script>alert(1)</script>"u8.ToArray()),
            ("a.pdf.html", Files.Pdf()),
            ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()),
            ("a.xml", "<?xml version='1.0'?><a/>"u8.ToArray()),
            ("a.js", "alert(1)"u8.ToArray()),
            ("a.phtml", "<?php system('id');"u8.ToArray()),
            ("a.PdF.exe", Files.Exe),
            ("a.pdf", Files.Exe),
            ("a.docm", Files.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", ""))),
            ("a.docx", Files.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", ""))),
            ("a.jar", Files.Zip(("META-INF/MANIFEST.MF", ""))),
            ("a.zip", Files.Zip(("a.txt", "a"))),
            ("a.txt", "MZ\0\0"u8.ToArray()),
            ("a.csv", "<script>alert(1)</script>"u8.ToArray()),
            ("", "alert(1)"u8.ToArray()),
        ];
        foreach (var (name, bytes) in refused)
        {
            var path = $"/dossiers/{dossier.Id}/steps/{Given.First}/files?field=decision&name={Uri.EscapeDataString(name)}";
            Assert.Equal((name, "file-refused"), (name, (await officer.Upload(path, bytes)).Code));
        }
        Assert.Equal(0, await site.Query(db => db.Set<Features.Documents.Document>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_another_system_says_is_shown_as_text(Database database)
    {
        const string Script = "<script>alert(1)</script>";
        await using var site = await TestSite.Start(database);
        var geetbets = OrganisationKey.Read("0207518137");
        var said = new SignedInPerson("abc", Script, $"{Script}@x.example", geetbets, Script, [(Role.Mayor, geetbets)]);
        var actor = await site.In(s => s.GetRequiredService<RegisterPerson>().Do(said, Stop));
        using var mayor = await Browser.As(site, "geetbets-mayor");
        foreach (var address in (string[])["/bestuur/mensen", $"/bestuur/mensen/{actor.PersonId}"])
        {
            var page = await mayor.Get(address);
            var text = await page.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain(Script, text);
            Assert.Contains(WebUtility.HtmlEncode(Script), text);
            var policy = page.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self';", policy + ";");
            Assert.DoesNotContain("unsafe", policy);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_form_counts_only_with_the_token_of_who_sends_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        using var other = await Browser.As(site, "gent-officer");
        var theirs = await other.Token("/mijn-oproepen");
        string?[] tokens = [null, "", " ", theirs];
        foreach (var token in tokens)
        {
            var form = new Dictionary<string, string> { ["call"] = Given.Call };
            if (token is not null)
                form["__RequestVerificationToken"] = token;
            using var answer = await officer.Http.PostAsync("/mijn-oproepen", new FormUrlEncodedContent(form), Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Equal(0, await site.Query(db => db.Set<Dossier>().CountAsync(Stop)));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Post("/mijn-oproepen", ("call", Given.Call))).StatusCode);
    }
}
