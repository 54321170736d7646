using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Several windows of one step, one after the other; days of their own; what came too late is not asked.</summary>
public class Steps_that_open_again
{
    private const string Spring = "{ opens: 2022-03-01T09:00, closes: 2022-03-31T12:00 }";
    private const string Autumn = "{ opens: 2022-09-01T09:00, closes: 2022-09-30T12:00 }";

    private static string Yaml(string windows, string more = "") =>
        Small
            .Yaml("          - { id: x, type: text, label: X }")
            .Replace("    kind: application\n", $"    kind: application\n    windows: [{windows}]\n{more}");

    private static readonly CallDefinition Twice = Small.Call(Yaml($"{Spring}, {Autumn}"));

    private static StepStatus On(CallDefinition call, LocalDateTime moment, IEnumerable<WindowException>? own = null) =>
        CallCalendar.StatusOf(
            call,
            "application",
            "municipality",
            Verdict.Yes,
            BrusselsTime.Opening(moment),
            new HashSet<string>(),
            own ?? []
        );

    private static LocalDateTime At(int month, int day, int hour = 12) => new(2022, month, day, hour, 0);

    [Theory]
    [InlineData(2, StepState.NotYet, 3, "Opent op 1 maart 2022 om 9.00 uur")]
    [InlineData(3, StepState.Open, 3, "Open tot en met 31 maart 2022 om 12.00 uur")]
    [InlineData(5, StepState.NotYet, 9, "Opent opnieuw op 1 september 2022 om 9.00 uur")]
    [InlineData(9, StepState.Open, 9, "Open tot en met 30 september 2022 om 12.00 uur")]
    [InlineData(11, StepState.Closed, 9, "Gesloten sinds 30 september 2022 om 12.00 uur")]
    public void It_is_open_in_each_of_its_windows(int month, StepState state, int window, string reason)
    {
        var status = On(Twice, At(month, 10));
        Assert.Equal((state, window, reason), (status.State, status.Opens!.Value.Month, status.Reason.Nl));
        Assert.Equal(window == 3 ? At(9, 1, 9) : null, status.Again?.Opens);
    }

    [Theory]
    [InlineData("{ closes: 2022-03-31T12:00 }, { opens: 2022-03-31T12:00 }")]
    [InlineData("{ opens: 2022-03-31T12:00 }, { opens: 2022-09-01T09:00 }")]
    [InlineData("{ opens: 2022-09-01T09:00, closes: 2022-09-30T12:00 }, { opens: 2022-03-01T09:00, closes: 2022-03-31T12:00 }")]
    public void A_window_opens_after_the_one_before_is_over(string windows) =>
        Assert.Contains(Small.Faults(Yaml(windows)), f =>
            f.EndsWith(
                "there is a window for all other classes that is not over when this one opens: name the classes of this "
                    + "one, or let it open after that one"
            )
        );

    [Fact]
    public void A_change_moves_the_window_that_it_is_about_and_leaves_the_other()
    {
        var why = new Decision(new LocalDate(2022, 3, 20), new LocalText("Drukte", "Busy"));
        var later = new WindowAdjustment("application", Scope.All, null, At(4, 15)).Apply(Twice, why);
        Assert.Equal([At(4, 15), At(9, 30)], later.Steps[0].Windows.Select(w => w.Closes!.Value));
        Assert.Equal([1, 0], later.Steps[0].Windows.Select(w => w.Moved.Count));
        var own = new WindowAdjustment("application", new() { Classes = ["municipality"] }, null, At(10, 15)).Apply(Twice, why);
        Assert.Equal([At(3, 31), At(10, 15)], StepWindows.Of(own.Steps[0].Windows, "municipality").Select(w => w.Closes!.Value));
        Assert.Equal([At(3, 31), At(9, 30)], StepWindows.Of(own.Steps[0].Windows, "province").Select(w => w.Closes!.Value));
        var over = new CloseAdjustment(At(3, 20)).Apply(Twice, why);
        Assert.Equal([At(3, 20)], over.Steps[0].Windows.Select(w => w.Closes!.Value));
        Assert.Equal(StepState.Closed, On(over, At(9, 10)).State);
    }

    [Fact]
    public void Who_has_days_of_its_own_has_them_in_the_window_that_they_are_about()
    {
        var call = Small.Call(
            Yaml(
                $"{Spring}, {Autumn}",
                "    own_deadlines: [{ only: [\"24028\"], closes: 2022-04-15T12:00, reason: { nl: Brand, en: Fire } }]\n"
            )
        );
        var own = call.OwnDaysOf(Small.Context().Applicant).ToList();
        var status = On(call, At(4, 10), own);
        Assert.Equal((StepState.Open, At(4, 15)), (status.State, status.Closes!.Value));
        Assert.Equal("een eigen termijn voor Geetbets: Brand", status.Own!.Nl);
        Assert.Equal("a deadline of its own for Geetbets: Fire", status.Own!.En);
        Assert.Equal(StepState.NotYet, On(call, At(4, 16), own).State);
        Assert.Equal(StepState.Open, On(call, At(9, 16), own).State);
        Assert.Equal(StepState.NotYet, On(call, At(4, 10)).State);
        Assert.Empty(call.OwnDaysOf(Small.Context().Applicant with { Nis = "23023", Kbo = "0400000003" }));
    }

