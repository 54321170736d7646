using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

public class EligibilityTests
{
    private static readonly CallDefinition Call = ShippedCalls.Read("fietspaden");
    private static readonly IReadOnlyDictionary<string, Money> Shares = DrawingRights.Spread(Call.Funding.Rights[0], Shipped.Data);
    private static readonly HashSet<string> Nothing = [];

    private static Verdict Check(string organisation, LocalDate on)
    {
        var found = Shipped.Data.Find(organisation, on)!;
        return Eligibility.Check(Call, found.ToApplicant(), on, Rights(found, on));
    }

    private static IReadOnlyDictionary<string, Money> Rights(Organisation organisation, LocalDate on) =>
        Eligibility.RightsOf(Call, organisation, on, Shipped.Data, _ => Shares);

    private static StepStatus Status(
        string step,
        string wallTime,
        string applicantClass = "municipality",
        IEnumerable<string>? milestones = null,
        params WindowException[] exceptions
    ) =>
        CallCalendar.StatusOf(
            Call,
            step,
            applicantClass,
            Verdict.Yes,
            BrusselsTime.Opening(NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(wallTime).Value),
            (milestones ?? Nothing).ToHashSet(),
            exceptions
        );

    [Fact]
    public void A_municipality_may_apply() => Assert.True(Check("24028", new LocalDate(2022, 6, 1)).MayApply);

    [Fact]
    public void A_municipal_company_may_apply_from_mid_2022_under_the_right_of_its_municipality()
    {
        const string Aarschot = "0881848972";
        var early = Check(Aarschot, new LocalDate(2022, 6, 30));
        Assert.False(early.MayApply);
        Assert.Equal(new LocalDate(2022, 7, 1), early.From);
        Assert.Contains("1 juli 2022", early.Reason.Nl);
        Assert.True(Check(Aarschot, new LocalDate(2022, 7, 1)).MayApply);
        var on = new LocalDate(2022, 9, 1);
        Assert.Equal(Shares["24001"], Rights(Shipped.Data.Find(Aarschot, on)!, on)["drawing_right"]);
    }

    [Fact]
    public void Another_kind_of_organisation_may_not_and_reads_why()
    {
        var verdict = Check("0212212937", new LocalDate(2022, 9, 1));
        Assert.Equal((false, "This call is not open for your kind of organisation."), (verdict.MayApply, verdict.Reason.En));
    }

    [Fact]
    public void Who_has_no_drawing_right_may_not_apply_and_reads_why()
    {
        var verdict = Check("10000", new LocalDate(2022, 9, 1));
        Assert.False(verdict.MayApply);
        Assert.Contains("geen trekkingsrecht", verdict.Reason.Nl);
    }

    [Fact]
    public void A_merged_municipality_has_the_rights_of_its_parts()
    {
        var on = new LocalDate(2025, 1, 2);
        var merger = Shipped.Data.Mergers.First(m => m.Date == new LocalDate(2025, 1, 1) && m.Entity == MergedEntity.New);
        var parts = Shipped.Data.Predecessors(merger.SuccessorNis).Select(m => Shares[m.PredecessorNis]);
        Assert.Equal(Money.Sum(parts), Rights(Shipped.Data.Find(merger.SuccessorNis, on)!, on)["drawing_right"]);
    }

    [Fact]
    public void A_closed_list_excludes_all_others()
    {
        var call = Call with { Applicants = [new ApplicantClass("municipality", null, null, new HashSet<string> { "24028" }, null)] };
        var on = new LocalDate(2022, 9, 1);
        var gent = Shipped.Data.Find("44021", on)!;
        Assert.False(Eligibility.Check(call, gent.ToApplicant(), on, Rights(gent, on)).MayApply);
        var geetbets = Shipped.Data.Find("24028", on)!;
        Assert.True(Eligibility.Check(call, geetbets.ToApplicant(), on, Rights(geetbets, on)).MayApply);
    }

    [Theory]
    [InlineData("2021-02-25T23:59:59", "municipality", StepState.NotYet)]
    [InlineData("2021-02-26T00:00:00", "municipality", StepState.Open)]
    [InlineData("2022-10-15T23:59:59", "municipality", StepState.Open)]
    [InlineData("2022-10-16T00:00:00", "municipality", StepState.Closed)]
    [InlineData("2022-10-16T00:00:00", "municipal-company", StepState.Open)]
    [InlineData("2022-11-15T23:59:59", "province", StepState.Open)]
    [InlineData("2022-11-16T00:00:00", "province", StepState.Closed)]
    public void A_window_is_open_to_the_last_second_for_each_class(string now, string applicantClass, StepState state) =>
        Assert.Equal(state, Status("proposal", now, applicantClass).State);

    [Fact]
    public void A_closed_step_tells_when_it_closed()
    {
        var status = Status("proposal", "2022-10-16T00:00:00");
        Assert.Equal(
            ("Gesloten sinds 15 oktober 2022 om 23.59 uur", "Closed since 15 October 2022 at 23:59"),
            (status.Reason.Nl, status.Reason.En)
        );
    }

    [Fact]
    public void A_step_waits_for_what_must_come_before()
    {
        var status = Status("balance_request", "2023-01-01T12:00:00", milestones: ["awarded"]);
        Assert.Equal((StepState.WaitsFor, "paid:payment_request"), (status.State, status.Milestone));
        Assert.Equal(
            StepState.Open,
            Status("balance_request", "2023-01-01T12:00:00", milestones: ["awarded", "paid:payment_request"]).State
        );
    }

    [Fact]
    public void The_confirmation_opens_years_later_for_every_dossier_that_sent_step_2()
    {
        string[] sent = ["submitted:payment_request"];
        Assert.Equal(StepState.NotYet, Status("confirmation", "2026-04-30T23:59:59", milestones: sent).State);
        Assert.Equal(StepState.Open, Status("confirmation", "2026-05-01T00:00:00", milestones: sent).State);
        Assert.Equal(StepState.WaitsFor, Status("confirmation", "2026-05-01T00:00:00").State);
    }

    [Fact]
    public void An_exception_for_one_applicant_opens_only_that_step_with_its_reason()
    {
        var reopened = new WindowException(
            "proposal",
            null,
            new LocalDateTime(2022, 10, 20, 12, 0),
            new LocalText("heropend na storing", "reopened after a failure")
        );
        Assert.Equal(StepState.Open, Status("proposal", "2022-10-20T12:00:30", exceptions: reopened).State);
        Assert.Contains("heropend na storing", Status("proposal", "2022-10-18T12:00:00", exceptions: reopened).Reason.Nl);
        Assert.Equal(StepState.Closed, Status("proposal", "2022-10-20T12:01:00", exceptions: reopened).State);
        Assert.Equal(StepState.Closed, Status("payment_request", "2026-01-01T00:00:00", exceptions: reopened).State);
    }

    [Fact]
    public void Who_may_not_apply_still_goes_on_with_a_dossier_that_was_sent()
    {
        var no = new Verdict(false, new LocalText("nee", "no"));
        var now = BrusselsTime.Opening(new LocalDateTime(2023, 1, 1, 12, 0));
        Assert.Equal(
            StepState.Open,
            CallCalendar.StatusOf(Call, "payment_request", "municipality", no, now, new HashSet<string> { "awarded" }, []).State
        );
        Assert.Equal(StepState.NotEligible, CallCalendar.StatusOf(Call, "proposal", "municipality", no, now, Nothing, []).State);
    }
}
