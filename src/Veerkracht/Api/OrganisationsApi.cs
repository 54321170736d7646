using Veerkracht.Features.Organisations;

namespace Veerkracht.Api;

/// <summary>Associations and companies: who is registered, and to register one.</summary>
internal static class OrganisationsApi
{
    private const string Tag = "Organisations";

    public static void MapOrganisations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/organisations", Registered)
            .Named("getOrganisations", Tag, "The associations and companies that are registered, by name", Audience.Operating)
            .Produces<OrganisationsJson>()
            .Refuses(401, 403);
        api.MapPost("/organisations", Register)
            .Named(
                "registerOrganisation",
                Tag,
                "Register an association or a company, which is in no list of governments",
                RegisterBody.Kind
            )
            .Produces<RegisteredOrganisationJson>(201);
    }

    private static IResult Registered(HttpContext context, OrganisationRegistry organisations, Clock clock) =>
        context.Actor().Operates
            ? TypedResults.Ok(new OrganisationsJson([.. organisations.ThatFit("", clock.Today).Select(RegisteredOrganisationJson.Of)]))
            : Problems.Of(Refusal.Forbidden(), context);

    private static async Task<IResult> Register(
        RegisterOrganisationJson body,
        HttpContext context,
        RegisterBody register,
        CancellationToken stop
    )
    {
        var asked = new AskedBody(body.EnterpriseNumber, body.Name, body.Class, body.Municipality);
        var registered = await register.Do(context.Actor(), asked, stop);
        return registered.Done
            ? TypedResults.Created($"{ApiDoor.Prefix}/organisations", RegisteredOrganisationJson.Of(registered.Value))
            // By the names that the boxes have here.
            : Problems.Of([.. registered.Refusals.Select(r => r with { Field = r.Field is { } box ? Members[box] : null })], context);
    }

    private static readonly Dictionary<string, string> Members = new()
    {
        [BodyRefusals.Number] = "enterpriseNumber",
        [BodyRefusals.Name] = "name",
        [BodyRefusals.Class] = "class",
        [BodyRefusals.Seat] = "municipality",
    };
}

/// <param name="EnterpriseNumber">As people write it: with or without dots and "BE".</param>
/// <param name="Class">"non-profit" or "company".</param>
/// <param name="Municipality">Of its seat: name or NIS code; null where it is not known.</param>
public sealed record RegisterOrganisationJson(string? EnterpriseNumber, string? Name, string? Class, string? Municipality);

public sealed record OrganisationsJson(IReadOnlyList<RegisteredOrganisationJson> Organisations);

/// <param name="EnterpriseNumber">Ten digits.</param>
/// <param name="Class">"non-profit" or "company".</param>
/// <param name="Nis">NIS code of the municipality of its seat; null where it is not known.</param>
public sealed record RegisteredOrganisationJson(string EnterpriseNumber, string Name, string Class, string? Nis)
{
    internal static RegisteredOrganisationJson Of(ListedBody body) => new(body.Number, body.Name, body.Class, body.Seat?.Nis);
}
