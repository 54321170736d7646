using Veerkracht.Core.Identifiers;

namespace Veerkracht.Acts;

/// <summary>Who acts now: a person on behalf of one organisation, with the roles held there.</summary>
public sealed record Actor(Guid PersonId, string Name, OrganisationId Organisation, string OrganisationName, IReadOnlySet<Role> Roles)
{
    /// <summary>The platform itself, for what happens without a person: loading the programme.</summary>
    public static readonly Actor System = new(
        Guid.Parse("00000000-0000-7000-8000-000000000001"),
        "Veerkracht",
        OrganisationId.FirstKnownAs("OVO001835"),
        "Agentschap Binnenlands Bestuur",
        new HashSet<Role>()
    );

    public bool IsPlatform => PersonId == System.PersonId;

    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Works on dossiers for a local government.</summary>
    public bool IsLocal => Is(Role.Officer) || MaySign;

    /// <summary>May bind the local government: send an application or a claim.</summary>
    public bool MaySign => Is(Role.FinanceDirector) || Is(Role.Mayor);

    /// <summary>Sees all dossiers of the programme.</summary>
    public bool IsAdministration => Is(Role.ProgrammeManager) || Is(Role.SecondApprover) || Is(Role.Auditor) || Is(Role.Jury);

    /// <summary>Is asked what it thinks of a call before it is published: local governments and their association.</summary>
    public bool IsConsulted => IsLocal || Is(Role.Association);

    public bool MaySee(OrganisationId organisation) => IsAdministration || (IsLocal && Organisation == organisation);
}
