using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Api;

/// <summary>Who asks, and which calls are open for that organisation.</summary>
internal static class MyCallsApi
{
    public static void MapMyCalls(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", (HttpContext context) => TypedResults.Ok(PersonJson.Of(context.Actor())))
            .Named("getMe", "Me", "The person, organisation and roles of this token", Audience.SignedIn)
            .Refuses(401);
        api.MapGet("/me/calls", Get)
            .Named(
                "getMyCalls",
                "Me",
                "The calls for this organisation: whether they are open, until when, and what may still be drawn",
                Audience.Drafting
            )
            .Produces<MyCallsJson>()
            .Refuses(401, 403);
    }

    private static async Task<IResult> Get(
        HttpContext context,
        Db db,
        CallCatalogue calls,
        Applicants applicants,
        StepAvailability availability,
        SourceMoney money,
        Clock clock,
        CancellationToken stop
    )
    {
        var actor = context.Actor();
        if (!actor.WorksOnDrafts)
            return Problems.Of(Refusal.Forbidden(), context);
        var own = await OwnDossiers.Read(db, actor.Organisation, calls.InForce, stop);
        var organisation = applicants.Find(actor.Organisation, clock.Today);
        var rows = new List<MyCallJson>();
        foreach (var call in calls.InForce.Where(own.Shows))
        {
            var may = organisation is null ? Unknown(actor) : applicants.MayApply(call, organisation, clock.Today);
            var status = organisation is null
                ? new StepStatus(Core.Calls.StepState.NotEligible, null, null, may.Reason)
                : availability.ForStart(call, organisation, may);
            var left =
                organisation is not null && may.MayApply
                    ? await money.Left(call, applicants.Holder(organisation, clock.Today), stop)
                    : null;
            rows.Add(
                new MyCallJson(
                    call.Slug,
                    call.Version,
                    call.Measure,
                    TextJson.Of(call.Title),
                    may.MayApply,
                    StatusJson.Of(status, availability),
                    [.. SourceJson.Of(call, left)],
                    [.. own.In(call).Select(d => new MyDossierJson(d.Id, d.Number, d.ProjectName, d.State, AmountJson.Of(d.Asked)))]
                )
            );
        }
        return TypedResults.Ok(new MyCallsJson(new OrganisationJson(actor.Organisation, actor.OrganisationName), rows, own.More));
    }

    private static Verdict Unknown(Actor actor) =>
        new(
            false,
            new LocalText(
                $"{actor.OrganisationName} staat vandaag niet in de lijst van besturen.",
                $"{actor.OrganisationName} is not in the list of organisations today."
            )
        );
}

public sealed record PersonJson(Guid Id, string Name, OrganisationJson Organisation, IReadOnlyList<Role> Roles)
{
    public static PersonJson Of(Actor actor) =>
        new(actor.PersonId, actor.Name, new(actor.Organisation, actor.OrganisationName), [.. actor.Roles.Order()]);
}

/// <param name="Key">KBO number of a local government, OVO code of an administration.</param>
public sealed record OrganisationJson(OrganisationId Key, string Name);

/// <param name="MoreDossiers">The organisation has more dossiers than those that changed last, which stand here: see /dossiers.</param>
public sealed record MyCallsJson(OrganisationJson Organisation, IReadOnlyList<MyCallJson> Calls, bool MoreDossiers);

/// <param name="MayDraw">What a new application could get from each right and pot now; null where it may not apply.</param>
public sealed record MyCallJson(
    string Slug,
    int Version,
    string Measure,
    TextJson Title,
    bool MayApply,
    StatusJson Status,
    IReadOnlyList<SourceJson> MayDraw,
    IReadOnlyList<MyDossierJson> Dossiers
);

public sealed record MyDossierJson(Guid Id, string Number, string? ProjectName, DossierState State, AmountJson? Asked);

/// <param name="From">First day on which it pays; null where that is from the beginning.</param>
public sealed record SourceJson(string Source, string Kind, TextJson Title, AmountJson? Left, string? From)
{
    internal static IEnumerable<SourceJson> Of(CallDefinition call, IReadOnlyDictionary<string, Core.Amounts.Money>? left) =>
        call
            .Funding.Rights.Select(r => new SourceJson(r.Id, "right", TextJson.Of(r.Title), AmountJson.Of(left?[r.Id]), null))
            .Concat(
                call.Funding.Pots.Select(p => new SourceJson(
                    p.Id,
                    "pot",
                    TextJson.Of(p.Title),
                    AmountJson.Of(left?[p.Id]),
                    p.From?.ToString("uuuu-MM-dd", null)
                ))
            );
}

/// <summary>How a step stands now, and why.</summary>
/// <param name="SecondsLeft">Until it closes; null where it has no end.</param>
public sealed record StatusJson(Core.Calls.StepState State, MomentJson? Opens, MomentJson? Closes, long? SecondsLeft, TextJson Reason)
{
    public static StatusJson Of(StepStatus status, StepAvailability availability) =>
        new(
            status.State,
            MomentJson.Opening(status.Opens),
            MomentJson.Closing(status.Closes),
            availability.Left(status) is { } left ? (long)left.TotalSeconds : null,
            TextJson.Of(status.Reason)
        );
}
