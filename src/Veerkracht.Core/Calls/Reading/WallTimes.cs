using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Which end of a window a time is: what can be written in place of a wrong one depends on it.</summary>
public enum WindowEnd
{
    Opens,
    Closes,
}

/// <summary>
/// Wall times of Brussels as a call writes them, with what to write in place of one that is none. Where a time could be meant in two ways
/// the alternative is the one that helps who applies: what opens opens earlier, what closes closes later.
/// </summary>
public static partial class WallTimes
{
    /// <summary>The time that is meant; null where the text is none.</summary>
    /// <param name="doubt">Why it should be written otherwise, and how; null where all is well.</param>
    public static LocalDateTime? Read(string text, WindowEnd end, out LocalText? doubt)
    {
        doubt = null;
        if (Words.Time(text) is { } time)
        {
            doubt = Doubt(text, time, end);
            return time;
        }
        if (!EndOfDay().IsMatch(text) || Words.Date(text[..10]) is not { Year: < 9999 } day)
        {
            doubt = Words.WhyNoTime(text, end);
            return null;
        }
        var instead = end == WindowEnd.Opens ? day.PlusDays(1).AtMidnight() : day.At(new LocalTime(23, 59));
        doubt = new LocalText(
            $"'{text}' is geen uur van een dag: een dag loopt van 00:00 tot en met 23:59; schrijf {Written(instead)}",
            $"'{text}' is no hour of a day: a day runs from 00:00 to 23:59; write {Written(instead)}"
        );
        return day.PlusDays(1).AtMidnight();
    }

    private static LocalText? Doubt(string text, LocalDateTime time, WindowEnd end)
    {
        var mapping = BrusselsTime.Zone.MapLocal(time);
        if (mapping.Count == 1)
            return null;
        if (mapping.Count == 0)
        {
            var (before, after) = (mapping.EarlyInterval.IsoLocalEnd, mapping.LateInterval.IsoLocalStart);
            var instead = end == WindowEnd.Opens ? after : time + Period.Between(before, after);
            return new(
                $"'{text}' bestaat niet in Brussel: die nacht gaat de klok van {before:HH:mm} naar {after:HH:mm}; schrijf "
                    + Written(instead),
                $"'{text}' does not exist in Brussels: that night the clock goes from {before:HH:mm} to {after:HH:mm}; write "
                    + Written(instead)
            );
        }
        var (back, until) = (mapping.LateInterval.IsoLocalStart, mapping.EarlyInterval.IsoLocalEnd);
        var clear = end == WindowEnd.Opens ? back.PlusMinutes(-1) : until;
        return new(
            $"'{text}' komt twee keer in Brussel: die nacht gaat de klok van {until:HH:mm} terug naar {back:HH:mm}; schrijf "
                + Written(clear),
            $"'{text}' comes twice in Brussels: that night the clock goes back from {until:HH:mm} to {back:HH:mm}; write {Written(clear)}"
        );
    }

    private static string Written(LocalDateTime time) => time.ToString("uuuu-MM-dd'T'HH:mm", null);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]24:00\z")]
    private static partial Regex EndOfDay();
}
