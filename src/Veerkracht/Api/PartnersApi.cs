using System.Text.Json.Nodes;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Api;

/// <summary>
/// Governments that are named as partner: the applicant sees how they stand and asks again, a partner reads, confirms or declines.
/// </summary>
internal static class PartnersApi
{
    private const string Tag = "Partners";

    public static void MapPartners(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/steps/{step}/partners", List)
            .Named("getPartners", Tag, "How the partners stand that the draft names", Audience.Applicant)
            .Produces<PartnersJson>()
            .Refuses(401, 404, 409);
        api.MapPost("/dossiers/{id:guid}/steps/{step}/partners/{organisation}", Ask)
            .Named("askPartner", Tag, "Ask a partner that the answers name to take part; it then reads the draft", AskPartner.Kind)
            .Produces<PartnerJson>();
        api.MapDelete("/dossiers/{id:guid}/steps/{step}/partners/{organisation}/request", TakeBack)
            .Named("withdrawPartnerRequest", Tag, "Take a request back that was not answered", WithdrawPartnerRequest.Kind)
            .Produces(StatusCodes.Status204NoContent);
        api.MapPost("/dossiers/{id:guid}/steps/{step}/partners/{organisation}/request", AskAgain)
            .Named("askPartnerAgain", Tag, "Ask a partner again that declined, or confirmed an earlier version", AskPartnerAgain.Kind)
            .Produces<PartnerJson>();
        api.MapGet("/partnerships", Asked)
            .Named("getPartnerships", Tag, "The drafts in which your organisation is named as partner", Audience.Local)
            .Produces<PartnershipsJson>()
            .Refuses(401, 403);
        api.MapGet("/partnerships/{id:guid}/{step}", Read)
            .Named("getPartnership", Tag, "The answers of a draft in which your organisation is named as partner", Audience.Partner)
            .Produces<PartnershipJson>()
            .Refuses(401, 404);
        api.MapPost("/partnerships/{id:guid}/{step}/confirmation", Confirm)
            .Named("confirmPartnership", Tag, "Take part in the project as it stands", ConfirmPartnership.Kind)
            .Produces<PartnerJson>();
        api.MapPost("/partnerships/{id:guid}/{step}/refusal", Decline)
            .Named("declinePartnership", Tag, "Not take part", DeclinePartnership.Kind)
            .Produces<PartnerJson>();
    }

    private static async Task<IResult> List(
        Guid id,
        string step,
        HttpContext context,
        Drafts drafts,
        PartnerProjects projects,
        CancellationToken stop
    )
    {
        var opened = await drafts.Open(context.Actor(), id, step, stop);
        if (!opened.Done)
            return Problems.Of(opened.Refusals, context);
        return TypedResults.Ok(
            new PartnersJson([
                .. (await projects.Of(opened.Value, stop)).Select(s =>
                    PartnerJson.Of(s.Part) with
                    {
                        Changes = [.. s.Changes.Select(TextJson.Of)],
                    }
                ),
            ])
        );
    }

    private static async Task<IResult> Ask(
        Guid id,
        string step,
        string organisation,
        HttpContext context,
        AskPartner ask,
        CancellationToken stop
    ) => (await ask.Do(context.Actor(), id, step, organisation, stop)).Answer(context, p => TypedResults.Ok(PartnerJson.Of(p)));

    private static async Task<IResult> TakeBack(
        Guid id,
        string step,
        string organisation,
        HttpContext context,
        WithdrawPartnerRequest withdraw,
        OrganisationRegistry organisations,
        Clock clock,
        CancellationToken stop
    ) =>
        organisations.IdOf(organisation, clock.Today) is { } partner
            ? (await withdraw.Do(context.Actor(), id, step, partner, stop)).Answer(context, _ => TypedResults.NoContent())
            : Problems.NotFound(context);

