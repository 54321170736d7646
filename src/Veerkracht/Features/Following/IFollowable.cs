using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Following;

/// <summary>What is followed, as people know it.</summary>
/// <param name="Href">Its page.</param>
public sealed record FollowedThing(LocalText Title, string Href);

/// <summary>A kind of thing that can be followed: which there are, and what they are called.</summary>
public interface IFollowable
{
    FollowKind Kind { get; }

    /// <summary>"Thema’s", "Themes".</summary>
    LocalText Title { get; }

    /// <summary>Null where the public knows no such thing: then it cannot be followed.</summary>
    Task<FollowedThing?> Find(string key, CancellationToken stop);
}
