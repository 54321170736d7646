using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Calls;

/// <summary>A right of one organisation: all of it, and what it can still ask of it.</summary>
public sealed record RightAtHand(LocalText Title, Money All, Money Left);

/// <summary>Reads it for who is signed in; the room of applications, downstream, knows what was asked already.</summary>
public interface IRightsAtHand
{
    /// <summary>In the order of the call; none for an organisation that may not apply today.</summary>
    Task<IReadOnlyList<RightAtHand>> Of(CallDefinition call, OrganisationId reader, CancellationToken stop = default);
}
