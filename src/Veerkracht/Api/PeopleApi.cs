using NodaTime;
using Veerkracht.Features.People;

namespace Veerkracht.Api;

/// <summary>The people of an organisation: who has which role, who is invited, and who takes that up.</summary>
internal static class PeopleApi
{
    private const string Tag = "People";

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", People)
            .Named("getPeople", Tag, "The people of your organisation, with the roles of now and those that ended", Audience.Keeping)
            .Produces<PeopleJson>()
            .Refuses(401, 403);
        api.MapPost("/people/{id:guid}/roles", Give)
            .Named("giveRole", Tag, "Give another role to somebody of your organisation", GiveRole.Kind)
            .Produces<RoleJson>(201);
        api.MapPost("/roles/{id:guid}/ending", End)
            .Named("endRole", Tag, "End a role: today at once, a later day at its end", EndRole.Kind)
            .Produces<RoleJson>();
        api.MapGet("/invitations", Invitations)
            .Named("getInvitations", Tag, "The invitations of your organisation that nobody used, newest first", Audience.Keeping)
            .Produces<InvitationsJson>()
            .Refuses(401, 403);
        api.MapPost("/invitations", Invite)
            .Named("invitePerson", Tag, "Invite somebody to a role; the code is in this answer and nowhere else", InvitePerson.Kind)
            .Produces<InvitedJson>(201);
        api.MapDelete("/invitations/{id:guid}", Withdraw)
            .Named("withdrawInvitation", Tag, "Withdraw an invitation: its code no longer works", WithdrawInvitation.Kind)
            .Produces(204);
        api.MapPost("/invitations/acceptance", Accept)
            .Named("acceptInvitation", Tag, "Take the role to which you are invited, with the code", AcceptInvitation.Kind)
            .Produces<TakenRoleJson>(201);
    }

    private static async Task<IResult> People(HttpContext context, PeopleList people, CancellationToken stop) =>
        context.Actor() is var actor && actor.MayManagePeople()
            ? TypedResults.Ok(new PeopleJson([.. (await people.Of(actor.Organisation, stop)).Select(MemberJson.Of)]))
            : Problems.Of(Refusal.Forbidden(), context);

    private static async Task<IResult> Give(Guid id, AskedRoleJson body, HttpContext context, GiveRole give, CancellationToken stop) =>
        body.Read() is var read && read.Done
            ? (await give.Do(context.Actor(), id, read.Value, stop)).Answered(context, m =>
                TypedResults.Created($"{ApiDoor.Prefix}/people", RoleJson.Of(m))
            )
            : Refused(read.Refusals, context);

    private static async Task<IResult> End(Guid id, EndRoleJson body, HttpContext context, EndRole end, CancellationToken stop) =>
        (await end.Do(context.Actor(), id, body.LastDay is { } day ? LocalDate.FromDateOnly(day) : null, stop)).Answered(context, m =>
            TypedResults.Ok(RoleJson.Of(m))
        );

    private static async Task<IResult> Invitations(HttpContext context, PeopleList people, Clock clock, CancellationToken stop) =>
        context.Actor() is var actor && actor.MayManagePeople()
            ? TypedResults.Ok(
                new InvitationsJson([
                    .. (await people.Invitations(actor.Organisation, stop)).Select(i => InvitationJson.Of(i, clock.SystemUtcNow)),
                ])
            )
            : Problems.Of(Refusal.Forbidden(), context);

    private static async Task<IResult> Invite(
        InvitePersonJson body,
        HttpContext context,
        InvitePerson invite,
        Clock clock,
        CancellationToken stop
    ) =>
        body.Read() is var read && read.Done
            ? (await invite.Do(context.Actor(), new(body.Name, body.Email, read.Value), stop)).Answered(context, i =>
                TypedResults.Created(
                    $"{ApiDoor.Prefix}/invitations",
                    new InvitedJson(InvitationJson.Of(i.Invitation, clock.SystemUtcNow), i.Code, i.Href, i.Mailed)
                )
            )
            : Refused(read.Refusals, context);

    private static async Task<IResult> Withdraw(Guid id, HttpContext context, WithdrawInvitation withdraw, CancellationToken stop) =>
        (await withdraw.Do(context.Actor(), id, stop)).Answered(context, _ => TypedResults.NoContent());

    private static async Task<IResult> Accept(AcceptanceJson body, HttpContext context, AcceptInvitation accept, CancellationToken stop) =>
        (await accept.Do(context.Actor(), body.Code ?? "", stop)).Answered(context, m =>
            TypedResults.Created($"{ApiDoor.Prefix}/me", new TakenRoleJson(new(m.Organisation, m.OrganisationName), RoleJson.Of(m)))
        );

    private static IResult Answered<T>(this Outcome<T> outcome, HttpContext context, Func<T, IResult> done) =>
        outcome.Done ? done(outcome.Value) : Refused(outcome.Refusals, context);

    /// <summary>By the names that the boxes have here.</summary>
    private static IResult Refused(IReadOnlyList<Refusal> refusals, HttpContext context) =>
        Problems.Of([.. refusals.Select(r => r with { Field = r.Field is { } box ? Members.GetValueOrDefault(box, box) : null })], context);

    private static readonly Dictionary<string, string> Members = new()
    {
        ["naam"] = "name",
        ["rol"] = "role",
        ["programma"] = "programme",
        ["grens"] = "limit",
        ["dag"] = "lastDay",
    };
}
