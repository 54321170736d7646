using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Api;

/// <summary>The programme with the money of each measure as it stands in the journal. Public.</summary>
internal static class ProgrammesApi
{
    public static void MapProgrammes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/programmes", (ProgrammeCatalogue catalogue) =>
                TypedResults.Ok(new ProgrammesJson([.. catalogue.All.Select(p => new ProgrammeRowJson(p.Slug, TextJson.Of(p.Title)))]))
            )
            .Public()
            .Named("getProgrammes", "Programmes", "The programmes", Audience.Everybody);
        api.MapGet("/programmes/{slug}", Get)
            .Public()
            .Named("getProgramme", "Programmes", "A programme: axes, measures, and where their money stands", Audience.Everybody)
            .Produces<ProgrammeJson>()
            .Refuses(404);
    }

    private static async Task<IResult> Get(
        string slug,
        ProgrammeCatalogue catalogue,
        MoneyOverview money,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (catalogue.Find(slug) is not { } programme)
            return Problems.NotFound(context);
        var all = await money.All(stop);
        return TypedResults.Ok(
            new ProgrammeJson(
                programme.Slug,
                TextJson.Of(programme.Title),
                new(TextJson.Of(programme.Source.Title), DateText.Iso(programme.Source.On)),
                AmountJson.Of(programme.Envelope),
                [.. programme.Context.Select(c => new ContextJson(AmountJson.Of(c.Amount), TextJson.Of(c.Text)))],
                [.. programme.Axes.Select(a => Of(a, programme))],
                [.. programme.Measures.Select(m => MeasureJson.Of(m, all.GetValueOrDefault(m.Slug) ?? MeasureMoney.None(m.Slug)))]
            )
        );
    }

    private static AxisJson Of(Axis axis, ProgrammeDefinition programme)
    {
        var envelopes = programme.Of(axis).Select(m => m.Envelope).OfType<Money>().ToList();
        return new(axis.Id, TextJson.Of(axis.Title), AmountJson.Of(envelopes.Count > 0 ? Money.Sum(envelopes) : (Money?)null));
    }
}

public sealed record ProgrammesJson(IReadOnlyList<ProgrammeRowJson> Programmes);

public sealed record ProgrammeRowJson(string Slug, TextJson Title);

/// <param name="Envelope">Sum of the envelopes that are stated.</param>
/// <param name="Context">Amounts told beside the programme; part of no sum.</param>
public sealed record ProgrammeJson(
    string Slug,
    TextJson Title,
    AnnouncementJson Source,
    AmountJson Envelope,
    IReadOnlyList<ContextJson> Context,
    IReadOnlyList<AxisJson> Axes,
    IReadOnlyList<MeasureJson> Measures
);

public sealed record AnnouncementJson(TextJson Title, string Date);

public sealed record ContextJson(AmountJson Amount, TextJson Text);

public sealed record AxisJson(string Slug, TextJson Title, AmountJson? Envelope);

/// <param name="Envelope">Null where none was stated.</param>
/// <param name="Asked">Grants asked for in all applications that were sent.</param>
/// <param name="Reserved">Proposed for award, not yet confirmed.</param>
/// <param name="Awarded">Confirmed, paid or not.</param>
public sealed record MeasureJson(
    string Slug,
    string Axis,
    TextJson Title,
    AmountJson? Envelope,
    TextJson? Share,
    AmountJson Asked,
    AmountJson Reserved,
    AmountJson Awarded,
    AmountJson Paid
)
{
    internal static MeasureJson Of(Measure measure, MeasureMoney money) =>
        new(
            measure.Slug,
            measure.Axis,
            TextJson.Of(measure.Title),
            AmountJson.Of(money.Envelope),
            TextJson.OfOptional(measure.Share?.Text),
            AmountJson.Of(money.Asked),
            AmountJson.Of(money.Reserved),
            AmountJson.Of(money.Awarded),
            AmountJson.Of(money.Paid)
        );
}
