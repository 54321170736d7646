using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Steering;

/// <summary>Who sees how calls are steered; see <see cref="RolesTogether.OverCalls"/>.</summary>
public static class SteeringAccess
{
    /// <summary>Anywhere: whether there is a way to it.</summary>
    public static bool MaySteer(this Actor actor) => RolesTogether.OverCalls.Any(actor.Is);

    /// <summary>The calls of this measure.</summary>
    public static bool MaySteer(this Actor actor, string measure) => RolesTogether.OverCalls.Any(role => actor.IsOver(role, measure));
}
