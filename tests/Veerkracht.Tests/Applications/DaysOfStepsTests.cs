using NodaTime;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>Steps that open again, organisations with days of their own, and steps that are not asked of who came later.</summary>
public sealed class DaysOfStepsTests
{
    private const string Kind = "    kind: application\n";

    private static string Yaml(string windows) => TestCalls.FromEnvelope().Replace(Kind, Kind + windows);

    private static string Twice =>
        Yaml(
            """
                windows:
                  - { opens: 2022-08-01T09:00, closes: 2022-09-15T12:00 }
                  - { opens: 2022-11-01T09:00, closes: 2022-11-30T12:00 }
                own_deadlines:
                  - { only: ["24028"], closes: 2022-09-30T12:00, reason: { nl: Brand in het gemeentehuis., en: A fire in the town hall. } }

            """
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_closes_and_opens_again_and_who_has_days_of_its_own_has_them_everywhere(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Twice, 1_000_000_00);
        using var client = site.Client(followRedirects: true);
        var page = await client.GetStringAsync($"/oproepen/{TestCalls.Small}");
        Assert.Contains("Daarna opnieuw open:", page);
        // The second window is no longer deadline for others.
        Assert.DoesNotContain("voor sommige besturen", page);
        Assert.Contains("van 1 november 2022 om 9.00 uur tot en met 30 november 2022 om 12.00 uur", page);
        Assert.Contains("Van 1 augustus 2022 tot en met 15 september 2022 om 12.00 uur; Van 1 november 2022", page);
        Assert.Contains("Geetbets: tot en met 30 september 2022 om 12.00 uur. Brand in het gemeentehuis.", page);

        // After the first window Geetbets still may, Gent must wait for the second.
        await site.MoveClock(new LocalDateTime(2022, 9, 20, 12, 0));
        using var geetbets = await Browser.As(site, "geetbets-officer");
        Assert.Contains("een eigen termijn voor Geetbets: Brand in het gemeentehuis.", await geetbets.Text("/mijn-oproepen"));
        var late = await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"));
        Refused("not-open-yet", await site.Act((StartApplication a) => a.Do(TestSite.As("gent-officer"), TestCalls.Small)));
        Assert.Contains("Opent op 1 november 2022 om 9.00 uur", await client.GetStringAsync($"/oproepen/{TestCalls.Small}"));
        using var gent = await Browser.As(site, "gent-officer");
        Assert.Contains("Opent opnieuw op 1 november 2022", await gent.Text("/mijn-oproepen"));

        await site.MoveClock(new LocalDateTime(2022, 11, 20, 12, 0));
        await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"), "gent");
        Assert.NotNull((await site.Dossier(late.Id)).RegisteredAt);
        await site.MoveClock(new LocalDateTime(2022, 12, 1, 12, 0));
        Refused("deadline-passed", await site.Act((StartApplication a) => a.Do(TestSite.As("gent-officer"), TestCalls.Small)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_report_that_was_over_before_the_dossier_began_is_not_applicable(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TestCalls.FromEnvelope()
                + """

                  - id: report
                    kind: report
                    title: { nl: "Verslag {year}", en: "Report {year}" }
                    repeats: { from: 2021, until: 2022 }
                    opens: [awarded, "submitted:report_{previous_year}"]
                    skip_when_late: true
                    windows: [{ opens: "{next_year}-01-01T00:00", closes: "{next_year}-02-15T12:00" }]
                    sections:
                      - id: s
                        title: { nl: Verslag, en: Report }
                        fields: [{ id: said, type: text, label: { nl: Wat, en: What }, required: true }]
                """,
            1_000_000_00
        );
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.MoveClock(new LocalDateTime(2023, 1, 10, 12, 0));

        using var officer = await Browser.As(site, "geetbets-officer");
        var page = await officer.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("Niet van toepassing: deze stap was al gesloten (15 februari 2022 om 12.00 uur)", page);
        Assert.DoesNotContain("(15 februari 2023", page);
        await site.Send(dossier.Id, "report_2022", new() { ["said"] = "Klaar" });
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_report_that_was_over_before_the_award_is_not_applicable_to_who_sent_in_time(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TestCalls.FromEnvelope()
                + """

                  - id: report
                    kind: report
                    title: { nl: "Verslag {year}", en: "Report {year}" }
                    repeats: { from: 2022, until: 2023 }
                    opens: [awarded, "submitted:report_{previous_year}"]
                    skip_when_late: true
                    windows: [{ opens: "{next_year}-01-01T00:00", closes: "{next_year}-02-15T12:00" }]
                    sections:
                      - id: s
                        title: { nl: Verslag, en: Report }
                        fields: [{ id: said, type: text, label: { nl: Wat, en: What }, required: true }]
                """,
            1_000_000_00
        );
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        // The decision takes until after the report of 2022 was due.
        await site.MoveClock(new LocalDateTime(2023, 3, 1, 12, 0));
        await site.Awarded(dossier.Id);
        await site.MoveClock(new LocalDateTime(2024, 1, 10, 12, 0));

        using var officer = await Browser.As(site, "geetbets-officer");
        var page = await officer.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("(15 februari 2023 om 12.00 uur) voor uw subsidie werd toegekend", page);
        Assert.DoesNotContain("(15 februari 2024", page);
        await site.Send(dossier.Id, "report_2023", new() { ["said"] = "Klaar" });
    }
}
