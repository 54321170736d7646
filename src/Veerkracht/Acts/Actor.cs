using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Acts;

/// <summary>
/// Who acts now: a person on behalf of one organisation, with the mandates held there. Authority over dossiers and calls is never global:
/// it is held over the measures of one agency, within the programme of the mandate.
/// </summary>
public sealed record Actor(
    Guid PersonId,
    string Name,
    OrganisationId Organisation,
    string OrganisationName,
    IReadOnlyList<Authority> Mandates
)
{
    /// <summary>With roles that are not held over measures: those of a local government.</summary>
    public Actor(Guid personId, string name, OrganisationId organisation, string organisationName, IEnumerable<Role> roles)
        : this(personId, name, organisation, organisationName, [.. roles.Select(Authority.Of)]) { }

    /// <summary>The platform itself, for what happens without a person: loading the programme.</summary>
    public static readonly Actor System = new(
        Guid.Parse("00000000-0000-7000-8000-000000000001"),
        "Veerkracht",
        OrganisationId.FirstKnownAs("OVO001835"),
        "Agentschap Binnenlands Bestuur",
        new List<Role>()
    );

    /// <summary>What an assessor does not read of what its role would show; nothing for all others.</summary>
    public ReadingBars Bars { get; init; } = ReadingBars.None;

    public bool IsPlatform => PersonId == System.PersonId;

    /// <summary>The other organisations for which this person may act, by name.</summary>
    public IReadOnlyList<ActingFor> Elsewhere { get; init; } = [];

    public IReadOnlyList<Role> Roles => [.. Mandates.Select(m => m.Role).Distinct()];

    /// <summary>Anywhere: enough for a menu, never for an act on a dossier or a call.</summary>
    public bool Is(Role role) => Mandates.Any(m => m.Role == role);

    /// <summary>In this programme, at the agency of the actor.</summary>
    /// <param name="programme">Its slug.</param>
    public bool Is(Role role, string programme) => Mandates.Any(m => m.Role == role && m.Programmes.Contains(programme));

    /// <summary>Over the dossiers and calls of this measure: it is run by the agency of the actor, in a programme of the mandate.</summary>
    /// <param name="measure">Its slug.</param>
    public bool IsOver(Role role, string measure) => Mandates.Any(m => m.Role == role && m.Measures.Contains(measure));

    /// <summary>
    /// The most on which this person decides at once in a programme; null is no limit, and who is no approver there decides on nothing.
    /// </summary>
    public Money? LimitFor(string programme) => Most(Mandates.Where(m => m.Programmes.Contains(programme)));

    /// <summary>The same for a dossier of this measure.</summary>
    public Money? LimitOver(string measure) => Most(Mandates.Where(m => m.Measures.Contains(measure)));

    /// <summary>
    /// In any role over this measure: sees what is of the agency alone, like a proposal on which nobody decided, a refusal, the journal.
    /// </summary>
    /// <param name="measure">Its slug.</param>
    public bool HasAuthorityOver(string measure) => Measures.Contains(measure);

    /// <summary>The measures whose dossiers this person sees, for its agency; empty for who works for none.</summary>
    public IReadOnlySet<string> Measures => MeasuresAs(RolesTogether.OverDossiers);

    /// <summary>The measures over which one of these roles is held.</summary>
    public IReadOnlySet<string> MeasuresAs(params IReadOnlyCollection<Role> roles) =>
        Mandates.Where(m => roles.Contains(m.Role)).SelectMany(m => m.Measures).ToHashSet();

    /// <summary>Acts for a local government: works on its dossiers, asks and answers.</summary>
    public bool IsLocal => Mandates.Any(m => RolesTogether.OfGovernment.Contains(m.Role));

    /// <summary>Fills in drafts of a local government: its people, and a consultant, who may do no more than that.</summary>
    public bool WorksOnDrafts => Mandates.Any(m => RolesTogether.OnDrafts.Contains(m.Role));

    /// <summary>May bind the local government: send an application or a claim.</summary>
    public bool MaySign => Is(Role.FinanceDirector) || Is(Role.Mayor);

    /// <summary>
    /// Handles dossiers at an agency: enough for a menu or a list. Over which ones, <see cref="HasAuthorityOver"/> says.
    /// </summary>
    public bool IsAdministration => Mandates.Any(m => RolesTogether.OverDossiers.Contains(m.Role));

    /// <summary>Handles the dossiers of this measure: asks, corrects, looks whether they are complete.</summary>
    public bool Handles(string measure) => ActBy.Handler.Roles.Any(role => IsOver(role, measure));

    /// <summary>Sees how the site itself stands: an administrator of an agency that runs measures on it.</summary>
    public bool Operates => Mandates.Any(m => m.Role == Role.Administrator && m.Measures.Count > 0);

    /// <summary>Is asked what it thinks of a call before it is published: local governments and their association.</summary>
    public bool IsConsulted => IsLocal || Is(Role.Association);

    private static Money? Most(IEnumerable<Authority> mandates)
    {
        var limits = mandates.Where(m => m.Role == Role.SecondApprover).Select(m => m.Limit).ToList();
        return limits.Any(l => l is null) ? null : limits.Append(Money.Zero).Max();
    }
}

/// <summary>An organisation for which a person may act.</summary>
public sealed record ActingFor(OrganisationId Organisation, string Name);
