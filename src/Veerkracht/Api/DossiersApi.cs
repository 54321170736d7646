using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Organisations;
using Veerkracht.Site.Limits;

namespace Veerkracht.Api;

/// <summary>Dossiers: list, one, start, withdraw. What somebody may not see is not there.</summary>
internal static class DossiersApi
{
    private const string Tag = "Dossiers";

    public static void MapDossiers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers", List)
            .Named(
                "getDossiers",
                Tag,
                "The dossiers that you may see, filtered and sorted, page by page",
                Audience.Drafting | Audience.Agency
            )
            .Produces<DossiersJson>()
            .Refuses(400, 401, 403, 422);
        api.MapPost("/dossiers", Start)
            .Named("startApplication", Tag, "Start an application for your organisation", StartApplication.Kind)
            .WithMetadata(new LimitedAttribute(RateKind.StartDossier))
            .Refuses(429)
            .Produces<DossierJson>(201);
        api.MapGet("/dossiers/{id:guid}", Get)
            .Named("getDossier", Tag, "A dossier with its steps, and which of these are open", Audience.Applicant | Audience.Agency)
            .Produces<DossierJson>()
            .Refuses(401, 404);
        api.MapGet("/dossiers/{id:guid}/tasks", Tasks)
            .Named(
                "getTasks",
                Tag,
                "Who has to do something with a dossier, from when and until when; also what is to come",
                Audience.Applicant | Audience.Agency
            )
            .Produces<IReadOnlyList<TaskJson>>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/withdrawal", Withdraw)
            .Named("withdrawApplication", Tag, "Withdraw an application before it is decided on", WithdrawApplication.Kind)
            .Produces<DossierJson>();
    }

    private static async Task<IResult> List(
        HttpContext context,
        WorkList work,
        OrganisationRegistry organisations,
        CallCatalogue calls,
        Clock clock,
        string? call,
        string? state,
        string? awaits,
        string? organisation,
        string? text,
        string? sort,
        int? page,
        CancellationToken stop
    )
    {
        var actor = context.Actor();
        if (!actor.WorksOnDrafts && !actor.IsAdministration)
            return Problems.Of(Refusal.Forbidden(), context);
        if (!Endpoints.TryRead<DossierState>(state, out var wanted))
            return Problems.Of(Endpoints.NotAnOption<DossierState>("state"), context);
        if (!Endpoints.TryRead<Desk>(awaits, out var desk))
            return Problems.Of(Endpoints.NotAnOption<Desk>("awaits"), context);
        if (!Endpoints.TryRead<WorkSort>(sort, out var order))
            return Problems.Of(Endpoints.NotAnOption<WorkSort>("sort"), context);
        if (new[] { call, organisation, text }.Any(t => t?.Contains('\0', StringComparison.Ordinal) == true))
            return Problems.Of(Unreadable, context);
        var filter = new WorkFilter
        {
            Call = call,
            State = wanted,
            Awaits = desk,
            // A key that nobody has finds nothing.
            Organisation = organisation is null ? null : organisations.IdOf(organisation, clock.Today) ?? OrganisationId.None,
            Text = text,
            Sort = order ?? WorkSort.Changed,
        };
        var found = await work.Find(actor, filter, page ?? 1, stop);
        DossierRowJson Row(WorkRow row) => DossierRowJson.Of(row, calls.Get(row.Call, row.CallVersion), actor.WorksOnDrafts);
        return TypedResults.Ok(
            new DossiersJson([.. found.Rows.Select(Row)], found.Page, WorkList.Size, found.Total, found.More, found.Sought)
        );
    }

    private static async Task<IResult> Start(
        StartJson body,
        HttpContext context,
        StartApplication start,
        CallCatalogue calls,
        StepAvailability availability,
        CancellationToken stop
    ) =>
        (await start.Do(context.Actor(), body.Call ?? "", body.From, stop)).Answer(context, dossier =>
            TypedResults.Created(
                $"{ApiDoor.Prefix}/dossiers/{dossier.Id}",
                DossierJson.Of(dossier, calls.Get(dossier.Call, dossier.CallVersion), availability)
            )
        );

    private static async Task<IResult> Get(
        Guid id,
        HttpContext context,
        Db db,
        CallCatalogue calls,
        StepAvailability availability,
        CancellationToken stop
    ) =>
        await db.FindDossier(context.Actor(), id, stop) is { } dossier
            ? TypedResults.Ok(DossierJson.Of(dossier, calls.Get(dossier.Call, dossier.CallVersion), availability))
            : Problems.NotFound(context);

    private static async Task<IResult> Tasks(Guid id, HttpContext context, Db db, CallCatalogue calls, CancellationToken stop)
    {
        if (await db.FindDossier(context.Actor(), id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var tasks = await db.DossierTasks.AsNoTracking().Where(t => t.DossierId == id).OrderBy(t => t.From).ToListAsync(stop);
        return TypedResults.Ok(TaskJson.Of(tasks, calls.Get(dossier.Call, dossier.CallVersion), context.Actor().WorksOnDrafts));
    }

    private static async Task<IResult> Withdraw(
        Guid id,
        ReasonJson body,
        HttpContext context,
        WithdrawApplication withdraw,
        CallCatalogue calls,
        StepAvailability availability,
        CancellationToken stop
    ) =>
        (await withdraw.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, dossier =>
            TypedResults.Ok(DossierJson.Of(dossier, calls.Get(dossier.Call, dossier.CallVersion), availability))
        );

    private static readonly Refusal Unreadable = new(
        "unreadable",
        new LocalText("Een filter bevat een teken dat niet kan.", "A filter holds a character that cannot be there."),
        RefusalKind.Invalid
    );
}

/// <param name="Call">Slug of the call.</param>
/// <param name="From">An earlier dossier of your organisation whose answers the new one begins with; without it the form is empty.</param>
public sealed record StartJson(string? Call, Guid? From = null);

public sealed record ReasonJson(string? Reason);

public sealed record RemarkJson(string? Remark);
