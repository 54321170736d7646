using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.News;
using Veerkracht.Features.Themes;

namespace Veerkracht.Api;

/// <summary>The tree of themes, whom to ask about each today, and what stands under it. Public.</summary>
internal static class ThemesApi
{
    private const string Tag = "Themes and news";

    public static void MapThemes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/themes", List)
            .Public()
            .Named("getThemes", Tag, "The tree of themes, each behind the one above it", Audience.Everybody)
            .Produces<ThemesJson>();
        api.MapGet("/themes/{slug}", Get)
            .Public()
            .Named("getTheme", Tag, "A theme: its measures, calls and money, with those of the themes below it", Audience.Everybody)
            .Produces<ThemeDetailJson>()
            .Refuses(404);
    }

    private static async Task<IResult> List(KnownThemes themes, Clock clock, CancellationToken stop)
    {
        var tree = await themes.All(stop);
        return TypedResults.Ok(new ThemesJson([.. tree.InOrder.Select(n => ThemeJson.Of(n.Node, tree, clock))]));
    }

    private static async Task<IResult> Get(
        string slug,
        KnownThemes themes,
        ThemeOverview overview,
        Clock clock,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (await overview.Of(slug, stop) is not { } content)
            return Problems.NotFound(context);
        var tree = await themes.All(stop);
        return TypedResults.Ok(
            new ThemeDetailJson(
                ThemeJson.Of(content.Theme, tree, clock),
                [.. tree.Path(slug).SkipLast(1).Select(t => t.Slug)],
                [.. tree.Below(slug).Select(t => t.Slug)],
                [.. content.Measures.Select(m => MeasureJson.Of(m.Measure, m.Money))],
                [.. content.Open.Select(c => c.Slug)],
                [.. content.Coming.Select(c => c.Slug)],
                [.. content.Closed.Select(c => c.Slug)]
            )
        );
    }
}

public sealed record ThemesJson(IReadOnlyList<ThemeJson> Themes);

/// <param name="Parent">Null at the top.</param>
/// <param name="RetiredOn">From this day on nothing new comes under it; null while it is used.</param>
/// <param name="Contact">Whom to ask today, if need be that of a theme above it; null where nobody is named.</param>
public sealed record ThemeJson(string Slug, TextJson Title, string? Parent, string? RetiredOn, ThemeContactJson? Contact)
{
    internal static ThemeJson Of(ThemeNode theme, ThemeTree tree, Clock clock) =>
        new(
            theme.Slug,
            TextJson.Of(theme.Title),
            theme.Parent,
            theme.RetiredOn is { } day ? DateText.Iso(day) : null,
            tree.ContactOf(theme.Slug, clock.Today) is { Period: var period, Of.Slug: var of }
                ? new(
                    period.Contact.Name,
                    period.Contact.Email,
                    period.Contact.Phone,
                    of,
                    period.Until is { } until ? DateText.Iso(until) : null
                )
                : null
        );
}

/// <param name="Theme">Whose contact it is: the theme itself, or one above it.</param>
/// <param name="Until">The last day; null is without end.</param>
public sealed record ThemeContactJson(string Name, string? Email, string? Phone, string Theme, string? Until);

/// <param name="Path">Slugs of the themes above it, the top one first.</param>
/// <param name="Below">Slugs of the themes right below it.</param>
/// <param name="Open">Slugs of calls that are open, what closes first in front.</param>
/// <param name="Coming">Slugs of calls that are announced.</param>
/// <param name="Closed">Slugs of calls that are over, the last first.</param>
public sealed record ThemeDetailJson(
    ThemeJson Theme,
    IReadOnlyList<string> Path,
    IReadOnlyList<string> Below,
    IReadOnlyList<MeasureJson> Measures,
    IReadOnlyList<string> Open,
    IReadOnlyList<string> Coming,
    IReadOnlyList<string> Closed
);
