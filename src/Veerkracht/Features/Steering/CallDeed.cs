using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering;

/// <summary>
/// Something else that can be done with a call, in another room: a new version. Rooms downstream register theirs; it stands in the list of
/// what can be done.
/// </summary>
/// <param name="Href">Where it is done.</param>
public sealed record CallDeed(LocalText Title, LocalText Hint, Func<CallDefinition, string> Href);
