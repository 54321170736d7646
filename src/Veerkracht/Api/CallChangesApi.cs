using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;

namespace Veerkracht.Api;

/// <summary>What staff change in a call that runs: proposed by one, decided by another, undone where its kind allows.</summary>
internal static class CallChangesApi
{
    private const string Tag = "Changes of calls";

    public static void MapCallChanges(this IEndpointRouteBuilder api)
    {
        api.MapGet("/calls/{slug}/changes", List)
            .Named("getCallChanges", Tag, "The changes of a call, oldest first; proposals only for who steers calls", Audience.SignedIn)
            .Produces<CallChangesJson>()
            .Refuses(401, 404);
        api.MapPost("/calls/{slug}/changes", Propose)
            .Named(
                "proposeCallChange",
                Tag,
                "Propose to change a call; with preview=true only say what it would do and for whom",
                ProposeCallChange.Kind
            )
            .Produces<CallChangeJson>(201)
            .Produces<ChangePreviewJson>();
        api.MapPost("/call-changes/{id:guid}/confirmation", Confirm)
            .Named("confirmCallChange", Tag, "Put a proposed change in force, as a second person", ConfirmCallChange.Kind)
            .Produces<CallChangeJson>();
        api.MapPost("/call-changes/{id:guid}/refusal", Refuse)
            .Named("refuseCallChange", Tag, "Do not follow a proposed change, as a second person", RefuseCallChange.Kind)
            .Produces<CallChangeJson>();
        api.MapPost("/call-changes/{id:guid}/undoing", Undo)
            .Named("undoCallChange", Tag, "Take back a change that is in force", UndoCallChange.Kind)
            .Produces<CallChangeJson>();
    }

    private static async Task<IResult> List(string slug, HttpContext context, Db db, CallCatalogue calls, CancellationToken stop)
    {
        if (calls.Find(slug) is not { } call)
            return Problems.NotFound(context);
        var steers = context.Actor().MaySteer(call.Measure);
        if (call.Decided.Hidden && !steers)
            return Problems.NotFound(context);
        var all = await db
            .CallChanges.AsNoTracking()
            .Where(c => c.Call == slug && (steers || c.State == CallChangeState.InForce || c.State == CallChangeState.Undone))
            .OrderBy(c => c.ProposedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
        return TypedResults.Ok(new CallChangesJson([.. all.Select(c => CallChangeJson.Of(c, steers))]));
    }

    private static async Task<IResult> Propose(
        string slug,
        CallChangeBody body,
        bool? preview,
        HttpContext context,
        CallChangeKinds kinds,
        ProposeCallChange propose,
        CancellationToken stop
    )
    {
        var payload = body.Payload is { } json ? json.GetRawText() : "{}";
        if (preview is not true)
            return (await propose.Do(context.Actor(), slug, body.Kind ?? "", payload, body.Reason ?? "", stop)).Answer(context, c =>
                TypedResults.Created($"{ApiDoor.Prefix}/calls/{slug}/changes", CallChangeJson.Of(c, true))
            );
        if (
            kinds.Find(body.Kind ?? "") is not { } kind
            || await CallChangeKinds.MeasureOf(kind, slug, payload, stop) is not { } measure
            || !context.Actor().MaySteer(measure)
        )
            return Problems.NotFound(context);
        return (await CallChangeKinds.Preview(kind, slug, payload, stop)).Answer(context, p => TypedResults.Ok(ChangePreviewJson.Of(p)));
    }

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        ConfirmCallChange confirm,
        CancellationToken stop
    ) => (await confirm.Do(context.Actor(), id, body.Remark, stop)).Answer(context, c => TypedResults.Ok(CallChangeJson.Of(c, true)));

    private static async Task<IResult> Refuse(
        Guid id,
        ReasonJson body,
        HttpContext context,
        RefuseCallChange refuse,
        CancellationToken stop
    ) => (await refuse.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, c => TypedResults.Ok(CallChangeJson.Of(c, true)));

    private static async Task<IResult> Undo(Guid id, ReasonJson body, HttpContext context, UndoCallChange undo, CancellationToken stop) =>
        (await undo.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, c => TypedResults.Ok(CallChangeJson.Of(c, true)));
}

/// <param name="Kind">"window", "close" …: see docs/api.md.</param>
/// <param name="Payload">By kind.</param>
public sealed record CallChangeBody(string? Kind, JsonElement? Payload, string? Reason);

public sealed record CallChangesJson(IReadOnlyList<CallChangeJson> Changes);

/// <param name="Payload">With all that was looked up filled in.</param>
/// <param name="Decision">Only for who steers calls: who proposed and who decided.</param>
public sealed record CallChangeJson(
    Guid Id,
    string Call,
    string Kind,
    CallChangeState State,
    TextJson What,
    string Reason,
    JsonElement Payload,
    DecisionJson? Decision,
    UndoneJson? Undone
)
{
    public static CallChangeJson Of(CallChange c, bool steers) =>
        new(
            c.Id,
            c.Call,
            c.Kind,
            c.State,
            TextJson.Of(c.What),
            c.Reason,
            JsonElement.Parse(c.Payload),
            steers ? new(c.ProposedBy, c.ProposedAt, c.DecidedBy, c.DecidedAt, c.DecisionReason) : null,
            c.UndoneAt is { } at ? new(steers ? c.UndoneBy : null, at, c.UndoReason!) : null
        );
}

/// <summary>Who took it back, by id of the person, and when (UTC).</summary>
public sealed record UndoneJson(Guid? By, DateTime At, string Reason);

/// <param name="Warnings">What harms somebody.</param>
public sealed record ChangePreviewJson(
    TextJson What,
    IReadOnlyList<TextJson> Lines,
    IReadOnlyList<TextJson> Warnings,
    IReadOnlyList<TouchedJson> Touched
)
{
    public static ChangePreviewJson Of(ChangePreview p) =>
        new(
            TextJson.Of(p.What),
            [.. p.Lines.Select(TextJson.Of)],
            [.. p.Warnings.Select(TextJson.Of)],
            [
                .. p.Touched.Select(t => new TouchedJson(
                    new(t.Organisation, t.Name),
                    t.Number,
                    t is { DossierId: not null, Number: null },
                    TextJson.Of(t.How)
                )),
            ]
        );
}

/// <param name="Dossier">Number of a dossier that was sent; null for a draft and for who has none.</param>
public sealed record TouchedJson(OrganisationJson Organisation, string? Dossier, bool Draft, TextJson How);
