using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Notifications;

/// <summary>Something that is told to whoever follows any of these, in the room that publishes it.</summary>
/// <param name="About">What it is about: a theme with its parents, a call, a project.</param>
/// <param name="Href">Where it can be read: a path of this site.</param>
/// <param name="Once">What makes it unique ("article:SLUG:1"): told a second time it is left out.</param>
public sealed record FollowedNews(IReadOnlyCollection<Followed> About, LocalText Title, LocalText Body, string Href, string Once);

/// <summary>Where a room tells those who follow something; the room of following spreads it to their mail.</summary>
public interface ITellFollowers
{
    /// <summary>Adds it to the save that is being made: it is told when that is kept, and not otherwise.</summary>
    Task Tell(FollowedNews news, CancellationToken stop = default);
}
