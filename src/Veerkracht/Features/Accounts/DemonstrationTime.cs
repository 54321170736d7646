using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Accounts;

/// <summary>A moment to which the demonstration may go: Brussels wall time from 2019 to 2049, for which there are reference data.</summary>
public static class DemonstrationTime
{
    private const int FirstYear = 2019,
        LastYear = 2049;
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern Second = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>"2022-10-14T23:58", as a datetime-local input sends it; seconds may be there.</summary>
    public static bool TryRead(string? text, out LocalDateTime wallTime, [NotNullWhen(false)] out LocalText? why)
    {
        var read = Minute.Parse(text ?? "");
        if (!read.Success)
            read = Second.Parse(text ?? "");
        wallTime = read.Success ? read.Value : default;
        why =
            !read.Success
                ? new(
                    "Schrijf een datum en een uur, bijvoorbeeld 2022-10-14T23:58.",
                    "Write a date and a time, for example 2022-10-14T23:58."
                )
            : wallTime.Year is < FirstYear or > LastYear
                ? new($"Kies een jaar van {FirstYear} tot {LastYear}.", $"Choose a year from {FirstYear} to {LastYear}.")
            : null;
        return why is null;
    }
}

/// <summary>A moment worth seeing: "just before the deadline of …".</summary>
public sealed record ClockLeap(LocalDateTime To, LocalText Text);

/// <summary>A room that knows of such moments, such as deadlines.</summary>
public interface IClockLeaps
{
    /// <summary>Moments after now, soonest first.</summary>
    IEnumerable<ClockLeap> After(LocalDateTime now);
}
