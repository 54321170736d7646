using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A call that was announced before its days are known is not open.</summary>
public class AnnouncedTests
{
    private static readonly HashSet<string> Nothing = [];

    private static CallDefinition Call(string window) =>
        Small.Call(
            Small
                .Yaml("          - { id: name, type: text, label: Naam }")
                .Replace("    kind: application\n", $"    kind: application\n    windows: [{window}]\n")
        );

    private static StepStatus Status(string window, string on, params WindowException[] exceptions) =>
        CallCalendar.StatusOf(
            Call(window),
            "application",
            "municipality",
            Verdict.Yes,
            BrusselsTime.Opening(NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(on + "T12:00:00").Value),
            Nothing,
            exceptions
        );

    [Theory]
    [InlineData("2021-spring", "Aangekondigd voor voorjaar 2021", "Announced for spring 2021")]
    [InlineData("2021-01/2021-02", "Aangekondigd voor januari–februari 2021", "Announced for January–February 2021")]
    [InlineData("2021-02", "Aangekondigd voor februari 2021", "Announced for February 2021")]
    [InlineData("unknown", "Aangekondigd; de datum is nog niet bekend", "Announced; the date is not yet known")]
    public void Without_days_it_is_not_open_and_says_for_when_it_was_announced(string announced, string nl, string en)
    {
        foreach (var on in new[] { "2020-12-31", "2021-04-01", "2030-01-01" })
        {
            var status = Status($"{{ announced: {announced} }}", on);
            Assert.Equal((StepState.NotYet, nl, en), (status.State, status.Reason.Nl, status.Reason.En));
            Assert.Equal(announced, status.Announced!.Canonical);
        }
    }

    [Fact]
    public void Once_the_days_are_known_they_count_and_what_was_announced_is_kept()
    {
        const string Window = "{ announced: 2021-spring, opens: 2021-09-20T00:00, closes: 2021-11-12T23:59 }";
        Assert.Equal(StepState.NotYet, Status(Window, "2021-09-19").State);
        Assert.Equal("Opent op 20 september 2021 om 0.00 uur", Status(Window, "2021-09-19").Reason.Nl);
        Assert.Equal(StepState.Open, Status(Window, "2021-09-20").State);
        Assert.Equal(StepState.Closed, Status(Window, "2021-11-13").State);
        Assert.Equal("2021-spring", Status(Window, "2021-11-13").Announced!.Canonical);
    }

    [Fact]
    public void An_applicant_for_whom_it_was_opened_by_exception_can_apply()
    {
        var opened = new WindowException(
            "application",
            new LocalDateTime(2021, 3, 1, 0, 0),
            new LocalDateTime(2021, 3, 31, 23, 59),
            new LocalText("proef", "pilot")
        );
        Assert.Equal(StepState.Open, Status("{ announced: unknown }", "2021-03-10", opened).State);
        Assert.Equal(StepState.Closed, Status("{ announced: unknown }", "2021-04-01", opened).State);
    }

    [Fact]
    public void A_later_step_can_be_announced_too()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: name, type: text, label: Naam }",
                steps: "  - { id: report, kind: report, title: Verslag, opens: [awarded], windows: [{ announced: 2024-early }], "
                    + "sections: [{ id: s, title: S, fields: [{ id: y, type: text, label: Y }] }] }\n"
            )
        );
        var status = CallCalendar.StatusOf(
            call,
            "report",
            "municipality",
            Verdict.Yes,
            BrusselsTime.Opening(new LocalDateTime(2025, 1, 1, 0, 0)),
            new HashSet<string> { "awarded" },
            []
        );
        Assert.Equal((StepState.NotYet, "Aangekondigd voor begin 2024"), (status.State, status.Reason.Nl));
    }

    [Fact]
    public void A_window_that_says_nothing_of_when_is_a_fault() =>
        Assert.EndsWith(
            "a window says when: give 'opens', 'closes', 'open_until' or 'announced'",
            Assert.Single(
                Small.Faults(
                    Small
                        .Yaml("          - { id: name, type: text, label: Naam }")
                        .Replace("    kind: application\n", "    kind: application\n    windows: [{ classes: [municipality] }]\n")
                )
            )
        );

    [Fact]
    public void A_period_that_cannot_be_read_is_a_fault_where_it_stands() =>
        Assert.StartsWith(
            "soon }",
            Assert.Single(
                Small.Faults(
                    Small
                        .Yaml("          - { id: name, type: text, label: Naam }")
                        .Replace("    kind: application\n", "    kind: application\n    windows: [{ announced: soon }]\n")
                )
            )
        );

    [Fact]
    public void No_shipped_call_is_open_without_an_end_date()
    {
        foreach (var slug in ShippedCallsTests.Slugs.Select(s => s.Data))
        {
            var call = ShippedCalls.Read(slug);
            foreach (var applicant in call.Applicants)
            {
                var status = CallCalendar.StatusOf(
                    call,
                    call.Steps[0].Id,
                    applicant.Class,
                    Verdict.Yes,
                    BrusselsTime.Opening(new LocalDateTime(2022, 9, 1, 12, 0)),
                    Nothing,
                    []
                );
                Assert.False(status is { IsOpen: true, Closes: null }, $"{slug} {applicant.Class}: {status.Reason.Nl}");
            }
        }
    }
}
