using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>What the format says lately, written by screen, and where people meet it.</summary>
public sealed class NewKeysTests
{
    private sealed record Desk(TestSite Site, HttpClient Http, Guid Draft) : IAsyncDisposable
    {
        public static async Task<Desk> With(Database database, string source)
        {
            var site = await TestSite.Start(database);
            var draft = Value(await site.NewCall());
            await site.Written(draft, source);
            var http = site.Client();
            await http.SignIn(Manager);
            return new(site, http, draft.Id);
        }

        public Task<Sheet> Open(string path) => Sheet.Open(Http, $"/opstellen/{Draft}/deel?pad={Uri.EscapeDataString(path)}");

        public async Task Saves(string path, params (string Box, string Value)[] typed)
        {
            var page = await Open(path);
            foreach (var (box, value) in typed)
                page[box] = value;
            var saved = await page.Press();
            Assert.True(saved.Status == HttpStatusCode.OK, saved.Text);
            Assert.Contains("De oproep heeft geen fouten.", saved.Text);
        }

        public Task<string> Source() =>
            Site.Query(db => db.CallDrafts.AsNoTracking().Where(d => d.Id == Draft).Select(d => d.Source).SingleAsync());

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Site.DisposeAsync();
        }
    }

    private static string Source =>
        TestForm
            .Yaml()
            .Replace(
                "    kind: application\n",
                "    kind: application\n    windows: [{ opens: 2022-08-01T09:00, closes: 2022-10-01T12:00 }]\n"
                    + "    own_deadlines: [{ only: [\"24028\"], closes: 2022-10-08T12:00, reason: { nl: Brand, en: Fire } }]\n"
            )
            .Replace(
                "\nsteps:",
                "\nletter: { appeal: { nl: Bij de raad., en: At the council. } }\nassessment:\n  criteria:\n    "
                    + "- { id: reach, title: { nl: Bereik, en: Reach } }\nsteps:"
            );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Staff_write_them_by_screen(Database database)
    {
        await using var desk = await Desk.With(database, Source);
        await desk.Saves("steps[0].own_deadlines[0]", ("v.closes.dag", "2022-10-15"), ("v.reason.nl", "Overstroming"));
        await desk.Saves("assessment.criteria[0]", ("v.points", "cost / 100"), ("v.scale", "5"));
        await desk.Saves("steps[0].sections[0].fields[0]", ("v.names", "project"), ("v.public", "true"));
        await desk.Saves("letter", ("v.appeal.nl", "Bij de Raad van State."));
        // A question of the form can be taken in place of an amount.
        var rule = await desk.Open("funding.amounts[1]");
        Assert.Contains("Deel", rule.Text);
        var source = await desk.Source();
        foreach (
            var written in new[]
            {
                "closes: 2022-10-15T12:00, reason: { nl: Overstroming, en: Fire }",
                "points: cost / 100",
                "scale: 5",
                "names: project",
                "public: true",
                "appeal: { nl: Bij de Raad van State., en: At the council. }",
            }
        )
            Assert.Contains(written, source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_which_amount_offers_the_questions_of_the_form(Database database)
    {
        await using var desk = await Desk.With(
            database,
            TestForm.Yaml(
                funding: TestForm
                    .Funding.Replace("    - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }\n", "")
                    .Replace("of: base", "of: niets")
            )
        );
        var page = await desk.Open("funding.amounts[0]");
        Assert.Contains("Kosten (vraag)", page.Text);
        await desk.Saves("funding.amounts[0]", ("v.of", "cost"));
        Assert.Contains("of: cost", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Until_its_day_only_the_list_applies_and_all_after_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TestCalls
                .FromEnvelope()
                .Replace("  - class: municipality", "  - { class: municipality, only: [\"24028\"], only_until: 2022-09-30 }"),
            1_000_000_00
        );
        using var visitor = site.Client();
        Assert.Contains("(1 op de lijst, en vanaf 1 oktober 2022 alle)", await visitor.GetStringAsync($"/oproepen/{TestCalls.Small}"));
        using var gent = await Browser.As(site, "gent-officer");
        Assert.Contains("kan aanvragen vanaf 1 oktober 2022; tot dan kan alleen wie op de lijst staat", await gent.Text("/mijn-oproepen"));
        await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"));
        await site.MoveClock(new NodaTime.LocalDateTime(2022, 10, 1, 9, 0));
        await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"), "gent");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_row_shows_on_its_condition_and_its_cells_are_asked_then(Database database)
    {
        await using var site = await TestSite.Start(database);
        const string Cost = "          - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }\n";
        var yaml = TestCalls.FromEnvelope();
        var at = yaml.IndexOf(Cost, StringComparison.Ordinal);
        await site.Publish(
            yaml.Insert(
                at,
                """
                          - { id: abroad, type: yes_no, label: { nl: Ook in het buitenland?, en: Abroad too? } }
                          - id: trips
                            type: table
                            label: { nl: Reizen, en: Journeys }
                            rows:
                              - { id: here, label: { nl: Binnenland, en: Inland } }
                              - { id: there, label: { nl: Buitenland, en: Abroad }, visible_when: abroad }
                            columns: [{ id: km, type: number, label: { nl: Afstand, en: Distance }, required: true }]

                """
            ),
            1_000_000_00
        );
        var officer = TestSite.As("geetbets-officer");
        var draft = Value(await site.Act((Features.Applications.StartApplication a) => a.Do(officer, TestCalls.Small)));
        using var browser = await Browser.As(site, "geetbets-officer");
        var section = $"/dossiers/{draft.Id}/stap/application/cost";
        Assert.Contains("trips.here.km", await browser.Text(section));
        Assert.DoesNotContain("trips.there.km", await browser.Text(section));
        var answers = TestCalls.Cost("1.00");
        answers["abroad"] = true;
        Value(await site.Act((Features.Applications.SaveAnswers a) => a.Fields(officer, draft.Id, "application", answers, null)));
        Assert.Contains("trips.there.km", await browser.Text(section));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_letter_says_its_conditions_and_the_project_is_called_as_its_field_says(Database database)
    {
        await using var site = await TestSite.Start(database);
        const string Cost = "          - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }\n";
        var yaml = TestCalls
            .FromEnvelope()
            .Replace(
                "\nsteps:",
                "\nletter: { conditions: [{ nl: Voor eind 2025., en: Before the end of 2025. }], "
                    + "appeal: { nl: Bij de Raad van State., en: At the Council of State. } }\nsteps:"
            );
        await site.Publish(
            yaml.Insert(
                yaml.IndexOf(Cost, StringComparison.Ordinal),
                "          - { id: name, type: text, label: { nl: Aanspreekpunt, en: Person } }\n"
                    + "          - { id: called, type: text, names: project, label: { nl: Titel, en: Title } }\n"
            ),
            1_000_000_00
        );
        var answers = TestCalls.Cost("2000.00");
        (answers["name"], answers["called"]) = ("An Peeters", "Groene Markt");
        var dossier = await site.Complete(TestCalls.Small, answers);
        Assert.Equal("Groene Markt", (await site.Dossier(dossier.Id)).ProjectName);
        await site.Awarded(dossier.Id);
        using var officer = await Browser.As(site, "geetbets-officer");
        var letter = await officer.Text($"/dossiers/{dossier.Id}/toekenning");
        foreach (
            var said in new[]
            {
                "Groene Markt",
                "Onder deze voorwaarden",
                "Voor eind 2025.",
                "Gaat u niet akkoord?",
                "Bij de Raad van State.",
            }
        )
            Assert.Contains(said, letter);
        var pdf = await officer.Get($"/dossiers/{dossier.Id}/toekenning.pdf");
        Assert.Equal(HttpStatusCode.OK, pdf.StatusCode);
    }
}
