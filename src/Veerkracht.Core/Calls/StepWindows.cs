using NodaTime;
using Veerkracht.Core.Calendar;

namespace Veerkracht.Core.Calls;

/// <summary>The windows of a step for one class. A step that closes and opens again has several, one after the other.</summary>
public static class StepWindows
{
    private static readonly Window Always = new(new HashSet<string>(), null, null, []);

    /// <summary>
    /// In order: those of the class itself, else those for all other classes. A step without windows is always open; none where there is no
    /// window for the class.
    /// </summary>
    public static IReadOnlyList<Window> Of(IReadOnlyList<Window> windows, string applicantClass)
    {
        if (windows.Count == 0)
            return [Always];
        var own = windows.Where(w => w.Classes.Contains(applicantClass)).ToList();
        return [.. (own.Count > 0 ? own : windows.Where(w => w.Classes.Count == 0)).OrderBy(w => w.Opens ?? LocalDateTime.MinIsoValue)];
    }

    /// <summary>The window that counts now: the first that is not over, else the last. At least one must be given.</summary>
    public static int At(IReadOnlyList<Window> windows, Instant now)
    {
        for (var i = 0; i < windows.Count - 1; i++)
        {
            if (!(windows[i].Closes is { } closes && now >= BrusselsTime.Closing(closes)))
                return i;
        }
        return windows.Count - 1;
    }

    /// <summary>
    /// The window that other days are about: the last that has begun before its new end, else the first that is not over at its new
    /// beginning.
    /// </summary>
    public static int About(IReadOnlyList<Window> windows, LocalDateTime? opens, LocalDateTime? closes)
    {
        if (closes is { } end)
            return Math.Max(0, windows.ToList().FindLastIndex(w => w.Opens is null || w.Opens < end));
        var first = windows.ToList().FindIndex(w => w.Closes is null || w.Closes > opens);
        return first < 0 ? windows.Count - 1 : first;
    }

    /// <summary>The windows as they are for one applicant who has other days.</summary>
    public static IReadOnlyList<Window> With(IReadOnlyList<Window> windows, WindowException? exception)
    {
        if (exception is null)
            return windows;
        var about = About(windows, exception.Opens, exception.Closes);
        return
        [
            .. windows.Select(
                (w, i) => i == about ? w with { Opens = exception.Opens ?? w.Opens, Closes = exception.Closes ?? w.Closes } : w
            ),
        ];
    }
}
