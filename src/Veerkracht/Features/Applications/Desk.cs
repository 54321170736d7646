namespace Veerkracht.Features.Applications;

/// <summary>
/// On whose desk a dossier lies first of all: who has to do something before it goes on. Who else has to act, from when and until when, the
/// tasks say: <see cref="Tasks.DossierTask"/>.
/// </summary>
public enum Desk
{
    Nobody,
    Applicant,
    ProgrammeManager,
    SecondApprover,

    /// <summary>A decided payment or repayment waits for the bank.</summary>
    Finance,
}

public static class Desks
{
    /// <summary>Who is to act after a change of state; acts within a state say it themselves.</summary>
    public static Desk After(DossierState state) =>
        state switch
        {
            DossierState.Draft or DossierState.Selected or DossierState.Awarded => Desk.Applicant,
            DossierState.Registered or DossierState.Complete => Desk.ProgrammeManager,
            DossierState.Proposed => Desk.SecondApprover,
            _ => Desk.Nobody,
        };
}
