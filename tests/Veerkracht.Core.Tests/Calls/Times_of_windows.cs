using CsCheck;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A time that is none, or that can be meant in two ways, is a fault that says what to write.</summary>
public class Times_of_windows
{
    private static ReadCall Read(string window) =>
        CallReader.Read(
            Small
                .Yaml("          - { id: name, type: text, label: Naam }")
                .Replace("    sections:", $"    windows: [{{ {window} }}]\n    sections:"),
            "t.yaml"
        );

    [Theory]
    [InlineData("opens: 2022-01-01", "'2022-01-01' has no hour; write it as 2022-01-01T00:00")]
    [InlineData("closes: 2022-01-01", "'2022-01-01' has no hour; write it as 2022-01-01T23:59")]
    [InlineData("opens: 2022-01-01T9", "'2022-01-01T9' is not a time; write it as 2022-09-30T00:00 (Brussels time)")]
    [InlineData("closes: noon", "'noon' is not a time; write it as 2022-09-30T23:59 (Brussels time)")]
    [InlineData("opens: 2022-09-31", "'2022-09-31' is not a date: 2022-09 has 30 days")]
    [InlineData("closes: 2022-09-30T24:01", "'2022-09-30T24:01' is not a time; write it as 2022-09-30T23:59 (Brussels time)")]
    [InlineData("opens: 9999-12-31T24:00", "'9999-12-31T24:00' is not a time; write it as 2022-09-30T00:00 (Brussels time)")]
    public void What_is_no_time_says_how_to_write_it(string window, string message)
    {
        var fault = Assert.Single(Read(window).Faults);
        Assert.Equal(message, fault.Message);
        Assert.NotEqual(fault.Message, fault.Nl);
    }

    [Theory]
    [InlineData("opens: 2022-09-30T24:00", "is no hour of a day: a day runs from 00:00 to 23:59; write 2022-10-01T00:00")]
    [InlineData("closes: 2022-09-30T24:00", "is no hour of a day: a day runs from 00:00 to 23:59; write 2022-09-30T23:59")]
    [InlineData("closes: \"2022-09-30 24:00\"", "is no hour of a day: a day runs from 00:00 to 23:59; write 2022-09-30T23:59")]
    [InlineData("opens: 2022-03-27T02:30", "that night the clock goes from 02:00 to 03:00; write 2022-03-27T03:00")]
    [InlineData("closes: 2022-03-27T02:30", "that night the clock goes from 02:00 to 03:00; write 2022-03-27T03:30")]
    [InlineData("opens: 2022-10-30T02:30", "that night the clock goes back from 03:00 to 02:00; write 2022-10-30T01:59")]
    [InlineData("closes: 2022-10-30T02:30", "that night the clock goes back from 03:00 to 02:00; write 2022-10-30T03:00")]
    public void A_time_that_can_be_meant_in_two_ways_keeps_the_call_from_being_published(string window, string message)
    {
        var read = Read(window);
        Assert.Empty(read.Faults);
        var fault = Assert.Single(read.Definition!.Unpublishable);
        Assert.EndsWith(message, fault.Message);
        Assert.EndsWith(message.Split("write ")[1], fault.Nl);
        Assert.NotEqual(fault.Message, fault.Nl);
    }

    [Fact]
    public void Moved_deadlines_are_held_to_it_too() =>
        Assert.EndsWith(
            "write 2022-09-30T23:59",
            Assert.Single(Read("closes: 2022-10-31T23:59, moved: [{ from: 2022-09-30T24:00, to: 2022-10-31T23:59 }]").Unpublishable).Message
        );

    [Fact]
    public void A_version_that_was_published_so_keeps_what_it_says()
    {
        var window = Read("closes: 2022-09-30T24:00").Definition!.Steps[0].Windows[0];
        Assert.Equal(new LocalDateTime(2022, 10, 1, 0, 0), window.Closes);
    }

    [Fact]
    public void The_alternative_is_a_time_without_doubt_and_nobody_loses_an_hour() =>
        Gen.Select(Gen.Int[0, 60 * 24 * 366 * 30], Gen.Bool)
            .Sample(
                (minutes, opens) =>
                {
                    // The clock changes in the hours before dawn of March and October: half of all samples are put there.
                    var any = new LocalDateTime(2010, 1, 1, 0, 0).PlusMinutes(minutes);
                    var last = new LocalDate(any.Year, minutes % 2 == 0 ? 3 : 10, 31);
                    var sunday = last.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Sunday));
                    var time = minutes % 4 < 2 ? any : sunday.AtMidnight().PlusHours(2).PlusMinutes(minutes % 60);
                    var end = opens ? WindowEnd.Opens : WindowEnd.Closes;
                    WallTimes.Read(time.ToString("uuuu-MM-dd'T'HH:mm", null), end, out var doubt);
                    if (doubt is null)
                        return BrusselsTime.Zone.MapLocal(time).Count == 1;
                    var text = doubt.En![(doubt.En!.LastIndexOf(' ') + 1)..];
                    var instead = WallTimes.Read(text, end, out var still)!.Value;
                    return still is null
                        && (
                            opens
                                ? BrusselsTime.Opening(instead) <= BrusselsTime.Opening(time)
                                : BrusselsTime.Closing(instead) >= BrusselsTime.Closing(time)
                        );
                },
                iter: Samples.Of(20_000)
            );
}
