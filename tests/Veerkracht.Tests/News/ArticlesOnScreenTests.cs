using System.Net;
using AngleSharp.Html.Parser;
using ImageMagick;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.News;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.House;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.News;

/// <summary>Staff write an article on a screen, and everybody reads it when they said so.</summary>
public sealed class ArticlesOnScreenTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_article_with_picture_video_and_attachment_is_written_previewed_and_published(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        using var reader = site.Client();
        var started = await manager.Post("/nieuwsbeheer", ("titel", "De eerste fietsstraat"));
        var here = $"{started.Headers.Location}";
        Assert.StartsWith("/nieuwsbeheer/", here);

        var saved = await manager.Upload(
            here,
            [("beeld", "straat.jpg", Photograph()), ("bijlagen", "nota.pdf", Applications.Files.Pdf("nota"))],
            [
                .. Boxes,
                ("alternatief", "Een straat met fietsers"),
                ("bijschrift", "De straat op de eerste dag"),
                ("video", "https://video.example/fiets?a=1&b=2"),
                ("video_titel", "Rondleiding"),
                ("video_tekst", "De burgemeester toont de straat."),
                ("themas", "fietsen"),
                ("themas", "delen"),
                ("links", "/oproepen/fietspaden\r\n/maatregelen/fietspaden\r\nhttps://statbel.fgov.be Statbel"),
            ]
        );
        Assert.Equal($"{here}?gedaan=bewaard", $"{saved.Headers.Location}");

        // Nobody reads it yet, but who has the link; and of its files nothing is seen without it.
        var article = await site.Query(db => db.Articles.SingleAsync(a => a.Slug == "de-eerste-fietsstraat"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/nieuws/de-eerste-fietsstraat")).StatusCode);
        Assert.DoesNotContain("fietsstraat", await reader.GetStringAsync("/nieuws"));
        var preview = await reader.GetAsync($"/nieuws/voorbeeld/{article.PreviewCode}");
        Assert.True(preview.Headers.CacheControl!.NoStore);
        var before = Page(await preview.Content.ReadAsStringAsync());
        Assert.Contains("noindex", before.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var coded = before.QuerySelector("article img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(coded)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(coded.Split('?')[0])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/nieuws/voorbeeld/{article.PreviewCode}0")).StatusCode);

        var published = await manager.Post($"{here}?handler=Publish", ("op", ""), ("om", ""));
        Assert.Equal($"{here}?gedaan=gepubliceerd", $"{published.Headers.Location}");
        var page = Page(await reader.GetStringAsync("/nieuws/de-eerste-fietsstraat"));
        Assert.Equal("De eerste fietsstraat", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("1 september 2022", page.QuerySelector(".v-news__facts")!.TextContent);
        Assert.Contains("Dienst Mobiliteit", page.QuerySelector(".v-news__facts")!.TextContent);
        Assert.Equal("Een straat met fietsers", page.QuerySelector("article img")!.GetAttribute("alt"));
        Assert.Equal("De straat op de eerste dag", page.QuerySelector("figcaption")!.TextContent.Trim());
        Assert.Equal(["Tussentitel"], page.QuerySelectorAll(".v-news__body h2").Select(h => h.TextContent));
        Assert.All(page.QuerySelectorAll(".v-share a").Select(share => share.GetAttribute("href")), href =>
            Assert.Contains(Uri.EscapeDataString("/nieuws/de-eerste-fietsstraat"), href)
        );
        // Nothing of elsewhere is on the page until somebody clicks.
        Assert.Empty(page.QuerySelectorAll("iframe, video, embed, object, [style], script:not([src])"));
        Assert.Equal("https://video.example/fiets?a=1&b=2", page.QuerySelector(".v-video__play")!.GetAttribute("href"));
        Assert.Contains("De burgemeester toont de straat.", page.QuerySelector(".v-video details")!.TextContent);
        Assert.Equal(
            ["/oproepen/fietspaden", "/maatregelen/fietspaden", "https://statbel.fgov.be"],
            page.QuerySelectorAll("aside .v-links a").Select(a => a.GetAttribute("href"))
        );
        Assert.Contains("mobiliteit@veerkracht.example", page.QuerySelector("aside .v-side")!.TextContent);
        var attached = page.QuerySelector("article .v-files a")!;
        Assert.Contains("pdf", attached.ParentElement!.TextContent);
        Assert.Contains("bytes", attached.ParentElement!.TextContent);
        var file = await reader.GetAsync(attached.GetAttribute("href"));
        Assert.Equal(Applications.Files.Pdf("nota"), await file.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        // The link of the preview leads there now.
        Assert.Equal(
            "/nieuws/de-eerste-fietsstraat",
            $"{(await reader.GetAsync($"/nieuws/voorbeeld/{article.PreviewCode}")).Headers.Location}"
        );
        Assert.Contains("/nieuws/de-eerste-fietsstraat", await reader.GetStringAsync("/themas/fietsen"));
        Assert.Contains("/nieuws/de-eerste-fietsstraat", await reader.GetStringAsync("/sitemap.xml"));
        await Light(reader, page);
    }

    /// <summary>Each width is what it says, light, turned as it was taken, and tells nothing of where.</summary>
    private static async Task Light(HttpClient reader, AngleSharp.Dom.IDocument page)
    {
        var set = page.QuerySelector("article img")!.GetAttribute("srcset")!.Split(", ").Select(s => s.Split(' ')).ToList();
        Assert.Equal(["480w", "960w", "1440w"], set.Select(s => s[1]));
        foreach (var (address, width) in set.Select(s => (s[0], int.Parse(s[1].TrimEnd('w'), null))))
        {
            var answer = await reader.GetAsync(address);
            Assert.Equal("image/webp", $"{answer.Content.Headers.ContentType}");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.InRange(bytes.Length, 500, width <= 960 ? 60_000 : 120_000);
            using var drawn = new MagickImage(bytes);
            Assert.Equal(((uint)width, (uint)(width * 3 / 4)), (drawn.Width, drawn.Height));
            Assert.Null(drawn.GetExifProfile());
            Assert.Empty(drawn.ProfileNames);
            Assert.DoesNotContain("Camera van Jan", System.Text.Encoding.Latin1.GetString(bytes));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_planned_article_comes_by_itself_at_its_minute_and_one_that_is_withdrawn_goes_at_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        using var reader = site.Client();
        var article = await site.AWrittenArticle("Straks");
        var planned = await manager.Post($"/nieuwsbeheer/{article.Id}?handler=Publish", ("op", "02/09/2022"), ("om", "08:30"));
        Assert.EndsWith("?gedaan=gepland", $"{planned.Headers.Location}");

        await site.MoveClock(new(2022, 9, 2, 8, 29));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/nieuws/straks")).StatusCode);
        Assert.DoesNotContain("/nieuws/straks", await reader.GetStringAsync("/nieuws"));
        await site.MoveClock(new(2022, 9, 2, 8, 30));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/nieuws/straks")).StatusCode);
        Assert.Contains("/nieuws/straks", await reader.GetStringAsync("/nieuws"));
        // Published is when it was planned for, not when somebody pressed the button.
        Assert.Contains("2022-09-02T06:30:00Z", await reader.GetStringAsync("/feeds/nieuws.atom"));

        var withdrawn = await manager.Post($"/nieuwsbeheer/{article.Id}?handler=Withdraw", ("reason", "Dubbel"));
        Assert.EndsWith("?gedaan=ingetrokken", $"{withdrawn.Headers.Location}");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/nieuws/straks")).StatusCode);
        Assert.DoesNotContain("/nieuws/straks", await reader.GetStringAsync("/feeds/nieuws.atom"));
        Assert.Equal(
            "Dubbel",
            await site.Query(db => db.Acts.Where(a => a.Kind == "withdraw-article").Select(a => a.Reason).SingleAsync())
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_process_shows_what_this_one_published_and_planned(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        await site.APublicArticle("Overal");
        Assert.Contains("/nieuws/overal", await other.Client().GetStringAsync("/nieuws"));
        Assert.Equal(HttpStatusCode.OK, (await other.Client().GetAsync("/nieuws/overal")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_everybody_could_read_changes_only_with_a_correction_that_stands_below_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        using var reader = site.Client();
        var article = await site.APublicArticle("Bedragen");
        var here = $"/nieuwsbeheer/{article.Id}";

        var silently = await manager.Post(here, [.. Boxes]);
        Assert.Equal(HttpStatusCode.Conflict, silently.StatusCode);
        Assert.Contains("Een <strong>tekst</strong>", await reader.GetStringAsync("/nieuws/bedragen"));

        await site.MoveClock(new(2022, 9, 5, 10, 0));
        var corrected = await manager.Post(
            $"{here}?handler=Correct",
            [.. Boxes, ("verbetering", "Het bedrag was verkeerd."), ("verbetering_en", "The amount was wrong.")]
        );
        Assert.EndsWith("?gedaan=verbeterd", $"{corrected.Headers.Location}");
        var page = Page(await reader.GetStringAsync("/nieuws/bedragen"));
        Assert.Contains("Tussentitel", page.QuerySelector("article")!.TextContent);
        Assert.Contains("5 september 2022", page.QuerySelector(".v-corrections dt")!.TextContent);
        Assert.Equal("Het bedrag was verkeerd.", page.QuerySelector(".v-corrections dd")!.TextContent.Trim());
        var act = await site.Query(db => db.Acts.SingleAsync(a => a.Kind == "correct-article"));
        Assert.Contains(article.Id.ToString(), act.After);
        var feed = await reader.GetStringAsync("/feeds/nieuws.atom");
        Assert.Contains("<updated>2022-09-05T08:00:", feed);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_list_is_sifted_by_theme_year_kind_and_words(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.APublicArticle("Fietsen in Gent");
        await site.APublicArticle("Webinar over digitale diensten", a =>
            a with
            {
                Kind = ArticleKind.Event,
                EventAt = new(2022, 10, 3, 14, 0),
                EventPlace = new("Online"),
                Themes = ["dienstverlening"],
            }
        );
        await site.MoveClock(new(2023, 1, 1, 0, 1));
        await site.APublicArticle("Één jaar later");
        using var reader = site.Client();
        async Task<IEnumerable<string?>> Found(string query) =>
            Page(await reader.GetStringAsync("/nieuws" + query))
                .QuerySelectorAll(".v-newslist h3 a")
                .Select(a => a.GetAttribute("href")?[8..]);

        Assert.Equal(
            ["een-jaar-later", "webinar-over-digitale-diensten", "fietsen-in-gent", "vlaamse-veerkracht"],
            (await Found("")).Order(Latest)
        );
        Assert.Equal(["een-jaar-later"], await Found("?jaar=2023"));
        Assert.Equal(["vlaamse-veerkracht"], await Found("?jaar=2020"));
        Assert.Equal(["webinar-over-digitale-diensten"], await Found("?soort=evenement"));
        Assert.Equal(["webinar-over-digitale-diensten", "vlaamse-veerkracht"], await Found("?thema=digitaal"));
        Assert.Equal(["een-jaar-later"], await Found("?zoek=%C3%89%C3%A9n+LATER"));
        Assert.Equal(["fietsen-in-gent"], await Found("?zoek=gent&thema=fietsen&jaar=2022&soort=nieuws"));
        Assert.Empty(await Found("?zoek=niets+daarvan"));
        var page = Page(await reader.GetStringAsync("/nieuws/webinar-over-digitale-diensten"));
        Assert.Contains("3 oktober 2022", page.QuerySelector(".v-news__event")!.TextContent);
        Assert.Contains("Online", page.QuerySelector(".v-news__event")!.TextContent);
    }

    private static readonly Comparer<string?> Latest = Comparer<string?>.Create(
        (a, b) =>
        {
            string[] order = ["een-jaar-later", "webinar-over-digitale-diensten", "fietsen-in-gent", "vlaamse-veerkracht"];
            return Array.IndexOf(order, a).CompareTo(Array.IndexOf(order, b));
        }
    );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_reader_gets_an_article_in_the_own_language(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var browser = new Browser(site.Client());
        await browser.Get("/taal/en?terug=/");
        var page = Page(await browser.Text("/nieuws/vlaamse-veerkracht"));
        Assert.Equal("Eleven measures for local governments", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Cabinet of the Flemish minister", page.QuerySelector(".v-news__facts")!.TextContent);
        Assert.StartsWith("Drawing of a municipality", page.QuerySelector("article img")!.GetAttribute("alt"));
        var drawing = await browser.Get(page.QuerySelector("article img")!.GetAttribute("src")!);
        Assert.Equal("image/svg+xml", $"{drawing.Content.Headers.ContentType}");
        Assert.StartsWith("sandbox", drawing.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Looking_at_what_was_typed_keeps_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        var article = await site.AWrittenArticle("Een concept");
        var looked = await manager.Post($"/nieuwsbeheer/{article.Id}?handler=Preview", [.. Boxes]);
        Assert.Contains("Tussentitel", Page(await looked.Content.ReadAsStringAsync()).QuerySelector("#voorbeeld")!.TextContent);
        Assert.Equal("Een **tekst**.", (await site.Query(db => db.Articles.SingleAsync(a => a.Id == article.Id))).Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_saved_or_published_is_refused_by_its_name(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = TestSite.As(Manager);
        var article = await site.AWrittenArticle("Een concept");
        var asked = new AskedArticle { Title = new("Een concept") };
        async Task Refuses(string code, AskedArticle what) =>
            Assert.Equal(
                code,
                (await site.Act((ArticleDesk a) => a.Save(manager, article.Id, what, SentToArticle.Nothing))).Refusals.Single().Code
            );

        await Refuses("article-title-needed", asked with { Title = new("") });
        await Refuses("article-too-long", asked with { Lead = new(new string('x', NewsRefusals.LongestLead + 1)) });
        await Refuses("article-address", asked with { Video = "http://video.example", VideoText = new("x") });
        await Refuses("article-address", asked with { Recording = "javascript:alert(1)" });
        await Refuses("article-video-text-needed", asked with { Video = "https://video.example/1" });
        await Refuses("article-day-needed", asked with { Kind = ArticleKind.Event });
        await Refuses("article-link-unknown", asked with { Links = "/oproepen/bestaat-niet" });
        await Refuses("article-link-unknown", asked with { Links = "https://jan:geheim@elders.example" });
        await Refuses("article-theme-unknown", asked with { Themes = ["bestaat-niet"] });
        Value(await site.Act((ArticleDesk a) => a.Save(manager, article.Id, asked, SentToArticle.Nothing)));
        Assert.Equal("article-text-needed", (await site.Act((PublishArticle a) => a.Do(manager, article.Id, null))).Refusals.Single().Code);
        Assert.Equal(
            "article-is-not-public",
            (await site.Act((WithdrawArticle a) => a.Do(manager, article.Id, "Weg"))).Refusals.Single().Code
        );
        var there = await site.APublicArticle("Te lezen");
        Assert.Equal("article-is-public", (await site.Act((PublishArticle a) => a.Do(manager, there.Id, null))).Refusals.Single().Code);
        var silent = await site.Act(
            (CorrectArticle a) => a.Do(manager, there.Id, asked, SentToArticle.Nothing, Core.Texts.LocalText.Empty)
        );
        Assert.Equal("article-correction-needed", silent.Refusals.Single().Code);
        foreach (var other in new[] { "auditor", "geetbets-officer" })
            Assert.Equal(
                "forbidden",
                (await site.Act((ArticleDesk a) => a.Start(TestSite.As(other), "vlaamse-veerkracht", "Titel"))).Refusals.Single().Code
            );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_no_picture_or_too_much_is_refused_and_what_was_typed_stays(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        var here = $"/nieuwsbeheer/{(await site.AWrittenArticle("Een concept")).Id}";
        async Task Refuses(Refusal refusal, (string, string, byte[])[] files, params (string, string)[] more)
        {
            var answer = await manager.Upload(here, files, [.. Boxes, .. more]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = Page(await answer.Content.ReadAsStringAsync());
            Assert.Contains(refusal.Text.Nl, page.QuerySelector("main")!.TextContent);
            Assert.Equal("De eerste fietsstraat", page.QuerySelector("input[name=titel]")!.GetAttribute("value"));
        }
        await Refuses(NewsRefusals.PictureUnreadable, [("beeld", "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8, 9])]);
        await Refuses(NewsRefusals.PictureUnreadable, [("beeld", "a.pdf", Applications.Files.Pdf())]);
        await Refuses(NewsRefusals.AlternativeNeeded, [("beeld", "straat.jpg", Photograph())]);
        await Refuses(
            NewsRefusals.FileRefused(Features.Documents.FileKinds.Of(new MemoryStream(Applications.Files.Exe), "a.exe").Why!),
            [("bijlagen", "a.exe", Applications.Files.Exe)]
        );
        await Refuses(
            NewsRefusals.FileTooLarge,
            [.. Enumerable.Range(0, ArticleFiles.Most + 1).Select(i => ("bijlagen", $"{i}.pdf", Applications.Files.Pdf($"{i}")))]
        );
        await Refuses(NewsRefusals.DayNeeded, [], ("dag", "31/02/2022"), ("uur", "25:00"));
        var moment = await manager.Post($"{here}?handler=Publish", ("op", "morgen"), ("om", ""));
        Assert.Equal(HttpStatusCode.BadRequest, moment.StatusCode);
        Assert.Contains(NewsRefusals.BadMoment.Text.Nl, await moment.Content.ReadAsStringAsync());
        Assert.Equal(
            [
                "article-picture-unreadable",
                "article-alternative-needed",
                "article-file-refused",
                "article-file-too-large",
                "article-moment",
            ],
            new[]
            {
                NewsRefusals.PictureUnreadable,
                NewsRefusals.AlternativeNeeded,
                NewsRefusals.FileRefused(Core.Texts.LocalText.Empty),
                NewsRefusals.FileTooLarge,
                NewsRefusals.BadMoment,
            }.Select(r => r.Code)
        );
    }

    private static readonly (string, string)[] Boxes =
    [
        ("soort", "nieuws"),
        ("titel", "De eerste fietsstraat"),
        ("auteur", "Dienst Mobiliteit"),
        ("inleiding", "Fietsers gaan voor."),
        ("tekst", "## Tussentitel\n\nDe **straat** is open.\n\n##\n\n<script>alert(1)</script>"),
    ];

    /// <summary>A photograph of a telephone that was held upright: with place and camera.</summary>
    private static byte[] Photograph()
    {
        using var picture = new MagickImage("plasma:fractal", new MagickReadSettings { Width = 1500, Height = 2000 });
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.Orientation, (ushort)Orientation.LeftBottom);
        exif.SetValue(ExifTag.Model, "Camera van Jan");
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        exif.SetValue(ExifTag.GPSLatitude, [new(50), new(53), new(7)]);
        exif.SetValue(ExifTag.GPSLongitudeRef, "E");
        exif.SetValue(ExifTag.GPSLongitude, [new(5), new(7), new(1)]);
        picture.SetProfile(exif);
        // What is written is what the picture says as well as what stands in its profile.
        picture.Orientation = Orientation.LeftBottom;
        return picture.ToByteArray(MagickFormat.Jpeg);
    }

    private static AngleSharp.Dom.IDocument Page(string html) => new HtmlParser().ParseDocument(html);
}
