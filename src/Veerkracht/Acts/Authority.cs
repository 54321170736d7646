using System.Collections.Frozen;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Acts;

/// <summary>
/// A mandate that counts now, and how far it reaches: the programmes and measures of the agency at which it is held, none elsewhere.
/// </summary>
/// <param name="Limit">The most that an approver decides on at once; null is no limit.</param>
public sealed record Authority(Role Role, IReadOnlySet<string> Programmes, IReadOnlySet<string> Measures, Money? Limit)
{
    /// <summary>Of a role that is not held over measures: that of a local government.</summary>
    public static Authority Of(Role role) => new(role, FrozenSet<string>.Empty, FrozenSet<string>.Empty, null);
}
