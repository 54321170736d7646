using System.Text.Json;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Awards.Rounds;

namespace Veerkracht.Api;

/// <summary>Decisions over many dossiers of a call together.</summary>
internal static class RoundsApi
{
    private const string Tag = "Rounds";

    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        api.MapPost("/calls/{slug}/rounds", Start)
            .Named("startRound", Tag, "Begin a round of a call, by the allocation that the call says", StartRound.Kind)
            .Produces<RoundJson>(201);
        api.MapGet("/rounds/{id:guid}", Get)
            .Named("getRound", Tag, "A round with its file (as `veerkracht allocate` takes it) and what it gives", Audience.Steering)
            .Produces<RoundJson>()
            .Refuses(401, 403, 404);
        api.MapPost("/rounds/{id:guid}/exclusions", Exclude)
            .Named("excludeFromRound", Tag, "Leave a dossier out of a round, with a reason", ExcludeFromRound.Kind)
            .Produces(204);
        api.MapPost("/rounds/{id:guid}/inclusions", Include)
            .Named("includeInRound", Tag, "Take a dossier into a round again, with a reason", IncludeInRound.Kind)
            .Produces(204);
        api.MapPost("/rounds/{id:guid}/draw", Commit)
            .Named("commitDraw", Tag, "Put the SHA-256 of a secret number of the office on record", CommitDraw.Kind)
            .Produces<DrawJson>();
        api.MapPost("/rounds/{id:guid}/draw/list", Close)
            .Named("closeList", Tag, "Close the list of the draw; the number of the office becomes public", CloseList.Kind)
            .Produces<DrawJson>();
        api.MapPost("/rounds/{id:guid}/draw/value", TypeValue)
            .Named("typeOutsideValue", Tag, "Record the value from outside with its source and moment", TypeOutsideValue.Kind)
            .Produces<DrawJson>();
        api.MapPost("/rounds/{id:guid}/draw/confirmation", ConfirmValue)
            .Named("confirmOutsideValue", Tag, "Confirm the value from outside by typing it, as a second person", ConfirmOutsideValue.Kind)
            .Produces<DrawJson>();
        api.MapPost("/rounds/{id:guid}/proposals", Propose)
            .Named("proposeRound", Tag, "Propose a round; the money of all who are awarded is reserved at once", ProposeRound.Kind)
            .Produces<RoundProposalJson>(201)
            .RefusesAsAct(412);
        api.MapPost("/round-proposals/{id:guid}/confirmation", Confirm)
            .Named("confirmRound", Tag, "Confirm a round, as a second person; all its money is committed", ConfirmRound.Kind)
            .Produces<RoundProposalJson>();
        api.MapPost("/round-proposals/{id:guid}/refusal", Refuse)
            .Named("refuseRound", Tag, "Refuse a round, as a second person; all its money is available again", RefuseRound.Kind)
            .Produces<RoundProposalJson>();
        api.MapPost("/rounds/{id:guid}/reserve", Lift)
            .Named("liftReserve", Tag, "Begin a later round for the reserve list of a decided one", LiftReserve.Kind)
            .Produces<RoundJson>(201);
    }

    private static async Task<IResult> Start(
        string slug,
        HttpContext context,
        StartRound start,
        RoundFiles files,
        CancellationToken stop
    ) => await Begun(await start.Do(context.Actor(), slug, stop), context, files, stop);

    private static async Task<IResult> Lift(Guid id, HttpContext context, LiftReserve lift, RoundFiles files, CancellationToken stop) =>
        await Begun(await lift.Do(context.Actor(), id, stop), context, files, stop);

    private static async Task<IResult> Begun(Outcome<AwardRound> outcome, HttpContext context, RoundFiles files, CancellationToken stop)
    {
        var file = outcome.Done ? await files.Find(context.Actor(), outcome.Value.Id, stop) : null;
        return outcome.Answer(context, r => TypedResults.Created($"{ApiDoor.Prefix}/rounds/{r.Id}", RoundJson.Of(file!)));
    }

    private static async Task<IResult> Get(Guid id, HttpContext context, RoundFiles files, CancellationToken stop) =>
        await files.Find(context.Actor(), id, stop) is { } file
        && RolesTogether.OverCalls.Any(role => context.Actor().IsOver(role, file.Round.Measure))
            ? TypedResults.Ok(RoundJson.Of(file))
            : Problems.NotFound(context);

    private static async Task<IResult> Exclude(
        Guid id,
        RoundDossierBody body,
        HttpContext context,
        ExcludeFromRound exclude,
        CancellationToken stop
    ) =>
        (await exclude.Do(context.Actor(), id, body.Dossier ?? Guid.Empty, body.Reason ?? "", stop)).Answer(context, _ =>
            TypedResults.NoContent()
        );

    private static async Task<IResult> Include(
        Guid id,
        RoundDossierBody body,
        HttpContext context,
        IncludeInRound include,
        CancellationToken stop
    ) =>
        (await include.Do(context.Actor(), id, body.Dossier ?? Guid.Empty, body.Reason ?? "", stop)).Answer(context, _ =>
            TypedResults.NoContent()
        );

    private static async Task<IResult> Commit(Guid id, HttpContext context, CommitDraw commit, CancellationToken stop) =>
        (await commit.Do(context.Actor(), id, stop)).Answer(context, d => TypedResults.Ok(DrawJson.Of(d)));

    private static async Task<IResult> Close(Guid id, HttpContext context, CloseList close, CancellationToken stop) =>
        (await close.Do(context.Actor(), id, stop)).Answer(context, d => TypedResults.Ok(DrawJson.Of(d)));

    private static async Task<IResult> TypeValue(
        Guid id,
        OutsideValueBody body,
        HttpContext context,
        TypeOutsideValue type,
        CancellationToken stop
    ) =>
        (await type.Do(context.Actor(), id, body.Value ?? "", body.Source ?? "", body.Moment ?? "", stop)).Answer(context, d =>
            TypedResults.Ok(DrawJson.Of(d))
        );

    private static async Task<IResult> ConfirmValue(
        Guid id,
        OutsideValueBody body,
        HttpContext context,
        ConfirmOutsideValue confirm,
        CancellationToken stop
    ) => (await confirm.Do(context.Actor(), id, body.Value ?? "", stop)).Answer(context, d => TypedResults.Ok(DrawJson.Of(d)));

    private static async Task<IResult> Propose(
        Guid id,
        RoundProposalBody body,
        HttpContext context,
        ProposeRound propose,
        CancellationToken stop
    ) =>
        (await propose.Do(context.Actor(), id, body.Reason ?? "", body.Sha256, body.Scenario, stop)).Answer(context, p =>
            TypedResults.Created($"{ApiDoor.Prefix}/rounds/{id}", RoundProposalJson.Of(p))
        );

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        ConfirmRound confirm,
        CancellationToken stop
    ) => (await confirm.Do(context.Actor(), id, body.Remark, stop)).Answer(context, p => TypedResults.Ok(RoundProposalJson.Of(p)));

    private static async Task<IResult> Refuse(Guid id, ReasonJson body, HttpContext context, RefuseRound refuse, CancellationToken stop) =>
        (await refuse.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, p => TypedResults.Ok(RoundProposalJson.Of(p)));
}

