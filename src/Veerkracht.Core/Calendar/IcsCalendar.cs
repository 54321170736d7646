using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Veerkracht.Core.Calendar;

/// <summary>A moment in a calendar.</summary>
/// <param name="Uid">Stays the same as long as it is about the same thing, whatever moves.</param>
/// <param name="Sequence">Higher each time that the moment moved.</param>
/// <param name="Stamp">When it was last changed.</param>
public sealed record IcsEvent(string Uid, int Sequence, Instant Stamp, Instant Start, Instant End, string Summary)
{
    public string Description { get; init; } = "";
    public string Location { get; init; } = "";
    public string? Url { get; init; }
}

/// <summary>
/// Writes a calendar as iCalendar (RFC 5545): one event for each moment, start and end in UTC, without a repetition, a duration or a time
/// zone of its own. Readers differ at the doubled and the missing hour of the year in everything else.
/// </summary>
public static class IcsCalendar
{
    /// <summary>Octets of a line, without its end.</summary>
    private const int Longest = 75;

    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static string Write(string name, string language, IEnumerable<IcsEvent> events)
    {
        var calendar = new StringBuilder();
        void Line(string line) => Fold(calendar, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Veerkracht//Agenda//" + language.ToUpperInvariant());
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escaped(name));
        Line("NAME:" + Escaped(name));
        foreach (var one in events)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escaped(one.Uid));
            Line("DTSTAMP:" + Utc.Format(one.Stamp));
            Line("LAST-MODIFIED:" + Utc.Format(one.Stamp));
            Line("DTSTART:" + Utc.Format(one.Start));
            Line("DTEND:" + Utc.Format(one.End));
            Line("SEQUENCE:" + one.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Line("SUMMARY:" + Escaped(one.Summary));
            if (one.Description.Length > 0)
                Line("DESCRIPTION:" + Escaped(one.Description));
            if (one.Location.Length > 0)
                Line("LOCATION:" + Escaped(one.Location));
            if (one.Url is { } url)
                Line("URL:" + url);
            Line("STATUS:CONFIRMED");
            // A deadline makes nobody busy.
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return calendar.ToString();
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter is '\\' or ';' or ',')
                escaped.Append('\\').Append(letter);
            else if (letter == '\n')
                escaped.Append("\\n");
            else if (letter == '\t' || !char.IsControl(letter))
                escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>A long line goes on behind a blank; never within a character.</summary>
    private static void Fold(StringBuilder calendar, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Longest)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }
            calendar.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        calendar.Append("\r\n");
    }
}
