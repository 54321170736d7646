using System.Text.Json.Nodes;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>What does not start, is not sent or is not awarded yet, each with its code and why in both languages.</summary>
public sealed class ApplicationRefusalTests
{
    private const string Second = """
          - id: second
            kind: application
            title: { nl: Tweede fase, en: Second phase }
            opens: ["submitted:application"]
            sections:
              - id: cost
                title: { nl: Kosten, en: Cost }
                fields:
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
          - id: first

        """;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_government_has_no_more_dossiers_than_the_call_allows(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000).Replace("version: 1\n", "version: 1\nmax_dossiers: 1\n"), 1_000_000_00);
        Task<Outcome<Dossier>> Starts() => site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TestCalls.Small));
        var only = Value(await Starts());
        Refused("too-many-dossiers", await Starts());
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-officer"), only.Id, "Toch niet")));
        Value(await Starts());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_that_nobody_began_is_not_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        Refused("step-not-started", await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-finance-director"), dossier.Id, "first")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_answer_of_another_form_is_not_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var officer = TestSite.As("geetbets-officer");
        var dossier = Value(await site.Act((StartApplication a) => a.Do(officer, TestCalls.Small)));
        var wrong = new JsonObject { ["cost"] = new JsonObject { ["euro"] = "2000.00" } };
        Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier.Id, "application", wrong, null)));
        Refused("wrong-type", await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-finance-director"), dossier.Id, "application")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nothing_is_awarded_while_a_phase_must_still_be_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000).Replace("  - id: first\n", Second), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        Refused("next-phase-first", await site.Propose(dossier.Id));
    }
}
