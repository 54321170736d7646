using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Steering;

/// <summary>Who sees how calls are steered: who proposes, who decides, and who looks back. The jury judges applications, not calls.</summary>
public static class SteeringAccess
{
    public static bool MaySteer(this Actor actor) =>
        actor.Is(Role.ProgrammeManager) || actor.Is(Role.SecondApprover) || actor.Is(Role.Auditor);
}
