using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Assessment;

/// <summary>A call of two phases that a panel scores, with something hidden from assessors, and a panel of two at work.</summary>
internal static class PanelWorld
{
    public const string Call = "jury-oproep",
        Step = "first",
        Later = "second",
        First = "jury-1",
        Second = "jury-2";

    public static Guid Jury => Situations.Id(First);

    /// <param name="blind">Whether the name and its file are hidden until the own points are in.</param>
    public static string Yaml(bool blind = true, string slug = Call) =>
        $$"""
            call: {{slug}}
            programme: vlaamse-veerkracht
            measure: toegankelijkheid
            version: 1
            title: { nl: Oproep met jury, en: Call with a panel }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: {{slug}}
            contact: { name: Test, email: test@veerkracht.example }
            applicants:
              - class: municipality
            assessment:
              minimum_score: 60
              {{(blind ? "blind: [secret, papers]" : "")}}
              jury: { members: 2, quorum: 2 }
              criteria:
                - id: quality
                  title: { nl: Kwaliteit, en: Quality }
                  hint: { nl: Is het goed?, en: Is it good? }
                  weight: 70
                  minimum: 5
                - { id: reach, title: { nl: Bereik, en: Reach }, weight: 30, scale: 3 }
            funding:
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: "1:1" }
              grant: grant
            steps:
              - id: first
                kind: application
                title: { nl: Fase 1, en: Phase 1 }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }
                      - { id: plan, type: text, label: { nl: Plan, en: Plan } }
                      - { id: drawings, type: files, label: { nl: Tekeningen, en: Drawings } }
                      - { id: secret, type: text, label: { nl: Architect, en: Architect } }
                      - { id: papers, type: files, label: { nl: Portfolio, en: Portfolio } }
              - id: second
                kind: application
                title: { nl: Fase 2, en: Phase 2 }
                opens: ["selected:first"]
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }] }
            """;

    public static IReadOnlyList<TypedScore> Points(string quality, string reach, string comment = "Helder plan") =>
        [new("quality", quality, comment), new("reach", reach, "")];

    /// <summary>A panel of both jury members until 20 September, without anything to read.</summary>
    public static async Task APanel(this TestSite site, bool blind = true)
    {
        await site.Publish(Yaml(blind), 0);
        var manager = TestSite.As(Manager);
        Value(await site.Act((OpenPanel a) => a.Do(manager, Call, Step, "20/09/2022")));
        foreach (var jury in new[] { First, Second })
            Value(await site.Act((NameAssessor a) => a.Do(manager, Call, Step, Situations.Id(jury), null, null)));
    }

    public static Task<Outcome<int>> Assign(this TestSite site, AskedReadings asked) =>
        site.Act((AssignReadings a) => a.Do(TestSite.As(Manager), Call, Step, asked));

    public static Task<Outcome<GivenScores>> Give(
        this TestSite site,
        string jury,
        Guid dossier,
        string quality,
        string reach,
        string? seen = null
    ) => site.Act((GiveScores a) => a.Do(TestSite.As(jury), dossier, Points(quality, reach), seen));

    public static async Task<PanelStanding> Standing(this TestSite site) => (await site.Ask((PanelScores p) => p.Of(Call, Step)))!;

    /// <summary>One complete dossier of Geetbets that both have to score, and nobody did.</summary>
    public static async Task<Guid> APanelAtWork(this TestSite site)
    {
        await site.APanel();
        var dossier = await site.Complete(Call, TestCalls.Cost("2000.00"));
        // So that each jury member of the demonstration has something to score.
        Value(await site.Act((NameAssessor a) => a.Do(TestSite.As(Manager), Call, Step, Situations.Id("jury-3"), null, null)));
        Assert.Equal(3, Value(await site.Assign(new(ReadingRule.All))));
        return dossier.Id;
    }

    /// <summary>
    /// Beside it: a complete dossier that nobody reads, one in which an assessor declared an interest, one that an assessor scored, and a
    /// panel of the second phase that has no members.
    /// </summary>
    public static async Task<Guid> BesideThePanel(this TestSite site)
    {
        var unread = await site.Complete(Call, TestCalls.Cost("1000.00"), "gent");
        var barred = await site.Complete(Call, TestCalls.Cost("1000.00"), "herstappe");
        Value(await site.Assign(new(ReadingRule.ByHand, Jury, [barred.Id])));
        Value(await site.Act((DeclareConflict a) => a.Do(TestSite.As(First), barred.Id, "Mijn broer werkt er")));
        var scored = await site.Complete(Call, TestCalls.Cost("1500.00"));
        Value(await site.Assign(new(ReadingRule.ByHand, Jury, [scored.Id])));
        Value(await site.Give(First, scored.Id, "6", "1"));
        Value(await site.Act((OpenPanel a) => a.Do(TestSite.As(Manager), Call, Later, "20/09/2022")));
        return unread.Id;
    }
}
