using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Following;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.News;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Results;
using Veerkracht.Features.Themes;
using Veerkracht.Site;

namespace Veerkracht.Features.Feeds;

/// <summary>What others read by machine: feeds, calendars, and what says which pages there are.</summary>
public static class FeedsEndpoints
{
    /// <summary>Entries of a feed.</summary>
    private const int Most = 30;

    private const string Atom = "application/atom+xml; charset=utf-8",
        Calendar = "text/calendar; charset=utf-8";

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var site = routes.ServiceProvider.GetRequiredService<SiteSettings>();
        routes.MapGet("/feeds/nieuws.atom", OfNews).Kept();
        routes.MapGet("/feeds/themas/{slug}.atom", OfTheme).Kept();
        routes.MapGet("/feeds/oproepen/{slug}.atom", OfCall).Kept();
        routes.MapGet("/feeds/oproepen.atom", OfSearch).Kept();
        routes.MapGet("/feeds/gemeenten/{nis}.atom", OfTown).Kept();
        routes.MapGet("/agenda.ics", OfCalls).Kept();
        routes.MapGet("/agenda/{call}.ics", DeadlinesOf).Kept();
        routes.MapGet("/sitemap.xml", SiteMap).Kept();
        routes.MapGet("/robots.txt", Robots).ForEverybody();
        if (site.Security is { } contact)
            routes
                .MapGet("/.well-known/security.txt", (HttpContext http, Clock clock) => Security(http, contact, site, clock))
                .ForEverybody();
    }

    private static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder route) =>
        route.WithMetadata(new ForAttribute(Audience.Everybody)).ExcludeFromDescription();

    /// <summary>It is the same for everybody until an act changes what the public sees, as a page is.</summary>
    private static void Kept(this RouteHandlerBuilder route) => route.ForEverybody().WithMetadata(new PublicPageAttribute());

    private static async Task<IResult> OfNews(
        HttpContext http,
        NewsList news,
        FeedEntries entries,
        SiteSettings site,
        Texts L,
        CancellationToken stop
    )
    {
        string At(string path) => site.At(http.Request, path);
        var told = new List<AtomEntry>();
        foreach (var listed in await news.Newest(new(), Most, stop))
            told.Add(await entries.Of(listed.Article, At, stop));
        return await Feed(
            new(AtomFeed.IdOf("news"), $"{L["Nieuws", "News"]} · Veerkracht", L.Tag, At("/feeds/nieuws.atom"), At("/nieuws"), told),
            entries,
            stop
        );
    }

    /// <summary>Articles of the theme and what happened to its calls, what stands below it included.</summary>
    private static async Task<IResult> OfTheme(
        string slug,
        HttpContext http,
        KnownThemes themes,
        CallCatalogue calls,
        NewsList news,
        FeedEntries entries,
        SiteSettings site,
        Texts L,
        CancellationToken stop
    )
    {
        var tree = await themes.All(stop);
        if (tree.Find(slug) is not { } theme)
            return TypedResults.NotFound();
        string At(string path) => site.At(http.Request, path);
        var told = new List<AtomEntry>();
        foreach (var listed in await news.Newest(new(slug), Most, stop))
            told.Add(await entries.Of(listed.Article, At, stop));
        var carried = tree.WithBelow(slug);
        foreach (var call in calls.Shown.Where(c => c.Themes.Any(carried.Contains)))
            told.AddRange(await entries.Of(call, At, stop));
        return await Feed(
            new(
                AtomFeed.IdOf("theme", slug),
                $"{L[theme.Title]} · Veerkracht",
                L.Tag,
                At($"/feeds/themas/{slug}.atom"),
                At($"/themas/{slug}"),
                Last(told)
            ),
            entries,
            stop
        );
    }

    /// <summary>What happened to the call, and articles that name it.</summary>
    private static async Task<IResult> OfCall(
        string slug,
        HttpContext http,
        CallCatalogue calls,
        NewsList news,
        FeedEntries entries,
        SiteSettings site,
        Texts L,
        CancellationToken stop
    )
    {
        if (calls.Find(slug) is not { Decided.Hidden: false } call)
            return TypedResults.NotFound();
        string At(string path) => site.At(http.Request, path);
        List<AtomEntry> told = [.. await entries.Of(call, At, stop)];
        foreach (var article in await news.Naming($"/oproepen/{slug}", Most, stop))
            told.Add(await entries.Of(article, At, stop));
        return await Feed(
            new(
                AtomFeed.IdOf("call", slug),
                $"{L[call.Title]} · Veerkracht",
                L.Tag,
                At($"/feeds/oproepen/{slug}.atom"),
                At($"/oproepen/{slug}"),
                Last(told)
            ),
            entries,
            stop
        );
    }

    /// <summary>What happened to each call that a search finds, as the list of calls is searched; to all of them without one.</summary>
    private static async Task<IResult> OfSearch(
        string? q,
        string? voor,
        string? thema,
        HttpContext http,
        KnownThemes themes,
        CallCatalogue calls,
        FeedEntries entries,
        SiteSettings site,
        Texts L,
        CancellationToken stop
    )
    {
        string At(string path) => site.At(http.Request, path);
        var (search, tree) = (CallSearch.Of(q, voor, thema), await themes.All(stop));
        var told = new List<AtomEntry>();
        foreach (var call in calls.Shown.Where(c => search.IsEmpty || search.Finds(c, tree)))
            told.AddRange(await entries.Of(call, At, stop));
        var query = search.IsEmpty ? "" : $"?{search.Key}";
        var title = string.Join(' ', search.Words.Prepend(L["Oproepen", "Calls"]));
        return await Feed(
            new(
                AtomFeed.IdOf("search", search.Key),
                $"{title} · Veerkracht",
                L.Tag,
                At($"/feeds/oproepen.atom{query}"),
                At($"/oproepen{query}"),
                Last(told)
            ),
            entries,
            stop
        );
    }

    /// <summary>What a municipality was awarded; of one that ended, until then.</summary>
    private static async Task<IResult> OfTown(
        string nis,
        HttpContext http,
        ReferenceData reference,
        OrganisationRegistry organisations,
        RecentAwards awards,
        CallCatalogue calls,
        FeedEntries entries,
        SiteSettings site,
        Clock clock,
        Texts L,
        CancellationToken stop
    )
    {
        if ((reference.Municipality(nis, clock.Today) ?? reference.Municipalities.LastOrDefault(m => m.Nis == nis)) is not { } town)
            return TypedResults.NotFound();
        string At(string path) => site.At(http.Request, path);
        var given = await awards.Of(organisations.Municipality(town.Nis, town.ValidFrom), Most, stop);
        return await Feed(
            new(
                AtomFeed.IdOf("town", town.Nis),
                $"{town.Name} · Veerkracht",
                L.Tag,
                At($"/feeds/gemeenten/{town.Nis}.atom"),
                At($"/gemeenten/{town.Nis}"),
                [.. given.Select(a => entries.Of(a, calls.Find(a.Call), At))]
            ),
            entries,
            stop
        );
    }

    private static List<AtomEntry> Last(IEnumerable<AtomEntry> told) => [.. told.OrderByDescending(e => e.Published).Take(Most)];

    private static async Task<IResult> Feed(AtomFeed feed, FeedEntries entries, CancellationToken stop) =>
        TypedResults.Bytes(feed.Write(feed.Entries.Count == 0 ? await entries.Began(stop) : default), Atom);

    private static IResult OfCalls(HttpContext http, CallCatalogue calls, SiteSettings site, Texts L) =>
        Ics(
            L["Termijnen van Veerkracht", "Deadlines of Veerkracht"],
            L,
            calls.Shown.SelectMany(c => Agenda.Of(c, L, p => site.At(http.Request, p)))
        );

    private static IResult DeadlinesOf(string call, HttpContext http, CallCatalogue calls, SiteSettings site, Texts L) =>
        calls.Find(call) is { Decided.Hidden: false } found
            ? Ics(L[found.Title], L, Agenda.Of(found, L, p => site.At(http.Request, p)))
            : TypedResults.NotFound();

    private static IResult Ics(string name, Texts L, IEnumerable<IcsEvent> events) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(IcsCalendar.Write(name, L.Language.IsDutch ? "NL" : "EN", events)), Calendar);

    private static async Task<IResult> SiteMap(
        HttpContext http,
        ProgrammeCatalogue programmes,
        CallCatalogue calls,
        KnownThemes themes,
        OrganisationRegistry organisations,
        NewsList news,
        SiteSettings site,
        Clock clock,
        CancellationToken stop
    )
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        XElement Page(string path, DateTime? changed = null) =>
            new(
                ns + "url",
                new XElement(ns + "loc", site.At(http.Request, path)),
                changed is { } at ? new XElement(ns + "lastmod", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null
            );
        var articles = await news.Addresses(stop);
        var pages = new[] { "/", "/oproepen", "/themas", "/nieuws", "/gemeenten", "/over", "/bronnen", "/privacy", "/toegankelijkheid" }
            .Select(p => Page(p))
            .Concat(programmes.All.Select(p => Page($"/programmas/{p.Slug}")))
            .Concat(programmes.All.SelectMany(p => p.Measures).Select(m => Page($"/maatregelen/{m.Slug}")))
            .Concat(calls.Shown.Select(c => Page($"/oproepen/{c.Slug}")))
            .Concat((await themes.All(stop)).All.Select(t => Page($"/themas/{t.Slug}")))
            .Concat(articles.Select(a => Page($"/nieuws/{a.Slug}", a.Changed)))
            .Concat(
                organisations
                    .On(clock.Today)
                    .Where(o => o is { Class: OrganisationClass.Municipality, Nis: not null })
                    .Select(o => Page($"/gemeenten/{o.Nis}"))
            );
        var map = new XDocument(new XElement(ns + "urlset", pages));
        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + map),
            "application/xml; charset=utf-8"
        );
    }

    /// <summary>A demonstration is not to be found: what stands in it is no news.</summary>
    private static IResult Robots(HttpContext http, SiteOptions options, SiteSettings site) =>
        TypedResults.Text(
            options.Demonstration
                ? "User-agent: *\nDisallow: /\n"
                : $"User-agent: *\nDisallow: /nieuws/voorbeeld/\nDisallow: /aanmelden\nSitemap: {site.At(http.Request, "/sitemap.xml")}\n",
            "text/plain; charset=utf-8"
        );

    /// <summary>RFC 9116: it holds for nearly a year by the clock of the system, from when it is read.</summary>
    private static IResult Security(HttpContext http, string contact, SiteSettings site, Clock clock)
    {
        var expires = clock.SystemUtcNow.Date.AddDays(360).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var canonical = site.At(http.Request, "/.well-known/security.txt");
        return TypedResults.Text(
            $"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {canonical}\n",
            "text/plain; charset=utf-8"
        );
    }
}
