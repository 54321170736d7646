using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

public class StepKindTests
{
    private const string Field = "          - { id: km, type: number, label: Km }\n";

    private const string Yearly = """
          - id: report
            kind: report
            title: { nl: "Verslag {year}", en: "Report {year}" }
            repeats: { from: 2023, until: 2025 }
            opens: [awarded, "submitted:report_{previous_year}"]
            windows: [{ opens: "{next_year}-01-01T00:00", closes: "{next_year}-03-31T23:59" }]
            sections:
              - id: all
                title: Alles
                fields:
                  - { id: users, type: number, label: { nl: "Gebruikers in {year}", en: "Users in {year}" },
                      prefill: "report_{previous_year}.users" }
          - id: closing
            kind: confirmation
            title: Slot
            opens: ["submitted:report"]
            sections: [{ id: all, title: Alles, fields: [{ id: done, type: yes_no, label: Klaar }] }]
        indicators:
          - { id: users, label: Gebruikers, steps: { application: km, report: users } }
        """;

    [Fact]
    public void A_step_that_recurs_is_written_once()
    {
        var call = Small.Call(Small.Yaml(Field, steps: Yearly));
        Assert.Equal(["application", "report_2023", "report_2024", "report_2025", "closing"], call.Steps.Select(s => s.Id));
        var (first, second) = (call.Steps[1], call.Steps[2]);
        Assert.Equal(("Verslag 2023", "Users in 2024"), (first.Title.Nl, second.Form.Fields.First().Label.En));
        Assert.Equal(["awarded"], first.Opens);
        Assert.Equal(["awarded", "submitted:report_2023"], second.Opens);
        Assert.Equal((null, "report_2023.users"), (first.Form.Fields.First().Prefill, second.Form.Fields.First().Prefill));
        Assert.Equal(new LocalDateTime(2025, 3, 31, 23, 59), second.Windows[0].Closes);
        Assert.Equal(["submitted:report_2023", "submitted:report_2024", "submitted:report_2025"], call.Steps[4].Opens);
        Assert.Equal(["application", "report_2023", "report_2024", "report_2025"], call.Indicators[0].ByStep.Keys.Order());
    }

    [Theory]
    [InlineData("from: 2025, until: 2023", "goes from a year until the same or a later year, at most 30 years")]
    [InlineData("from: 2000, until: 2030", "at most 30 years")]
    [InlineData("from: 2023", "'repeats' has no 'until'")]
    public void Years_that_make_no_sense_are_refused(string repeats, string message) =>
        Assert.Contains(Small.Faults(Small.Yaml(Field, steps: Yearly.Replace("from: 2023, until: 2025", repeats))), f =>
            f.Contains(message)
        );

    [Fact]
    public void A_step_says_who_must_agree_before_it_is_sent()
    {
        var call = Small.Call(
            Small.Yaml(Field, steps: Yearly.Replace("kind: report\n", "kind: report\n    agreements: [finance-director, mayor]\n"))
        );
        Assert.Equal(["finance-director", "mayor"], call.Step("report_2024").Agreements);
        Assert.Empty(call.Step("application").Agreements);
    }

    [Fact]
    public void Only_a_finance_director_and_a_mayor_agree() =>
        Assert.Contains(
            Small.Faults(Small.Yaml(Field, steps: Yearly.Replace("kind: report\n", "kind: report\n    agreements: [major]\n"))),
            f => f.Contains("'major' does not agree with a draft; use finance-director or mayor; did you mean 'mayor'?")
        );

    [Fact]
    public void Nothing_can_wait_for_an_optional_step() =>
        Assert.Contains(Small.Faults(Small.Yaml(Field, steps: Yearly.Replace("kind: report\n", "kind: report\n    optional: true\n"))), f =>
            f.Contains("step 'report_2023' is optional: it never blocks a later step, so nothing can wait for it")
        );

    [Fact]
    public void A_step_added_later_opens_for_a_dossier_of_an_earlier_version()
    {
        var own = Small.Call(Small.Yaml(Field));
        var newest = Small.Call(Small.Yaml(Field.Replace("Km }", "Andere naam }"), steps: Yearly));
        var running = AddedSteps.For(own, newest);
        Assert.Equal(["application", "report_2023", "report_2024", "report_2025", "closing"], running.Steps.Select(s => s.Id));
        Assert.Equal("Km", running.Steps[0].Form.Fields.First().Label.Nl);
        Assert.Equal(["report_2023", "report_2024", "report_2025"], running.Indicators[0].ByStep.Keys.Order());
        Assert.Same(own, AddedSteps.For(own, own));
        var evaluation = Small.Evaluate(running, """{ "users": 5 }""", step: "report_2023");
        Assert.Empty(evaluation.Errors);
        var now = Instant.FromUtc(2024, 2, 1, 12, 0);
        Assert.Equal(
            StepState.WaitsFor,
            CallCalendar.StatusOf(running, "report_2023", "municipality", Verdict.Yes, now, new HashSet<string>(), []).State
        );
        Assert.Equal(
            StepState.Open,
            CallCalendar.StatusOf(running, "report_2023", "municipality", Verdict.Yes, now, new HashSet<string> { "awarded" }, []).State
        );
    }

    private const string Judged = """
        funders: [nextgenerationeu, vlaanderen]
        excludes:
          - { measure: schoolroutes, reason: { nl: U hebt al een project voor schoolroutes.,
              en: You have a project for school routes already. } }
        assessment:
          minimum_score: 60
          allocation: score
          jury: { members: 5, quorum: 3, defence_minutes: 30, question_minutes: 15 }
          criteria:
            - { id: quality, title: Kwaliteit, weight: 70, scale: 10, minimum: 5 }
            - { id: reach, title: Bereik, weight: 30, scale: 3 }
        """;

