using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Tests.Npm;

namespace Veerkracht.Core.Tests.Calendar;

/// <summary>Calendars as two readers of others read them.</summary>
public sealed class IcsCalendarTests
{
    [Fact]
    public async Task Deadlines_across_both_changes_of_the_clock_are_the_same_instants_for_every_reader()
    {
        // Around the missing hour of March and the doubled one of October, the hours themselves, and a winter and a summer day.
        LocalDateTime[] walls =
        [
            new(2022, 3, 26, 23, 59),
            new(2022, 3, 27, 2, 30),
            new(2022, 3, 27, 12, 0),
            new(2022, 10, 29, 23, 59),
            new(2022, 10, 30, 2, 30),
            new(2022, 10, 30, 12, 0),
            new(2022, 1, 31, 23, 59),
            new(2022, 7, 1, 12, 0),
        ];
        var events = walls
            .Select((wall, i) => Event($"oproep.stap.{i}@veerkracht", i, BrusselsTime.Closing(wall), $"Termijn {i}"))
            .ToList();

        foreach (var read in await Read(events))
            Assert.Equal(
                events.Select(e => $"{e.Uid} {e.Sequence} {Iso(e.Start)} {Iso(e.End)} {e.Summary}"),
                read.Select(e => $"{e["uid"]} {e["sequence"]} {e["start"]} {e["end"]} {e["summary"]}")
            );
        // The instants themselves, by hand: 23:59 of winter is 22:59 UTC, of summer 21:59.
        Assert.Equal("2022-01-31T23:00:00.000Z", Iso(events[6].End));
        Assert.Equal("2022-03-26T23:00:00.000Z", Iso(events[0].End));
        Assert.Equal("2022-10-29T22:00:00.000Z", Iso(events[3].End));
    }

    [Fact]
    public async Task Whatever_a_title_holds_readers_read_it_as_it_was_written()
    {
        string[] titles =
        [
            "Gewoon",
            "Komma, puntkomma; en \\ schuine streep",
            "Twee\nregels",
            new string('é', 200),
            "🚲 fiets " + new string('x', 70) + " 🚲",
            "BEGIN:VEVENT",
            "a:b\"c\"",
        ];
        var events = titles
            .Select((title, i) => Event($"u{i}@veerkracht", 0, Instant.FromUtc(2022, 1, 1, 0, 0), title) with { Description = title })
            .ToList();
        foreach (var read in await Read(events))
        {
            Assert.Equal(titles, read.Select(e => (string)e["summary"]!));
            Assert.Equal(titles, read.Select(e => (string)e["description"]!));
        }
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_no_character_is_cut() =>
        Gen.String.Sample(title =>
        {
            var calendar = IcsCalendar.Write("Agenda", "nl", [Event("u@v", 0, Instant.FromUtc(2022, 1, 1, 0, 0), title)]);
            Assert.All(calendar.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.Equal(1, calendar.Split("\r\n").Count(l => l == "BEGIN:VEVENT"));
            Assert.EndsWith("END:VCALENDAR\r\n", calendar);
        });

    private static IcsEvent Event(string uid, int sequence, Instant end, string summary) =>
        new(uid, sequence, Instant.FromUtc(2022, 1, 1, 0, 0), end - Duration.FromMinutes(1), end, summary);

    private static async Task<IReadOnlyList<IReadOnlyList<JsonNode>>> Read(IEnumerable<IcsEvent> events)
    {
        var read = await Node.Ask("agenda.mjs", JsonValue.Create(IcsCalendar.Write("Agenda", "nl", events)));
        return
        [
            [.. read["ical"]!.AsArray().Select(e => e!)],
            [.. read["nodeIcal"]!.AsArray().Select(e => e!)],
        ];
    }

    private static string Iso(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
}
