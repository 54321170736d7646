using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;

namespace Veerkracht.Api;

/// <summary>Several people in one draft: who is where, who does what, and the agreements. For the government whose draft it is.</summary>
internal static class TogetherApi
{
    private const string Tag = "Drafting together";

    public static void MapTogether(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/steps/{step}/company", Company)
            .Named("getCompany", Tag, "Who has this draft open, who does which section, and the agreements", Audience.Applicant)
            .Produces<CompanyJson>()
            .Refuses(401, 404, 409);
        api.MapPut("/dossiers/{id:guid}/steps/{step}/sections/{section}/assignee", Assign)
            .Named("assignSection", Tag, "Give a section to a colleague; null takes it away", Audience.Applicant)
            .Produces(204)
            .RefusesAsAct();
        api.MapPost("/dossiers/{id:guid}/steps/{step}/agreement", Agree)
            .Named(
                "agreeWithDraft",
                Tag,
                "Agree with the draft as it stands, as finance director or mayor; If-Match agrees only with what you read",
                AgreeWithDraft.Kind
            )
            .Produces<AgreedJson>()
            .RefusesAsAct(412);
        api.MapPost("/dossiers/{id:guid}/steps/{step}/signature-request", Sign)
            .Named("askToSign", Tag, "Ask the finance director or the mayor to send a draft that is ready", AskToSign.Kind)
            .Produces<SignatureAskedJson>()
            .RefusesAsAct();
    }

    private static async Task<IResult> Sign(Guid id, string step, HttpContext context, AskToSign ask, CancellationToken stop) =>
        (await ask.Do(context.Actor(), id, step, stop)).Answer(context, at => TypedResults.Ok(new SignatureAskedJson(at)));

    private static async Task<IResult> Company(
        Guid id,
        string step,
        HttpContext context,
        Drafts drafts,
        StepCompanies companies,
        Agreements agreements,
        CancellationToken stop
    )
    {
        var opened = await drafts.Open(context.Actor(), id, step, stop);
        if (!opened.Done)
            return Problems.Of(opened.Refusals, context);
        var company = await companies.Enter(context.Actor(), opened.Value.Dossier, step, "", again: false, stop);
        return TypedResults.Ok(
            new CompanyJson(
                [.. company.Here.Select(h => new ColleagueHereJson(h.PersonId, h.Name, h.Section.Length > 0 ? h.Section : null, h.Since))],
                company.Assigned.ToDictionary(a => a.Key, a => new PersonRefJson(a.Value.Id, a.Value.Name)),
                [.. (await agreements.Of(opened.Value, stop)).Select(a => new AgreementJson(a.Role, a.Asked, a.State, a.Name, a.At))]
            )
        );
    }

    private static async Task<IResult> Assign(
        Guid id,
        string step,
        string section,
        AssigneeBody body,
        HttpContext context,
        AssignSection assign,
        CancellationToken stop
    ) => (await assign.Do(context.Actor(), id, step, section, body.Person, stop)).Answer(context, _ => TypedResults.NoContent());

    private static async Task<IResult> Agree(Guid id, string step, HttpContext context, AgreeWithDraft agree, CancellationToken stop) =>
        (await agree.Do(context.Actor(), id, step, ETags.Wanted(context.Request), stop)).Answer(context, sha256 =>
            TypedResults.Ok(new AgreedJson(sha256))
        );
}

/// <param name="Person">Id of a colleague who has signed in before; null takes the section away.</param>
public sealed record AssigneeBody(Guid? Person);

/// <param name="Sha256">Of the answers in canonical form.</param>
public sealed record AgreedJson(string Sha256);

/// <param name="AskedAt">When it was asked last.</param>
public sealed record SignatureAskedJson(DateTime AskedAt);

public sealed record PersonRefJson(Guid Id, string Name);

/// <param name="Section">Null on a page about the whole step.</param>
public sealed record ColleagueHereJson(Guid Person, string Name, string? Section, DateTime Since);

/// <param name="State">"older": given on answers that changed since.</param>
public sealed record AgreementJson(Role Role, bool Asked, AgreementState State, string? Name, DateTime? At);

/// <param name="Assigned">Who has which section, by its id.</param>
public sealed record CompanyJson(
    IReadOnlyList<ColleagueHereJson> Here,
    IReadOnlyDictionary<string, PersonRefJson> Assigned,
    IReadOnlyList<AgreementJson> Agreements
);