    [Fact]
    public void What_nothing_carries_out_is_read_and_keeps_a_call_from_being_published()
    {
        var yaml = Small.Yaml(Field, Judged);
        var call = Small.Call(yaml);
        Assert.Equal(
            (5, 30, 15),
            (call.Assessment!.Jury!.Members, call.Assessment.Jury.DefenceMinutes, call.Assessment.Jury.QuestionMinutes)
        );
        Assert.Equal(["Kwaliteit", "Bereik"], call.Assessment.Criteria.Select(c => c.Title.Nl));
        Assert.Equal(["nextgenerationeu", "vlaanderen"], call.Funders);
        Assert.Equal(
            (new Rational(60, 1), 3, "70, 30", "5, ", "10, 3"),
            (
                call.Assessment.MinimumScore!.Value,
                call.Assessment.Jury.Quorum,
                string.Join(", ", call.Assessment.Criteria.Select(c => c.Weight)),
                string.Join(", ", call.Assessment.Criteria.Select(c => c.Minimum)),
                string.Join(", ", call.Assessment.Criteria.Select(c => c.Scale))
            )
        );
        Assert.Equal(["'allocation'"], call.Unpublishable.Select(f => f.Message.Split(' ')[0]));
        Assert.All(call.Unpublishable, fault =>
        {
            var key = fault.Message.Split(' ')[0].Trim('\'');
            Assert.Equal("s.yaml", fault.Place.File);
            Assert.EndsWith($"{key}: ", yaml.Split('\n')[fault.Place.Line - 1][..(fault.Place.Column - 1)]);
            Assert.Contains("keeps this call from being published", fault.Message);
            Assert.StartsWith($"'{key}' houdt deze oproep tegen bij de publicatie: ", fault.Nl);
        });
    }

    [Theory]
    [InlineData("score", "ranking")]
    [InlineData("pro_rata", "pro-rata")]
    [InlineData("rights", "drawing-right")]
    public void An_allocation_where_it_stood_before_is_told_where_it_stands_now(string older, string method)
    {
        var call = Small.Call(Small.Yaml(Field, Judged.Replace("allocation: score", $"allocation: {older}")));

        Assert.Contains($"top of the call: 'allocation: {{ method: {method} }}'", Assert.Single(call.Unpublishable).Message);
        var ties = method == "ranking" ? ", ties: [{ by: lot }]" : "";
        var moved = Judged.Replace("  allocation: score\n", "") + $"\nallocation: {{ method: {method}{ties} }}";
        Assert.Empty(Small.Call(Small.Yaml(Field, moved)).Unpublishable);
    }

    [Theory]
    [InlineData("assessment: { allocation: registration }")]
    [InlineData("assessment: { criteria: [{ id: a, title: A, hint: B }] }")]
    [InlineData("assessment: { jury: {} }")]
    [InlineData("assessment: { jury: { defence_minutes: 30 } }")]
    [InlineData("assessment: { jury: { members: 2, intro: X, defence_minutes: 30, question_minutes: 15 } }")]
    [InlineData("assessment: { minimum_score: 60, criteria: [{ id: a, title: A, weight: 100, scale: 5, minimum: 2.5 }] }")]
    [InlineData("assessment: { jury: { members: 3, quorum: 2 } }")]
    public void What_is_told_or_carried_out_keeps_nothing_from_being_published(string assessment) =>
        Assert.Empty(Small.Call(Small.Yaml(Field, assessment)).Unpublishable);

    [Theory]
    [InlineData("{}", "Een jury beoordeelt de aanvragen.", "A jury judges the applications.")]
    [InlineData("{ members: 1 }", "Een jury van 1 lid beoordeelt de aanvragen.", "A jury of 1 member judges the applications.")]
    [InlineData("{ members: 5 }", "Een jury van 5 leden beoordeelt de aanvragen.", "A jury of 5 members judges the applications.")]
    public void A_jury_is_told_with_its_number_where_that_is_known(string jury, string nl, string en)
    {
        var told = Assert.Single(JudgingWords.Of(Small.Call(Small.Yaml(Field, $"assessment: {{ jury: {jury} }}")).Assessment!.Jury));
        Assert.Equal((nl, en), (told.Nl, told.En));
    }

    [Theory]
    [InlineData("weight: 70", "weight: 60", "the weights are 90 together and must be 100")]
    [InlineData("quorum: 3", "quorum: 6", "'quorum' is above the number of members")]
    [InlineData("minimum: 5", "minimum: 11", "'minimum' is above 'scale'")]
    [InlineData("minimum: 5", "minimum: -1", "'minimum' must be 0 or more")]
    [InlineData("quorum: 3", "quorum: 0", "'quorum' must be above 0")]
    [InlineData(", weight: 30", "", "give each criterion a 'weight', or none")]
    [InlineData("minimum_score: 60", "blind: [nowhere]", "no application asks 'nowhere'")]
    [InlineData("measure: schoolroutes, ", "", "give either 'call' or 'measure'")]
    public void Faults_of_an_assessment_are_named(string old, string with, string message) =>
        Assert.Contains(Small.Faults(Small.Yaml(Field, Judged.Replace(old, with))), f => f.Contains(message));

    [Fact]
    public void Who_has_a_dossier_in_an_excluded_measure_cannot_apply()
    {
        var call = Small.Call(Small.Yaml(Field, Judged));
        Verdict With(params string[] running) =>
            Eligibility.Check(call, Small.Context().Applicant, new(2022, 9, 1), new Dictionary<string, Money>(), running.ToHashSet());
        Assert.Equal("U hebt al een project voor schoolroutes.", With("schoolroutes").Reason.Nl);
        Assert.True(With("fietspaden").MayApply);
    }
}