    [Theory]
    [InlineData("only: [\"24028\"], reason: R", "a deadline of its own says when: give 'opens' or 'closes'")]
    [InlineData("only: [\"24028\"], closes: 2022-04-15T12:00", "has no 'reason'")]
    [InlineData("only: [Geetbets], closes: 2022-04-15T12:00, reason: R", "'Geetbets' is no NIS code (24028) and no enterprise number")]
    [InlineData(
        "only: [\"24028\", \"24028\"], closes: 2022-04-15T12:00, reason: R",
        "'24028' has a deadline of its own in this step already"
    )]
    [InlineData("closes: 2022-04-15T12:00, reason: R", "has no 'only'")]
    public void A_deadline_of_its_own_says_whose_when_and_why(string keys, string message) =>
        Assert.Contains(Small.Faults(Yaml(Spring, $"    own_deadlines: [{{ {keys} }}]\n")), f => f.Contains(message));

    private static CallDefinition Reports(
        string more = "skip_when_late: true",
        string opens = "awarded, \"submitted:report_{previous_year}\""
    ) =>
        Small.Call(
            Small.Yaml(
                "          - { id: x, type: text, label: X }",
                steps: $$"""
                  - id: report
                    kind: report
                    {{more}}
                    title: "Verslag {year}"
                    repeats: { from: 2023, until: 2025 }
                    opens: [{{opens}}]
                    windows: [{ opens: "{next_year}-01-01T00:00", closes: "{next_year}-02-15T12:00" }]
                    sections: [{ id: s, title: S, fields: [{ id: y, type: text, label: Y }] }]
                  - id: last
                    kind: confirmation
                    title: Slot
                    opens: [awarded, "submitted:report"]
                    sections: [{ id: s, title: S, fields: [{ id: z, type: text, label: Z }] }]
                """
            )
        );

    private static StepStatus Late(CallDefinition call, string step, params string[] more) =>
        Late(call, step, new Joined(On(2025, 2, 16), On(2025, 2, 16)), more);

    private static Instant On(int year, int month, int day) => BrusselsTime.Opening(new LocalDateTime(year, month, day, 12, 0));

    private static StepStatus Late(CallDefinition call, string step, Joined joined, params string[] more) =>
        CallCalendar.StatusOf(
            call,
            step,
            "municipality",
            Verdict.Yes,
            BrusselsTime.Opening(new LocalDateTime(2026, 1, 10, 12, 0)),
            new HashSet<string>(["awarded", .. more]),
            [],
            joined
        );

    [Fact]
    public void Years_that_closed_before_a_dossier_began_are_not_asked_and_nothing_waits_for_them()
    {
        var call = Reports();
        Assert.Equal(StepState.NotEligible, Late(call, "report_2023").State);
        Assert.Equal(
            "Not applicable: this step was closed already (15 February 2025 at 12:00) before your dossier was sent.",
            Late(call, "report_2024").Reason.En
        );
        Assert.Equal(StepState.Open, Late(call, "report_2025").State);
        Assert.Equal("submitted:report_2025", Late(call, "last").Milestone);
        Assert.Equal(StepState.Open, Late(call, "last", "submitted:report_2025").State);
        Assert.Equal("submitted:report_2024", Late(Reports("optional: false"), "report_2025").Milestone);
    }

    [Fact]
    public void Who_sent_in_time_and_was_awarded_after_a_year_closed_is_not_asked_for_that_year()
    {
        var call = Reports();
        var joined = new Joined(On(2023, 5, 1), On(2025, 3, 1));
        Assert.Equal(
            "Not applicable: this step was closed already (15 February 2025 at 12:00) before your grant was awarded.",
            Late(call, "report_2024", joined).Reason.En
        );
        Assert.Equal(StepState.Open, Late(call, "report_2025", joined).State);
        Assert.Equal("submitted:report_2025", Late(call, "last", joined).Milestone);
        // Who was awarded in time and did not report has itself to thank.
        var negligent = new Joined(On(2023, 5, 1), On(2023, 6, 1));
        Assert.Equal(StepState.Closed, Late(call, "report_2024", negligent).State);
        Assert.Equal("submitted:report_2024", Late(call, "report_2025", negligent).Milestone);
        // Who waits for the award still is not asked for what is over by now.
        var waiting = new Joined(On(2023, 5, 1));
        Assert.Equal(StepState.NotEligible, Late(call, "report_2024", waiting).State);
        // A step that does not wait for the award could be sent without it.
        var free = Reports("skip_when_late: true\n    optional: false", "\"submitted:report_{previous_year}\"");
        Assert.Equal(StepState.Closed, Late(free, "report_2024", joined, "submitted:report_2023").State);
    }

    [Theory]
    [InlineData("kind: claim\n    instalment: { remainder: true }", "an application or a claim is never left out")]
    [InlineData("kind: report", "a step without windows never closes")]
    public void Only_what_closes_and_pays_nothing_can_come_too_late(string kind, string message) =>
        Assert.Contains(
            Small.Faults(
                Small.Yaml(
                    "          - { id: x, type: text, label: X }",
                    steps: $"  - id: late\n    {kind}\n    title: T\n    skip_when_late: true\n    computes_amounts: false\n"
                        + "    sections: [{ id: s, title: S, fields: [{ id: y, type: text, label: Y }] }]"
                )
            ),
            f => f.Contains(message)
        );
}