    private static async Task<IResult> AskAgain(
        Guid id,
        string step,
        string organisation,
        HttpContext context,
        AskPartnerAgain ask,
        OrganisationRegistry organisations,
        Clock clock,
        CancellationToken stop
    ) =>
        organisations.IdOf(organisation, clock.Today) is { } partner
            ? (await ask.Do(context.Actor(), id, step, partner, stop)).Answer(context, p => TypedResults.Ok(PartnerJson.Of(p)))
            : Problems.NotFound(context);

    private static async Task<IResult> Asked(HttpContext context, PartnerDrafts drafts, CancellationToken stop)
    {
        if (!context.Actor().IsLocal)
            return Problems.Of(Refusal.Forbidden(), context);
        return TypedResults.Ok(
            new PartnershipsJson([
                .. (await drafts.Of(context.Actor(), stop)).Select(f => new PartnershipRowJson(
                    f.Dossier.Id,
                    f.Stand.Part.StepId,
                    f.Dossier.Number,
                    f.Dossier.OrganisationName,
                    f.Stand.Part.State
                )),
            ])
        );
    }

    private static async Task<IResult> Read(
        Guid id,
        string step,
        HttpContext context,
        PartnerDrafts drafts,
        PartnerProjects projects,
        CancellationToken stop
    )
    {
        if (await drafts.Find(context.Actor(), id, step, stop) is not { } found)
            return Problems.NotFound(context);
        var free = await projects.Evaluate(found.Draft, stop);
        return TypedResults.Ok(
            new PartnershipJson(
                id,
                step,
                found.Draft.Dossier.Number,
                found.Draft.Dossier.OrganisationName,
                found.Draft.Step.State,
                PartnerJson.Of(found.Part) with
                {
                    Changes = [.. projects.Changes(found.Draft, free, found.Part).Select(TextJson.Of)],
                },
                projects.Basis(found.Draft, free, found.Part.Organisation).Seen,
                (JsonObject)free.Clean.DeepClone()
            )
        );
    }

    private static async Task<IResult> Confirm(
        Guid id,
        string step,
        ConfirmPartnershipBody body,
        HttpContext context,
        ConfirmPartnership confirm,
        CancellationToken stop
    ) =>
        (await confirm.Do(context.Actor(), id, step, body.Remark, body.Seen, stop)).Answer(context, p =>
            TypedResults.Ok(PartnerJson.Of(p))
        );

    private static async Task<IResult> Decline(
        Guid id,
        string step,
        RemarkJson body,
        HttpContext context,
        DeclinePartnership decline,
        CancellationToken stop
    ) => (await decline.Do(context.Actor(), id, step, body.Remark, stop)).Answer(context, p => TypedResults.Ok(PartnerJson.Of(p)));
}

/// <param name="Seen">As you read it: the confirmation is refused where the project changed since. Null confirms what is saved.</param>
public sealed record ConfirmPartnershipBody(string? Remark, string? Seen);

public sealed record PartnersJson(IReadOnlyList<PartnerJson> Partners);

/// <param name="Organisation">KBO number.</param>
/// <param name="Changes">What changed in the project since it confirmed; then the confirmation no longer counts.</param>
public sealed record PartnerJson(
    OrganisationId Organisation,
    string Name,
    PartnerState State,
    DateTime AskedAt,
    DateTime? DecidedAt,
    string? Remark
)
{
    public IReadOnlyList<TextJson> Changes { get; init; } = [];

    public static PartnerJson Of(PartnerPart part) =>
        new(part.Organisation, part.OrganisationName, part.State, part.AskedAt, part.DecidedAt, part.Remark);
}

public sealed record PartnershipsJson(IReadOnlyList<PartnershipRowJson> Partnerships);

public sealed record PartnershipRowJson(Guid Dossier, string Step, string Number, string ApplicantName, PartnerState State);

/// <param name="StepState">"draft" is never a submission.</param>
/// <param name="Seen">To send back with a confirmation.</param>
public sealed record PartnershipJson(
    Guid Dossier,
    string Step,
    string Number,
    string ApplicantName,
    StepState StepState,
    PartnerJson Partner,
    string Seen,
    JsonObject Answers
);
