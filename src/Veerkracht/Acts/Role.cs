namespace Veerkracht.Acts;

/// <summary>Association: an association of local governments (VVSG) that is consulted; it has no dossiers.</summary>
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
}
