using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Casework;

public static class WorkDesk
{
    /// <summary>The desk at which a person sits; null for who looks and does not decide.</summary>
    public static Desk? Of(Actor actor) =>
        actor.Is(Role.ProgrammeManager) ? Desk.ProgrammeManager
        : actor.Is(Role.SecondApprover) ? Desk.SecondApprover
        : actor.IsLocal ? Desk.Applicant
        : null;
}
