using NodaTime;
using Veerkracht.Core.Calls;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A closed list that counts until a day, and years of a step with days of their own.</summary>
public class Lists_and_years
{
    private static string Applicants(string more) =>
        Small
            .Yaml("          - { id: x, type: text, label: X }")
            .Replace("  - class: municipality", $"  - {{ class: municipality, only: [\"23023\"], {more} }}");

    private static Verdict On(string more, LocalDate day) =>
        Eligibility.Check(Small.Call(Applicants(more)), Small.Context().Applicant, day, new Dictionary<string, Core.Amounts.Money>());

    [Fact]
    public void Until_its_day_only_the_list_may_apply_and_the_class_as_a_whole_after()
    {
        var last = new LocalDate(2022, 9, 30);
        var early = On("only_until: 2022-09-30", last);
        Assert.False(early.MayApply);
        Assert.Equal(last.PlusDays(1), early.From);
        Assert.Equal("Geetbets kan aanvragen vanaf 1 oktober 2022; tot dan kan alleen wie op de lijst staat.", early.Reason.Nl);
        Assert.Equal("Geetbets can apply from 1 October 2022 on; until then only who is on the list can.", early.Reason.En);
        Assert.True(On("only_until: 2022-09-30", last.PlusDays(1)).MayApply);
        Assert.False(On("only_until: 2022-09-30, until: 2022-12-31", new LocalDate(2023, 1, 1)).MayApply);
        // Nobody is told a day on which the class may not apply any more.
        Assert.Null(On("only_until: 2022-09-30, until: 2022-09-30", last).From);
        Assert.False(On("from: 2022-01-01", last.PlusYears(5)).MayApply);
    }

    [Fact]
    public void Without_a_list_it_means_nothing() =>
        Assert.Contains(Small.Faults(Applicants("only_until: 2022-09-30").Replace("only: [\"23023\"], ", "")), f =>
            f.EndsWith("'only_until' says until when a list counts: give the list with 'only'")
        );

    private static string Report(string windows) =>
        Small.Yaml(
            "          - { id: x, type: text, label: X }",
            steps: $$"""
              - id: report
                kind: report
                title: "Verslag {year}"
                repeats: { from: 2023, until: 2025, windows: { {{windows}} } }
                windows: [{ opens: "{next_year}-01-01T00:00", closes: "{next_year}-02-15T12:00" }]
                sections: [{ id: s, title: S, fields: [{ id: y, type: text, label: Y }] }]
            """
        );

    [Fact]
    public void A_year_has_its_own_days_and_the_others_those_of_the_step()
    {
        var call = Small.Call(Report("2024: [{ opens: \"{next_year}-01-10T00:00\", closes: 2025-03-31T12:00 }]"));
        Assert.Equal(
            [new LocalDateTime(2024, 2, 15, 12, 0), new LocalDateTime(2025, 3, 31, 12, 0), new LocalDateTime(2026, 2, 15, 12, 0)],
            call.Steps.Skip(1).Select(s => s.Windows.Single().Closes!.Value)
        );
        Assert.Equal(new LocalDateTime(2025, 1, 10, 0, 0), call.Steps[2].Windows[0].Opens);
    }

    [Fact]
    public void A_year_that_is_none_of_the_step_is_a_fault() =>
        Assert.Contains(Small.Faults(Report("2026: [{ closes: 2027-03-31T12:00 }]")), f =>
            f.EndsWith("'2026' is no year of this step, which goes from 2023 until 2025")
        );
}
