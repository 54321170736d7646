using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Api;

/// <summary>
/// The word of the jury between two phases: recorded by one, confirmed by another. The applicant sees what was confirmed.
/// </summary>
internal static class SelectionsApi
{
    private const string Tag = "Assessment";

    public static void MapSelections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/selections", List)
            .Named("getSelections", Tag, "What the jury said of a dossier, oldest first", Audience.Applicant | Audience.Agency)
            .Produces<SelectionsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/selections", Propose)
            .Named(
                "proposeSelection",
                Tag,
                "Record what the jury decided on the phase that was sent: selected or not",
                ProposeSelection.Kind
            )
            .Produces<SelectionJson>(201);
        api.MapPost("/selections/{id:guid}/confirmation", Confirm)
            .Named(
                "confirmSelection",
                Tag,
                "Confirm the word of the jury, as a second person; who is not selected is rejected",
                ConfirmSelection.Kind
            )
            .Produces<SelectionJson>()
            .RefusesAsAct(412);
        api.MapPost("/selections/{id:guid}/refusal", Refuse)
            .Named("refuseSelection", Tag, "Refuse what was recorded of the jury, as a second person", RefuseSelection.Kind)
            .Produces<SelectionJson>();
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var all = await db
            .Selections.AsNoTracking()
            .Where(s => s.DossierId == id && (seesAll || s.State == SelectionState.Confirmed))
            .OrderBy(s => s.ProposedAt)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        return TypedResults.Ok(new SelectionsJson([.. all.Select(SelectionJson.Of)]));
    }

    private static async Task<IResult> Propose(
        Guid id,
        SelectedBody body,
        HttpContext context,
        ProposeSelection propose,
        CancellationToken stop
    ) =>
        (await propose.Do(context.Actor(), id, body.Selected, body.Reason ?? "", body.WithoutQuorum, stop)).Answer(context, s =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/selections", SelectionJson.Of(s))
        );

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        ConfirmSelection confirm,
        CancellationToken stop
    ) => (await confirm.Do(context.Actor(), id, body.Remark, stop)).Answer(context, s => TypedResults.Ok(SelectionJson.Of(s)));

    private static async Task<IResult> Refuse(
        Guid id,
        ReasonJson body,
        HttpContext context,
        RefuseSelection refuse,
        CancellationToken stop
    ) => (await refuse.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, s => TypedResults.Ok(SelectionJson.Of(s)));
}

/// <param name="Selected">Must be there: nobody is left out by a forgotten word.</param>
/// <param name="WithoutQuorum">Why it is decided although too few of the panel have scored; only needed then.</param>
public sealed record SelectedBody(
    [property: System.Text.Json.Serialization.JsonRequired] bool Selected,
    string? Reason,
    string? WithoutQuorum = null
);

public sealed record SelectionsJson(IReadOnlyList<SelectionJson> Selections);

/// <param name="Step">The phase that the jury read.</param>
public sealed record SelectionJson(
    Guid Id,
    Guid Dossier,
    string Step,
    bool Selected,
    SelectionState State,
    string Reason,
    DecisionJson Decision
)
{
    public static SelectionJson Of(Selection s) =>
        new(
            s.Id,
            s.DossierId,
            s.StepId,
            s.Selected,
            s.State,
            s.Reason,
            new(s.ProposedBy, s.ProposedAt, s.DecidedBy, s.DecidedAt, s.DecisionReason)
        );
}