public sealed record RoundDossierBody(Guid? Dossier, string? Reason);

public sealed record OutsideValueBody(string? Value, string? Source, string? Moment);

/// <param name="Sha256">Of the file that was looked at: refused where it is another by now. Null: whatever it is.</param>
/// <param name="Scenario">Id of the scenario whose rule is proposed; null: the rule of the call.</param>
public sealed record RoundProposalBody(string? Reason, string? Sha256, Guid? Scenario);

/// <param name="File">As the command allocate takes it.</param>
/// <param name="Blocked">Why it cannot be proposed as it stands; null where it can, or was.</param>
public sealed record RoundJson(
    Guid Id,
    string Call,
    string Step,
    int Number,
    RoundState State,
    Guid? After,
    AmountJson? Awarded,
    AmountJson? Left,
    TextJson? Blocked,
    string Sha256,
    JsonElement File,
    RoundProposalJson? Proposal,
    DrawJson? Draw
)
{
    public static RoundJson Of(RoundFileShown f) =>
        new(
            f.Round.Id,
            f.Round.Call,
            f.Round.StepId,
            f.Round.Number,
            f.Round.State,
            f.Round.AfterId,
            AmountJson.Of(f.Result?.Awarded),
            AmountJson.Of(f.Result?.Left),
            f.AtHand?.Cannot is { } cannot ? TextJson.Of(cannot.Text) : null,
            f.Digest,
            JsonElement.Parse(f.File),
            f.Proposal is { } proposal ? RoundProposalJson.Of(proposal) : null,
            f.Draw is { } draw ? DrawJson.Of(draw) : null
        );
}

public sealed record RoundProposalJson(
    Guid Id,
    Guid Round,
    RoundProposalState State,
    AmountJson Amount,
    string Sha256,
    string Reason,
    DecisionJson Decision
)
{
    public static RoundProposalJson Of(RoundProposal p) =>
        new(
            p.Id,
            p.RoundId,
            p.State,
            AmountJson.Of(p.Amount),
            p.Digest,
            p.Reason,
            new(p.ProposedBy, p.ProposedAt, p.DecidedBy, p.DecidedAt, p.DecisionReason)
        );
}

/// <param name="Opening">What was hashed: known when the list has closed.</param>
/// <param name="Key">Of RFC 3797: known when two people gave the value.</param>
public sealed record DrawJson(string Commitment, string? Opening, IReadOnlyList<string>? List, string? Source, string? Moment, string? Key)
{
    public static DrawJson Of(RoundDraw d) =>
        new(d.Commitment, d.IsClosed ? d.Opening : null, d.Lot?.List, d.Source, d.Moment, d.Lot?.Key.Text);
}
