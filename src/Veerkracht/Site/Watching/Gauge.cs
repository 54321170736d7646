using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Watching;

/// <summary>How something stands with the site itself, for who runs it.</summary>
public enum Condition
{
    Fine,

    /// <summary>Works, and somebody should look at it.</summary>
    Attention,

    /// <summary>Does not work.</summary>
    Wrong,
}

/// <summary>Under which heading a reading stands.</summary>
public enum Panel
{
    Process,
    Storage,
    Money,
    Mail,
    Files,
}

/// <summary>
/// One thing that an operator wants to know: on the page of operations, among the metrics where it is a number, and in what "ready" says.
/// Never personal data, never a secret.
/// </summary>
/// <param name="Name">Of the metric: "outbox.waiting".</param>
/// <param name="Shown">As people read it: "3 wachten".</param>
public sealed record Gauge(Panel Panel, string Name, LocalText Label, LocalText Shown)
{
    public Condition Condition { get; init; }

    /// <summary>For the metric, in <see cref="Unit"/>; null where it is no number.</summary>
    public double? Value { get; init; }

    /// <summary>As OpenTelemetry names units: "s", "By", "{message}".</summary>
    public string? Unit { get; init; }

    /// <summary>What to do about it; null where nothing is to be done.</summary>
    public LocalText? Advice { get; init; }
}

/// <summary>Reads how something stands, now. A room registers its own.</summary>
public interface IInstrument
{
    /// <summary>
    /// Whether the site is not ready for visitors while one of these readings is wrong. Then it is read every few seconds.
    /// </summary>
    bool DecidesReady => false;

    /// <exception cref="Exception">It could not be read; that is told as a reading of its own.</exception>
    Task<IReadOnlyList<Gauge>> Read(CancellationToken stop);
}
