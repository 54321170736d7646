using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;

namespace Veerkracht.Api;

/// <param name="Programme">Slug; null is all programmes of the agency. It says nothing for a local government.</param>
/// <param name="Limit">The most on which an approver decides at once; null is no limit. Only an approver has one.</param>
public record AskedRoleJson(Role? Role, string? Programme, AmountJson? Limit)
{
    public Outcome<AskedRole> Read()
    {
        if (Limit is null)
            return new AskedRole(Role, Programme, null);
        return
            Limit.Currency == "EUR"
            && NumeralReader.TryRead(Limit.Amount, Language.En, out var number, out _)
            && number.Decimals <= 2
            && Money.CanHold(number.Value)
            ? new AskedRole(Role, Programme, Rounding.HalfUpToCent(number.Value))
            : PeopleRefusals.LimitTooLow;
    }
}

/// <param name="Role">A consultant is invited as everybody else: to the role "consultant".</param>
public sealed record InvitePersonJson(string? Name, string? Email, Role? Role, string? Programme, AmountJson? Limit)
    : AskedRoleJson(Role, Programme, Limit);

/// <param name="LastDay">By the calendar of Brussels; today ends it at once.</param>
public sealed record EndRoleJson(DateOnly? LastDay);

public sealed record AcceptanceJson(string? Code);

public sealed record PeopleJson(IReadOnlyList<MemberJson> People);

/// <param name="Ended">Roles of before, newest first.</param>
public sealed record MemberJson(Guid Id, string Name, string? Email, IReadOnlyList<RoleJson> Roles, IReadOnlyList<RoleJson> Ended)
{
    internal static MemberJson Of(OrganisationPerson person) =>
        new(
            person.Id,
            person.Name,
            person.Email,
            [.. person.Now.Select(r => RoleJson.Of(r.Mandate))],
            [.. person.Ended.Select(r => RoleJson.Of(r.Mandate))]
        );
}

/// <param name="Source">Whether it was given here or comes from the service for signing in.</param>
/// <param name="From">UTC; null: since before it was written down.</param>
/// <param name="Until">UTC, the first instant at which it no longer counts; null: no end was set.</param>
/// <param name="GivenBy">Id of the person; null where that was nobody of here.</param>
public sealed record RoleJson(
    Guid Id,
    Role Role,
    string? Programme,
    AmountJson? Limit,
    MandateSource Source,
    DateTime? From,
    DateTime? Until,
    Guid? GivenBy,
    Guid? EndedBy
)
{
    internal static RoleJson Of(Mandate mandate) =>
        new(
            mandate.Id,
            mandate.Role,
            mandate.Programme == Mandate.AllProgrammes ? null : mandate.Programme,
            mandate.LimitCents is { } cents ? AmountJson.Of(new Money(cents)) : null,
            mandate.Source,
            mandate.ValidFrom,
            mandate.ValidUntil,
            mandate.GivenBy,
            mandate.EndedBy
        );
}

public sealed record TakenRoleJson(OrganisationJson Organisation, RoleJson Role);

public sealed record InvitationsJson(IReadOnlyList<InvitationJson> Invitations);

/// <param name="ExpiresAt">UTC; from then on its code no longer works.</param>
/// <param name="Expired">It did already.</param>
public sealed record InvitationJson(
    Guid Id,
    string? Name,
    string? Email,
    Role Role,
    string? Programme,
    AmountJson? Limit,
    DateTime InvitedAt,
    DateTime ExpiresAt,
    bool Expired
)
{
    internal static InvitationJson Of(Invitation invitation, DateTime now) =>
        new(
            invitation.Id,
            invitation.Name,
            invitation.Email,
            invitation.Role,
            invitation.Programme == Mandate.AllProgrammes ? null : invitation.Programme,
            invitation.LimitCents is { } cents ? AmountJson.Of(new Money(cents)) : null,
            invitation.InvitedAt,
            invitation.ExpiresAt,
            !invitation.Waits(now)
        );
}

/// <param name="Code">Works once, for two weeks; it cannot be read back.</param>
/// <param name="Href">Page of the site where who is invited accepts it.</param>
/// <param name="Mailed">Whether it leaves by mail; else you pass it on.</param>
public sealed record InvitedJson(InvitationJson Invitation, string Code, string Href, bool Mailed);
