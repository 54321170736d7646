using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Results;

/// <summary>How a kept page is answered: without the database, in every encoding, and not at all to who has it.</summary>
public sealed partial class KeptBytesTests
{
    private const string Page = "/maatregelen/fietspaden";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_kept_page_asks_nothing_of_the_database(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        using var visitor = site.Client();
        IReadOnlyList<string> asked = [];
        // A page is kept five seconds and no minute of the clock longer: on a busy machine one look may fall outside.
        for (var look = 0; look < 5; look++)
        {
            await visitor.GetStringAsync(Page);
            asked = await statements.During(() => visitor.GetStringAsync(Page));
            if (asked.Count == 0)
                return;
        }
        Assert.Empty(asked);
    }

    [Fact]
    public async Task It_is_the_same_page_in_every_encoding_with_the_headers_of_every_page()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        using var visitor = site.Client();
        foreach (var page in new[] { "/", Page, "/oproepen/fietspaden", "/gemeenten/geetbets" })
        {
            // The first is made, the second is kept.
            var plain = await Loaded.From(visitor, page, null);
            foreach (var encoding in Loaded.Encodings.Concat(Loaded.Encodings))
            {
                var kept = await Loaded.From(visitor, page, encoding);
                Assert.Equal((plain.Status, encoding), (kept.Status, kept.Encoding));
                Assert.Equal(Text(plain), Text(kept));
                if (kept.Status != HttpStatusCode.OK)
                    continue;
                Assert.Equal("no-cache", kept.Headers.CacheControl!.ToString());
                Assert.Equal(["Accept-Encoding", "Cookie"], kept.Headers.Vary);
                Assert.Contains("default-src 'none'", Assert.Single(kept.Headers.GetValues("Content-Security-Policy")));
                Assert.Equal("DENY", Assert.Single(kept.Headers.GetValues("X-Frame-Options")));
            }
            Assert.Null((await Loaded.From(visitor, page, "br;q=0, deflate")).Encoding);
            Assert.Equal("gzip", (await Loaded.From(visitor, page, "br;q=0, gzip;q=0.5")).Encoding);
        }
    }

    /// <summary>The page of a refusal says under which reference this one request stands in the log.</summary>
    private static string Text(Loaded page) => Reference().Replace(Encoding.UTF8.GetString(page.Read), "");

    [GeneratedRegex("<code>[0-9a-f]{32}</code>")]
    private static partial Regex Reference();

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_has_it_gets_it_again_only_after_an_act(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        using var visitor = site.Client();
        Loaded again;
        // The page says what time it is: between two looks a minute may pass.
        var look = 0;
        string known;
        do
        {
            known = (await Loaded.From(visitor, Page, "br")).Headers.ETag!.ToString();
            again = await Loaded.From(visitor, Page, "br", known);
        } while (again.Status != HttpStatusCode.NotModified && ++look < 5);
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Bytes.Length));
        Assert.Equal(known, again.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await Loaded.From(visitor, Page, "br", $"\"x\", W/{known}")).Status);
        // Another encoding is another representation.
        Assert.Equal(HttpStatusCode.OK, (await Loaded.From(visitor, Page, "gzip", known)).Status);

        Value(await site.Submit(dossier.Id));
        var changed = await Loaded.From(visitor, Page, "br", known);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(known, changed.Headers.ETag!.ToString());
        Assert.Contains("100.000,00", Encoding.UTF8.GetString(changed.Read));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_signed_in_gets_a_page_of_their_own_and_each_reader_their_language(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var visitor = site.Client();
        using var english = site.Client();
        using var officer = await Browser.As(site, "geetbets-officer");
        await english.GetAsync("/taal/en");
        // A visitor who looked at the page for signing in has the cookie of its form, which makes no other reader of them.
        await visitor.GetAsync("/aanmelden");
        for (var look = 0; look < 2; look++)
        {
            var seen = await visitor.GetStringAsync(Page);
            var own = await officer.Http.GetAsync(Page);
            var text = await own.Content.ReadAsStringAsync();
            Assert.Contains("/aanmelden", seen);
            Assert.DoesNotContain("/afmelden", seen);
            Assert.Contains("/afmelden", text);
            Assert.Null(own.Headers.ETag);
            Assert.Contains("<html lang=\"en\"", await english.GetStringAsync(Page));
            Assert.Contains("<html lang=\"nl", seen);
        }
        Assert.DoesNotContain("/afmelden", await visitor.GetStringAsync(Page));
        Assert.DoesNotContain("/afmelden", await english.GetStringAsync(Page));
    }

    [Fact]
    public async Task What_is_not_found_is_not_kept_and_a_head_has_no_body()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        using var visitor = site.Client();
        for (var look = 0; look < 2; look++)
        {
            var none = await Loaded.From(visitor, "/maatregelen/bestaat-niet", "br");
            Assert.Equal(HttpStatusCode.NotFound, none.Status);
            Assert.Null(none.Headers.ETag);
            using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, Page));
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.InRange(head.Content.Headers.ContentLength!.Value, 1000, 100_000);
        }
    }
}
