using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls.Adjustments;

public class WindowAdjustmentTests
{
    private static readonly CallDefinition Call = ShippedCalls.Read("fietspaden");
    private static readonly Decision Why = new(new LocalDate(2022, 9, 1), new LocalText("door de storing", "because of the failure"));
    private static readonly LocalDateTime December = new(2022, 12, 15, 23, 59);
    private static readonly ScopedOrganisation Geetbets = Town("0207518137", "Geetbets"),
        Gent = Town("0207451227", "Gent");

    private static ScopedOrganisation Town(string kbo, string name) =>
        new(kbo, "municipality", name) { Id = OrganisationId.FirstKnownAs(kbo) };

    private static Window? For(CallDefinition call, string applicantClass) => CallCalendar.WindowFor(call.Step("proposal"), applicantClass);

    private static CallDefinition Moved(Scope scope, LocalDateTime? closes, LocalDateTime? opens = null, CallDefinition? call = null) =>
        new WindowAdjustment("proposal", scope, opens, closes).Apply(call ?? Call, Why);

    private static StepStatus Status(CallDefinition call, string applicantClass, OrganisationId who, LocalDateTime at) =>
        CallCalendar.StatusOf(
            call,
            "proposal",
            applicantClass,
            Verdict.Yes,
            BrusselsTime.Opening(at),
            new HashSet<string>(),
            call.Decided.ExceptionsOf(applicantClass, who)
        );

    [Fact]
    public void A_class_in_a_window_of_several_gets_one_of_its_own_and_the_others_keep_theirs()
    {
        var call = Moved(new() { Classes = ["province"] }, December);
        Assert.Equal(December, For(call, "province")!.Closes);
        Assert.Equal(new LocalDateTime(2022, 11, 15, 23, 59), For(call, "municipal-company")!.Closes);
        Assert.Same(For(Call, "municipality"), For(call, "municipality"));
        var moved = For(call, "province")!.Moved;
        Assert.Equal(
            (3, new LocalDateTime(2022, 11, 15, 23, 59), December, new LocalDate(2022, 9, 1), "door de storing"),
            (moved.Count, moved[^1].From, moved[^1].To, moved[^1].On!.Value, moved[^1].Reason.Nl)
        );
    }

    [Fact]
    public void For_all_every_window_moves_and_for_a_whole_window_none_is_split_off()
    {
        Assert.All(Moved(Scope.All, December).Step("proposal").Windows, w => Assert.Equal(December, w.Closes));
        Assert.Equal(2, Moved(new() { Classes = ["municipality"] }, December).Step("proposal").Windows.Count);
    }

    [Fact]
    public void A_class_without_a_window_gets_one_and_a_step_that_is_always_open_stays_so_for_the_others()
    {
        Assert.Null(For(Call, "ocmw"));
        Assert.Equal(December, For(Moved(new() { Classes = ["ocmw"] }, December), "ocmw")!.Closes);
        var always = Call with { Steps = [.. Call.Steps.Select(s => s.Id == "proposal" ? s with { Windows = [] } : s)] };
        var call = Moved(new() { Classes = ["province"] }, December, call: always);
        Assert.Equal((December, null), (For(call, "province")!.Closes, For(call, "municipality")!.Closes));
    }

    [Fact]
    public void A_window_without_dates_gets_them_and_nothing_was_moved()
    {
        var announced = Call with
        {
            Steps =
            [
                .. Call.Steps.Select(s =>
                    s.Id == "proposal" ? s with { Windows = [new Window(new HashSet<string>(), null, null, [])] } : s
                ),
            ],
        };
        var window = Assert.Single(Moved(Scope.All, December, new LocalDateTime(2022, 10, 1, 9, 0), announced).Step("proposal").Windows);
        Assert.Equal((new LocalDateTime(2022, 10, 1, 9, 0), December, 0), (window.Opens!.Value, window.Closes!.Value, window.Moved.Count));
    }

    [Fact]
    public void One_applicant_gets_longer_reads_why_and_another_does_not()
    {
        var call = Moved(Scope.Of(Geetbets), December);
        var late = new LocalDateTime(2022, 11, 1, 12, 0);
        Assert.True(Status(call, "municipality", Geetbets.Id, late).IsOpen);
        Assert.Contains("een eigen termijn voor Geetbets: door de storing", Status(call, "municipality", Geetbets.Id, late).Reason.Nl);
        Assert.Equal(
            (StepState.Closed, null),
            (Status(call, "municipality", Gent.Id, late).State, Status(call, "municipality", Gent.Id, late).Own)
        );
        Assert.Equal(Call.Step("proposal").Windows, call.Step("proposal").Windows);
    }

    [Fact]
    public void Who_was_promised_longer_keeps_it_and_is_not_left_behind()
    {
        var own = Moved(Scope.Of(Geetbets), December);
        Assert.True(Status(Moved(Scope.All, December.PlusDays(-10), call: own), "municipality", Geetbets.Id, December).IsOpen);
        Assert.True(
            Status(
                Moved(new() { Classes = ["municipality"] }, December.PlusDays(10), call: own),
                "municipality",
                Geetbets.Id,
                December.PlusDays(5)
            ).IsOpen
        );
        Assert.False(
            Status(
                Moved(new() { Classes = ["province"] }, December.PlusDays(10), call: own),
                "municipality",
                Geetbets.Id,
                December.PlusDays(5)
            ).IsOpen
        );
    }

    [Fact]
    public void A_later_change_stands_on_the_earlier_and_without_one_the_other_stays()
    {
        var first = new InForce(new WindowAdjustment("proposal", new() { Classes = ["province"] }, null, December), Why);
        var second = new InForce(new WindowAdjustment("proposal", Scope.All, null, December.PlusMonths(1)), Why);
        Assert.Equal(December.PlusMonths(1), For(Call.With([first, second]), "province")!.Closes);
        Assert.Equal(December, For(Call.With([second, first]), "province")!.Closes);
        Assert.Equal(December, For(Call.With([first]), "province")!.Closes);
        Assert.Equal(new LocalDateTime(2022, 11, 15, 23, 59), For(Call.With([second]), "province")!.Moved[^1].From);
    }

    [Theory]
    [InlineData("2022-12-15T23:59", "2022-12-15T22:59:59Z", "2022-12-15T23:00:00Z")]
    [InlineData("2022-06-15T23:59", "2022-06-15T21:59:59Z", "2022-06-15T22:00:00Z")]
    public void A_deadline_is_wall_time_in_winter_and_in_summer(string closes, string lastSecond, string tooLate)
    {
        var call = Moved(
            Scope.All,
            NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(closes).Value
        );
        bool IsOpen(string at) =>
            CallCalendar
                .StatusOf(
                    call,
                    "proposal",
                    "municipality",
                    Verdict.Yes,
                    NodaTime.Text.InstantPattern.General.Parse(at).Value,
                    new HashSet<string>(),
                    []
                )
                .IsOpen;
        Assert.Equal((true, false), (IsOpen(lastSecond), IsOpen(tooLate)));
    }

    [Fact]
    public void A_step_that_this_version_does_not_have_is_left_alone() =>
        Assert.Same(Call, new WindowAdjustment("gone", Scope.All, null, December).Apply(Call, Why));
}
