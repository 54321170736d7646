using System.Globalization;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Api;

/// <summary>The published calls: who may apply and when. Public.</summary>
internal static class CallsApi
{
    private const string Tag = "Calls";

    public static void MapCalls(this IEndpointRouteBuilder api)
    {
        api.MapGet("/calls", (CallCatalogue catalogue, Clock clock) =>
                TypedResults.Ok(new CallsJson([.. catalogue.Shown.Select(c => Of(c, clock.Now))]))
            )
            .Public()
            .Named("getCalls", Tag, "The calls, their steps, and when these are open", Audience.Everybody);
        api.MapGet("/calls/{slug}", (string slug, CallCatalogue catalogue, Clock clock, HttpContext context) =>
                catalogue.Find(slug) is { Decided.Hidden: false } call ? TypedResults.Ok(Of(call, clock.Now)) : Problems.NotFound(context)
            )
            .Public()
            .Named("getCall", Tag, "A call", Audience.Everybody)
            .Produces<CallJson>()
            .Refuses(404);
        api.MapGet("/calls/{slug}/steps/{step}/schema", (string slug, string step, CallCatalogue catalogue, HttpContext context) =>
                catalogue.Find(slug)?.Steps.FirstOrDefault(s => s.Id == step) is { } found
                    ? TypedResults.Text(
                        AnswersSchema.Of(found.Form, Problems.LanguageOf(context.Request)).ToJsonString(),
                        "application/schema+json"
                    )
                    : Problems.NotFound(context)
            )
            .Public()
            .Named("getSchema", Tag, "JSON Schema 2020-12 of the answers of a step", Audience.Everybody)
            .Produces(200, contentType: "application/schema+json")
            .Refuses(404);
    }

    private static CallJson Of(CallDefinition call, Instant now) =>
        new(
            call.Slug,
            call.Version,
            call.Programme,
            call.Measure,
            TextJson.Of(call.Title),
            TextJson.Of(call.Summary),
            [.. call.Applicants.Select(a => a.Class)],
            CallWindows.OpenFor(call, now),
            [
                .. call.Steps.Select(s => new StepJson(
                    s.Id,
                    s.Kind.ToString().ToLowerInvariant(),
                    TextJson.Of(s.Title),
                    [.. s.Windows.Select(Of)]
                )),
            ],
            [.. call.Excludes.Select(e => new ExclusionJson(e.Call, e.Measure, TextJson.Of(e.Reason)))]
        )
        {
            ApplicantLimits = [.. call.Applicants.Where(IsLimited).Select(Of)],
        };

    private static bool IsLimited(ApplicantClass a) => (a.From ?? a.Until) is not null || a.Only is not null || a.Inhabitants is not null;

    private static ApplicantLimitJson Of(ApplicantClass a) =>
        new(
            a.Class,
            Day(a.From),
            Day(a.Until),
            a.Only is { } only ? [.. only.Order(StringComparer.Ordinal)] : null,
            Day(a.OnlyUntil),
            a.Inhabitants is { } people
                ? new(int.Parse(people.Year, CultureInfo.InvariantCulture), Whole(people.Least), Whole(people.Most))
                : null
        );

    // The format takes whole numbers only.
    private static long? Whole(Rational? count) => count is { } whole ? long.CreateSaturating(whole.Numerator) : null;

    private static string? Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static WindowJson Of(Window window) =>
        new([.. window.Classes.Order(StringComparer.Ordinal)], Wall(window.Opens), Wall(window.Closes), window.Announced?.Canonical)
        {
            OpenUntil = window.Closes is null ? OpenEnds.Word(window.End) : null,
        };

    private static string? Wall(LocalDateTime? time) => time?.ToString("uuuu-MM-dd'T'HH:mm", null);
}

public sealed record CallsJson(IReadOnlyList<CallJson> Calls);

/// <param name="OpenFor">Classes of organisations that can apply now.</param>
public sealed record CallJson(
    string Slug,
    int Version,
    string Programme,
    string Measure,
    TextJson Title,
    TextJson Summary,
    IReadOnlyList<string> Applicants,
    IReadOnlyList<string> OpenFor,
    IReadOnlyList<StepJson> Steps,
    IReadOnlyList<ExclusionJson> Excludes
)
{
    /// <summary>What narrows a class of <see cref="Applicants"/>; a class that is not here applies as a whole.</summary>
    public IReadOnlyList<ApplicantLimitJson> ApplicantLimits { get; init; } = [];
}

/// <param name="From">First day, in Brussels.</param>
/// <param name="Until">Last day, included.</param>
/// <param name="Only">NIS codes or enterprise numbers of who may apply; null is the whole class.</param>
/// <param name="OnlyUntil">Last day of that list; the whole class may after it.</param>
public sealed record ApplicantLimitJson(
    string Class,
    string? From,
    string? Until,
    IReadOnlyList<string>? Only,
    string? OnlyUntil,
    InhabitantsJson? Inhabitants
);

/// <summary>How many inhabitants one may have, both included, by the official figures of a year.</summary>
public sealed record InhabitantsJson(int Year, long? Least, long? Most);

/// <summary>Who has a running dossier there cannot apply here; either a call or a measure.</summary>
public sealed record ExclusionJson(string? Call, string? Measure, TextJson Reason);

public sealed record StepJson(string Id, string Kind, TextJson Title, IReadOnlyList<WindowJson> Windows);

/// <summary>Wall time in Europe/Brussels, to the minute, both ends included. Without classes: for all that no other window names.
/// Announced: a period as vague as it was announced ("2021-spring", "unknown"); without opens and closes the step is not open
/// yet.</summary>
public sealed record WindowJson(IReadOnlyList<string> Classes, string? Opens, string? Closes, string? Announced)
{
    /// <summary>In place of a closing time: money_is_spent, further_notice; null where the call says none.</summary>
    public string? OpenUntil { get; init; }
}
