using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Steering;

namespace Veerkracht.Api;

/// <summary>Drafts of calls: start, read and replace their text, check them, try them, and propose to publish them.</summary>
internal static class CallDraftsApi
{
    private const string Tag = "Call drafts";

    public static void MapCallDrafts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/call-drafts", List)
            .Named("getCallDrafts", Tag, "Drafts of calls, last saved first", Audience.Steering)
            .Produces<CallDraftsJson>()
            .Refuses(401, 403);
        api.MapPost("/call-drafts", Start)
            .Named("startCallDraft", Tag, "Start a draft: from nothing, as a copy, or as the next version", Audience.Managing)
            .Produces<CallDraftJson>(201)
            .RefusesAsAct();
        api.MapGet("/call-drafts/{id:guid}", Get)
            .Named("getCallDraft", Tag, "A draft, with its faults and examples", Audience.Steering)
            .Produces<CallDraftJson>()
            .Refuses(401, 404);
        api.MapDelete("/call-drafts/{id:guid}", Drop)
            .Named("dropCallDraft", Tag, "Set a draft aside; it stays to be read", Audience.Managing)
            .Produces<CallDraftJson>()
            .RefusesAsAct(412);
        api.MapGet("/call-drafts/{id:guid}/source", Source)
            .Named("getCallDraftSource", Tag, "The text of a draft (YAML); its version as ETag", Audience.Steering)
            .Produces<string>(200, "application/yaml")
            .Refuses(401, 404);
        api.MapPut("/call-drafts/{id:guid}/source", Save)
            .Accepts<string>("application/yaml", "text/plain")
            .Named("putCallDraftSource", Tag, "Replace the text; with If-Match nothing is saved on an older version", Audience.Managing)
            .Produces<CallDraftJson>()
            .RefusesAsAct(412);
        api.MapPost("/call-drafts/{id:guid}/trial", Try)
            .Named("tryCallDraft", Tag, "Evaluate answers as any organisation at any moment; nothing is stored", Audience.Steering)
            .Produces<TriedJson>()
            .RefusesAsAct();
        api.MapPost("/call-drafts/{id:guid}/proposal", Propose)
            .Named("proposeCallDraft", Tag, "Propose to publish a draft", ProposeCallChange.Kind)
            .Produces<ProposedDraftJson>(201)
            .RefusesAsAct(412);
        api.MapPost("/call-drafts/{id:guid}/proposal/confirmation", Confirm)
            .Named("publishCallDraft", Tag, "Publish a proposed draft, as a second person", ConfirmCallChange.Kind)
            .Produces<CallDraftJson>()
            .RefusesAsAct(412);
        api.MapPost("/call-drafts/{id:guid}/proposal/refusal", Refuse)
            .Named("refuseCallDraft", Tag, "Refuse a proposed draft, as a second person; it can be written again", RefuseCallChange.Kind)
            .Produces<CallDraftJson>()
            .RefusesAsAct(412);
    }

    private static async Task<IResult> List(HttpContext context, Db db, CancellationToken stop) =>
        !context.Actor().MaySeeDrafts()
            ? Problems.Of(Refusal.Forbidden(), context)
            : TypedResults.Ok(
                new CallDraftsJson([
                    .. (
                        await db.CallDrafts.AsNoTracking().VisibleTo(context.Actor()).OrderByDescending(d => d.SavedAt).ToListAsync(stop)
                    ).Select(d => CallDraftJson.Of(d, null)),
                ])
            );

    private static async Task<IResult> Start(
        StartDraftJson body,
        HttpContext context,
        StartDraft start,
        DraftChecks checks,
        CancellationToken stop
    )
    {
        var started = body switch
        {
            { NextVersionOf: { } slug } => await start.NextVersion(context.Actor(), slug, stop),
            { CopyOf: { } from } => await start.Copy(
                context.Actor(),
                new(from, body.Slug, body.Title?.Nl, body.Title?.En, [.. (body.Windows ?? []).Select(w => (w.Opens, w.Closes))]),
                stop
            ),
            _ => await start.FromNothing(
                context.Actor(),
                new(body.Measure, body.Title?.Nl, body.Title?.En, body.Slug, body.NumberPrefix, body.ContactName, body.ContactEmail),
                stop
            ),
        };
        return started.Answer(context, d =>
            Tagged(context, TypedResults.Created($"{ApiDoor.Prefix}/call-drafts/{d.Id}", CallDraftJson.Of(d, checks.Of(d))), d)
        );
    }

    private static async Task<IResult> Get(Guid id, HttpContext context, Db db, DraftChecks checks, CancellationToken stop) =>
        await db.FindDraft(context.Actor(), id, stop) is { } draft
            ? Tagged(context, TypedResults.Ok(CallDraftJson.Of(draft, checks.Of(draft))), draft)
            : Problems.NotFound(context);

    private static async Task<IResult> Drop(Guid id, HttpContext context, DropDraft drop, CancellationToken stop) =>
        (await drop.Do(context.Actor(), id, stop)).Answer(context, d => TypedResults.Ok(CallDraftJson.Of(d, null)));

    private static async Task<IResult> Source(Guid id, HttpContext context, Db db, CancellationToken stop) =>
        await db.FindDraft(context.Actor(), id, stop) is { } draft
            ? Tagged(context, TypedResults.Text(draft.Source, "application/yaml", Encoding.UTF8), draft)
            : Problems.NotFound(context);

    private static async Task<IResult> Save(Guid id, HttpContext context, Db db, SaveDraft save, DraftChecks checks, CancellationToken stop)
    {
        var text = await Text(context.Request, stop);
        if (await db.FindDraft(context.Actor(), id, stop) is not { } draft)
            return Problems.NotFound(context);
        var saved = await save.Do(context.Actor(), id, text, ETags.Wanted(context.Request) ?? draft.Version, stop);
        return saved.Answer(context, d => Tagged(context, TypedResults.Ok(CallDraftJson.Of(d, checks.Of(d))), d));
    }

    /// <exception cref="BadHttpRequestException">It is no UTF-8: nothing of it is guessed.</exception>
    private static async Task<string> Text(HttpRequest request, CancellationToken stop)
    {
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return (await reader.ReadToEndAsync(stop)).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException e)
        {
            throw new BadHttpRequestException("The text is no UTF-8.", e);
        }
    }

    private static async Task<IResult> Try(
        Guid id,
        TrialJson body,
        HttpContext context,
        Db db,
        DraftChecks checks,
        TryOut tryOut,
        Clock clock,
        CancellationToken stop
    )
    {
        if (await db.FindDraft(context.Actor(), id, stop) is not { } draft)
            return Problems.NotFound(context);
        if (checks.Of(draft).Call is not { } call)
            return Problems.Of(HasFaults, context);
        var at =
            body.At is null ? clock.BrusselsNow
            : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(body.At) is { Success: true, Value: var time }
                ? time
            : default;
        if (at == default || tryOut.Search(body.As, at.Date) is not [var organisation])
            return Problems.Of(UnknownOrganisation, context);
        if (call.Steps.FirstOrDefault(s => s.Id == (body.Step ?? call.Steps[0].Id)) is not { } step)
            return Problems.NotFound(context);
        var state = new TryState(step.Id, body.Answers ?? [], body.Earlier ?? [], body.With ?? []);
        return tryOut.Of(call, organisation, at, state) is { } tried
            ? TypedResults.Ok(
                new TriedJson(
                    tried.Organisation.Name,
                    tried.Eligible.MayApply,
                    tried.Eligible.MayApply ? null : TextJson.Of(tried.Eligible.Reason),
                    [.. tried.Steps.Select(s => new TriedStepJson(s.Step.Id, s.Status.IsOpen, TextJson.Of(s.Status.Reason)))],
                    EvaluationResultJson.Of(tried.Evaluation, [], tried.Evaluation.Amounts)
                )
            )
            : Problems.Of(UnknownOrganisation, context);
    }

    private static async Task<IResult> Propose(
        Guid id,
        ReasonJson body,
        HttpContext context,
        Db db,
        ProposeCallChange propose,
        CancellationToken stop
    ) =>
        await db.FindDraft(context.Actor(), id, stop) is { } draft
            ? (await propose.Do(context.Actor(), draft.Slug, PublishDraft.Word, DraftPayload.Of(draft), body.Reason ?? "", stop)).Answer(
                context,
                c => TypedResults.Created($"{ApiDoor.Prefix}/call-drafts/{id}", new ProposedDraftJson(c.Id, TextJson.Of(c.What)))
            )
            : Problems.NotFound(context);

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        Db db,
        ConfirmCallChange confirm,
        CancellationToken stop
    ) =>
        await Proposal(db, context.Actor(), id, stop) is var (draft, change)
            ? (await confirm.Do(context.Actor(), change.Id, body.Remark, stop)).Answer(context, _ =>
                TypedResults.Ok(CallDraftJson.Of(draft, null))
            )
            : Problems.NotFound(context);

    private static async Task<IResult> Refuse(
        Guid id,
        ReasonJson body,
        HttpContext context,
        Db db,
        RefuseCallChange refuse,
        CancellationToken stop
    ) =>
        await Proposal(db, context.Actor(), id, stop) is var (draft, change)
            ? (await refuse.Do(context.Actor(), change.Id, body.Reason ?? "", stop)).Answer(context, _ =>
                TypedResults.Ok(CallDraftJson.Of(draft, null))
            )
            : Problems.NotFound(context);

    private static async Task<(CallDraft Draft, CallChange Change)?> Proposal(Db db, Actor actor, Guid id, CancellationToken stop) =>
        await db.FindDraft(actor, id, stop) is { } draft && await db.ProposalOf(id, stop) is { } change ? (draft, change) : null;

    private static IResult Tagged(HttpContext context, IResult answer, CallDraft draft)
    {
        context.Response.Headers.ETag = ETags.Of(draft.Version);
        return answer;
    }

    private static readonly Refusal HasFaults = new(
        "draft-has-faults",
        new LocalText("Dit concept heeft nog fouten en kan niet gelezen worden.", "This draft still has faults and cannot be read.")
    );

    private static readonly Refusal UnknownOrganisation = new(
        "unknown-organisation",
        new LocalText(
            "Geef een NIS-code of ondernemingsnummer van een bestuur op die dag, en een tijd zoals 2022-09-30T23:59.",
            "Give a NIS code or enterprise number of a government on that day, and a time such as 2022-09-30T23:59."
        ),
        RefusalKind.Invalid,
        "as"
    );
}
