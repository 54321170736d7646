namespace Veerkracht.Acts;

/// <summary>
/// What somebody may be in an organisation. Officer, finance director, mayor and consultant work for a local government; programme
/// manager, case worker, approver (SecondApprover), jury, auditor and finance for an agency; an administrator looks after the people of
/// either. Association: an association of local governments (VVSG) that is consulted; it has no dossiers. Citizen: somebody without an
/// organisation.
/// </summary>
public enum Role
{
    Officer,
    FinanceDirector,
    Mayor,
    ProgrammeManager,
    SecondApprover,
    Jury,
    Auditor,
    Citizen,
    Association,
    CaseWorker,
    Finance,
    Administrator,
    Consultant,
}

/// <summary>Which roles belong together.</summary>
public static class RolesTogether
{
    /// <summary>Roles over the dossiers of an agency: within its measures, and within the programme of the mandate.</summary>
    public static readonly IReadOnlyList<Role> OverDossiers =
    [
        Role.ProgrammeManager,
        Role.CaseWorker,
        Role.SecondApprover,
        Role.Finance,
        Role.Jury,
        Role.Auditor,
    ];

    /// <summary>
    /// See how calls are written and steered: who proposes, who decides, and who looks back. The jury judges applications, not calls.
    /// </summary>
    public static readonly IReadOnlyList<Role> OverCalls = [Role.ProgrammeManager, Role.SecondApprover, Role.Auditor];

    /// <summary>See what goes to the bank: who orders, who releases, and who looks back.</summary>
    public static readonly IReadOnlyList<Role> OverPayments = [Role.Finance, Role.SecondApprover, Role.Auditor];

    /// <summary>Act for a local government.</summary>
    public static readonly IReadOnlyList<Role> OfGovernment = [Role.Officer, Role.FinanceDirector, Role.Mayor];

    /// <summary>Fill in drafts of a local government: its own people, and the consultant whom it admitted.</summary>
    public static readonly IReadOnlyList<Role> OnDrafts = [.. OfGovernment, Role.Consultant];
}
