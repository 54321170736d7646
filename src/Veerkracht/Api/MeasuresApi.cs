using Veerkracht.Core.Amounts;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Results;

namespace Veerkracht.Api;

/// <summary>One measure: its money, what it aims at and has reached, and its awards. Public.</summary>
internal static class MeasuresApi
{
    private const int Size = 100;

    public static void MapMeasures(this IEndpointRouteBuilder api) =>
        api.MapGet("/programmes/{slug}/measures/{measure}", Get)
            .Public()
            .Named("getMeasure", "Programmes", "A measure: its money, its indicators, and its awards page by page", Audience.Everybody)
            .Produces<MeasureDetailJson>()
            .Refuses(400, 404);

    private static async Task<IResult> Get(
        string slug,
        string measure,
        int? page,
        string? after,
        ProgrammeCatalogue programmes,
        CallCatalogue calls,
        MoneyOverview money,
        IndicatorTotals indicators,
        PublicMoney awards,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (programmes.Find(slug)?.Measures.FirstOrDefault(m => m.Slug == measure) is not { } found)
            return Problems.NotFound(context);
        var from = new AwardsFrom(page ?? 1, after?.Contains('\0', StringComparison.Ordinal) == true ? null : after);
        var totals = await indicators.Of(measure, calls.InForce.Where(c => c.Measure == measure), stop);
        var shown = await awards.Awards(measure, from, Size, stop);
        return TypedResults.Ok(
            new MeasureDetailJson(
                MeasureJson.Of(found, await money.Of(measure, stop)),
                [.. totals.Select(IndicatorJson.Of)],
                [
                    .. shown.Rows.Select(a => new PublicAwardJson(
                        a.Number,
                        new(a.Organisation, a.OrganisationName),
                        a.Project,
                        AmountJson.Of(a.Awarded),
                        AmountJson.Of(a.Paid)
                    )),
                ],
                shown.Page,
                Size,
                shown.Total,
                shown.More,
                shown.After
            )
        );
    }
}

/// <param name="Page">Of the awards, from 1.</param>
/// <param name="Total">How many there are, counted up to 1,000.</param>
/// <param name="More">There are more than that.</param>
/// <param name="After">What to send as "after" for the next page; null on the last.</param>
public sealed record MeasureDetailJson(
    MeasureJson Measure,
    IReadOnlyList<IndicatorJson> Indicators,
    IReadOnlyList<PublicAwardJson> Awards,
    int Page,
    int Size,
    int Total,
    bool More,
    string? After
);

/// <param name="Target">Exact decimal text, in the unit.</param>
public sealed record IndicatorJson(string Id, TextJson Label, TextJson Unit, string Target, string Realised)
{
    internal static IndicatorJson Of(IndicatorTotal total) =>
        new(
            total.Indicator.Id,
            TextJson.Of(total.Indicator.Label),
            TextJson.Of(total.Indicator.Unit),
            total.Target.ToString(),
            total.Realised.ToString()
        );
}

public sealed record PublicAwardJson(string Number, OrganisationJson Organisation, string? Project, AmountJson Awarded, AmountJson Paid);
