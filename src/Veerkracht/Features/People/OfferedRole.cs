using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.People;

/// <summary>A role as somebody asks to give it; what is not given is null.</summary>
/// <param name="Programme">Slug of one programme of the agency; null or empty is all of them.</param>
/// <param name="Limit">Only for an approver; null is no limit.</param>
public sealed record AskedRole(Role? Role, string? Programme, Money? Limit);

/// <summary>A role that this organisation can give. Programme and limit stand only where they mean something.</summary>
public sealed record OfferedRole(Role Role, string Programme, long? LimitCents)
{
    public static Outcome<OfferedRole> Of(OrganisationId organisation, AskedRole asked, ProgrammeCatalogue programmes)
    {
        var agency = programmes.IsAgency(organisation);
        if (asked.Role is not { } role || !PeopleAccess.RolesOf(agency).Contains(role))
            return PeopleRefusals.RoleNeeded;
        var programme = agency && RolesTogether.OverDossiers.Contains(role) ? asked.Programme ?? "" : Mandate.AllProgrammes;
        if (programme.Length > 0 && programmes.MeasuresOf(organisation).All(m => m.Programme != programme))
            return PeopleRefusals.UnknownProgramme;
        var limit = role == Role.SecondApprover ? asked.Limit : null;
        if (limit is { IsPositive: false })
            return PeopleRefusals.LimitTooLow;
        return new OfferedRole(role, programme, limit?.Cents);
    }

    /// <summary>As the history keeps it.</summary>
    public object Told() =>
        new
        {
            Role,
            Programme = Programme.Length > 0 ? Programme : null,
            Limit = LimitCents is { } cents ? new Money(cents).ToString() : null,
        };
}
