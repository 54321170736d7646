using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Casework;

public static class WorkDesk
{
    /// <summary>Sit at the desk where a dossier is prepared, from completeness to the note of the bank.</summary>
    private static readonly Role[] Preparing = [Role.ProgrammeManager, Role.CaseWorker, Role.Finance];

    /// <summary>The desk at which a person sits; null for who looks and does not decide.</summary>
    public static Desk? Of(Actor actor) =>
        Preparing.Any(actor.Is) ? Desk.ProgrammeManager
        : actor.Is(Role.SecondApprover) ? Desk.SecondApprover
        : actor.WorksOnDrafts ? Desk.Applicant
        : null;
}
