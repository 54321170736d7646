namespace Veerkracht.Features.Accounts;

/// <summary>
/// What an assessor does not read; the room of panels knows it. Asked at each request of who assesses, for it counts at once.
/// </summary>
public interface IReadingBars
{
    Task<ReadingBars> Of(Actor actor, CancellationToken stop);
}

public static class ReadingBarsOfActor
{
    /// <summary>The same actor, with what it does not read.</summary>
    public static async Task<Actor> WithBars(this IReadingBars bars, Actor actor, CancellationToken stop) =>
        actor.Is(Role.Jury) ? actor with { Bars = await bars.Of(actor, stop) } : actor;
}
