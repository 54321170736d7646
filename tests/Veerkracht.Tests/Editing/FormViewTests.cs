using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>The form view of a draft, without scripts, on both databases.</summary>
public sealed class FormViewTests
{
    private const string Fields = "steps[0].sections[0].fields",
        Name = Fields + "[0]";

    private const string Small = """
        # A small call.
        call: proef
        programme: vlaamse-veerkracht
        measure: fietspaden
        title: { nl: Proef, en: Trial }
        summary: { nl: Een proef., en: A trial. }
        number_prefix: proef
        contact: { name: Team, email: team@veerkracht.example }
        applicants:
          - class: municipality
        funding:
          amounts:
            - { name: cost, kind: value, title: { nl: Kosten, en: Cost }, value: price } # what it costs
          grant: cost
        steps:
          - id: application
            kind: application
            title: { nl: Aanvraag, en: Application }
            sections:
              - id: project
                title: { nl: Uw project, en: Your project }
                fields:
                  # The name stands on every letter.
                  - { id: name, type: text, label: { nl: Naam, en: Name }, max_length: 100 } # short
                  - id: kind
                    type: choice
                    label: { nl: Soort balie, en: Kind of counter }
                    options: [{ id: kiosk, label: { nl: Zuil, en: Kiosk } }, { id: video, label: { nl: Videobalie, en: Video counter } }]
                  - { id: price, type: amount, label: { nl: Prijs, en: Price }, max: 1_000 }

        """;

    private sealed record Desk(TestSite Site, HttpClient Http, Guid Draft) : IAsyncDisposable
    {
        public Task<Sheet> Open(string path) =>
            Sheet.Open(Http, $"/opstellen/{Draft}/deel{(path.Length == 0 ? "" : "?pad=" + Uri.EscapeDataString(path))}");

        public Task<string> Source() =>
            Site.Query(db => db.CallDrafts.AsNoTracking().Where(d => d.Id == Draft).Select(d => d.Source).SingleAsync());

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Site.DisposeAsync();
        }
    }

    private static async Task<Desk> ADraft(Database database, string source = Small, string persona = Manager)
    {
        var site = await TestSite.Start(database);
        var draft = new CallDraft
        {
            Measure = "fietspaden",
            Id = Guid.CreateVersion7(),
            Slug = "proef",
            Title = new("Proef", "Trial"),
            Source = source,
            StartedBy = TestSite.As(Manager).PersonId,
            StartedAt = new DateTime(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc),
            SavedBy = TestSite.As(Manager).PersonId,
            SavedAt = new DateTime(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc),
        };
        await site.Query(async db =>
        {
            db.CallDrafts.Add(draft);
            return await db.SaveChangesAsync();
        });
        var http = site.Client();
        await http.SignIn(persona);
        return new Desk(site, http, draft.Id);
    }

    private static string Changed(string old, string with)
    {
        Assert.Contains(old, Small);
        return Small.Replace(old, with);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_changed_label_changes_these_words_and_no_other_character(Database database)
    {
        await using var desk = await ADraft(database);
        var page = await desk.Open(Name);
        page["v.label.nl"] = "Naam van het project";
        var saved = await page.Press();
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Bewaard De oproep heeft geen fouten.", saved.Text);
        Assert.Equal(Changed("nl: Naam,", "nl: Naam van het project,"), await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Saving_without_a_change_keeps_every_byte(Database database)
    {
        await using var desk = await ADraft(database);
        foreach (
            var path in new[]
            {
                "",
                "contact",
                "funding",
                "funding.amounts[0]",
                "steps[0]",
                "steps[0].sections[0]",
                Name,
                Fields + "[1]",
                Fields + "[1].options[0]",
                Fields + "[2]",
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await (await desk.Open(path)).Press()).Status);
            Assert.Equal(Small, await desk.Source());
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_new_question_with_a_condition_is_chosen_not_programmed(Database database)
    {
        await using var desk = await ADraft(database);
        var kinds = await (await desk.Open("steps[0].sections[0]")).Press($"nieuw|{Fields}");
        Assert.Contains("Lange tekst Een uitleg van enkele zinnen of meer.", kinds.Text);
        kinds["soort"] = "number";
        var question = await kinds.Press();
        Assert.Contains("Vraag · Getal Nieuwe vraag", question.Text);

        question["v.label.nl"] = "Uren per week";
        question["v.label.en"] = "Hours a week";
        question["v.max"] = "1.000,5";
        question["v.required.wanneer"] = "altijd";
        question["v.visible_when.0.wat"] = "kind=video";
        question["v.visible_when.1.wat"] = "name";
        question["v.visible_when.1.hoe"] = "ingevuld";
        var saved = await question.Press();
        Assert.Contains("Nu: Soort balie is Videobalie en Naam is ingevuld", saved.Text);
        Assert.Contains("geen fouten", saved.Text);
        Assert.StartsWith(
            Small.TrimEnd() + "\n          - { id: vraag, type: number, label: { nl: Uren per week, en: Hours a week }, ",
            await desk.Source()
        );
        var call = CallReader.Read(await desk.Source(), "proef.yaml").Definition!;
        var read = call.Steps[0].Form.Fields.Single(f => f.Id == "vraag");
        Assert.Equal(
            ("Uren per week", "kind == \"video\" && has(name)", true),
            (read.Label.Nl, read.VisibleWhen!.Text, read.Required.Always)
        );
        Assert.Contains("max: 1000.5", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_new_rule_draws_from_what_is_there(Database database)
    {
        await using var desk = await ADraft(database);
        var kinds = await (await desk.Open("funding")).Press("nieuw|funding.amounts");
        kinds["soort"] = "share";
        var rule = await kinds.Press();
        rule["v.name"] = "half";
        rule["v.title.nl"] = "De helft";
        rule["v.percentage"] = "50";
        Assert.Equal("cost", rule["v.of"]);
        await rule.Press();
        var funding = await desk.Open("funding");
        funding["v.grant"] = "half";
        Assert.Contains("geen fouten", (await funding.Press()).Text);
        Assert.Equal("half", CallReader.Read(await desk.Source(), "proef.yaml").Definition!.Funding.Grant);
        Assert.Contains("value: price } # what it costs\n", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Pieces_move_with_their_comments_are_copied_and_go(Database database)
    {
        await using var desk = await ADraft(database);
        var page = await desk.Open("steps[0].sections[0]");
        page["v.title.nl"] = "Het project";
        page = await page.Press($"omlaag|{Name}|");
        var source = await desk.Source();
        Assert.Contains("nl: Het project", source);
        Assert.Contains("          # The name stands on every letter.\n          - { id: name", source);
        Assert.True(source.IndexOf("id: kind", StringComparison.Ordinal) < source.IndexOf("# The name", StringComparison.Ordinal));

        page = await page.Press($"dubbel|{Fields}[0]|");
        Assert.Contains("- id: kind_2\n", await desk.Source());
        Assert.Contains("Bewaard", page.Text);

        var remove = await Sheet.Open(desk.Http, $"/opstellen/{desk.Draft}/deel/weg?pad={Uri.EscapeDataString(Fields + "[1]")}");
        Assert.Contains("“Soort balie” verwijderen?", remove.Text);
        Assert.Contains("Wat erin staat, verdwijnt ook: 2 delen.", remove.Text);
        await remove.Press();
        Assert.DoesNotContain("kind_2", await desk.Source());
        Assert.Contains("id: kind\n", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_unfinished_is_kept_and_said_at_its_box(Database database)
    {
        await using var desk = await ADraft(database);
        var page = await desk.Open(Fields + "[2]");
        page["v.max"] = "veel";
        var saved = await page.Press();
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("max: veel", await desk.Source());
        Assert.Contains("De oproep is nog niet af", saved.Text);
        Assert.NotNull(saved.Page.QuerySelector("#f-v-max-error"));
        Assert.Equal("veel", saved["v.max"]);

        var call = await desk.Open("");
        Assert.Contains("Dit moet nog beter Prijs :", call.Text);
        Assert.Equal(
            $"/opstellen/{desk.Draft}/deel?pad={Uri.EscapeDataString(Fields + "[2]")}",
            call.Page.QuerySelector(".au-c-alert a")!.GetAttribute("href")
        );
        Assert.Contains("Nog 1 fout op een andere plaats", (await desk.Open("contact")).Text);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_people_who_change_different_boxes_both_keep_theirs(Database database)
    {
        await using var desk = await ADraft(database);
        var (mine, theirs) = (await desk.Open(Name), await desk.Open(Name));
        theirs["v.label.en"] = "Title";
        theirs["v.hint.nl"] = "Kort.";
        await theirs.Press();
        mine["v.label.nl"] = "Titel";
        Assert.Equal(HttpStatusCode.OK, (await mine.Press()).Status);
        Assert.Contains("label: { nl: Titel, en: Title }, hint: Kort.", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_people_who_change_the_same_box_see_both_texts_and_nothing_is_overwritten(Database database)
    {
        await using var desk = await ADraft(database);
        var (mine, theirs) = (await desk.Open(Name), await desk.Open(Name));
        theirs["v.label.nl"] = "Titel";
        await theirs.Press();
        mine["v.label.nl"] = "Benaming";
        var both = await mine.Press();
        Assert.Equal(HttpStatusCode.PreconditionFailed, both.Status);
        Assert.Contains("Iemand anders veranderde dit ook, in: “Titel”.", both.Text);
        Assert.Equal("Benaming", both["v.label.nl"]);
        Assert.Contains("nl: Titel", await desk.Source());
        // Who has seen both may choose.
        Assert.Equal(HttpStatusCode.OK, (await both.Press()).Status);
        Assert.Contains("nl: Benaming", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_piece_that_somebody_moved_is_found_and_one_that_is_gone_shows_what_was_typed(Database database)
    {
        await using var desk = await ADraft(database);
        var (first, second) = (await desk.Open(Name), await desk.Open(Name));
        await (await desk.Open("steps[0].sections[0]")).Press($"omlaag|{Name}|");
        first["v.label.nl"] = "Titel";
        await first.Press();
        Assert.Contains("id: name, type: text, label: { nl: Titel,", await desk.Source());

        await (await Sheet.Open(desk.Http, $"/opstellen/{desk.Draft}/deel/weg?pad={Uri.EscapeDataString(Fields + "[1]")}")).Press();
        second["v.label.nl"] = "Een lange naam";
        var lost = await second.Press();
        Assert.Equal(HttpStatusCode.PreconditionFailed, lost.Status);
        Told.On(lost.Page, "part-gone");
        Assert.Contains("Een lange naam", lost.Text);
        Assert.DoesNotContain("Een lange naam", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_button_for_a_piece_that_is_not_there_changes_nothing(Database database)
    {
        await using var desk = await ADraft(database);
        var page = await desk.Open("steps[0].sections[0]");
        var down = page.Page.QuerySelectorAll<IHtmlButtonElement>("main form button").First(b => b.Value.StartsWith("omlaag|"));
        down.Value = $"omlaag|{Fields}[9]";
        await Told.InBothLanguages("not-safe", desk.Http, async () => (await page.Press(down.Value)).Page);
        Assert.Equal(Small, await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_condition_that_fits_nothing_is_refused_with_what_was_typed(Database database)
    {
        await using var desk = await ADraft(database);
        var page = await desk.Open(Name);
        page["v.visible_when.0.wat"] = "price";
        page["v.visible_when.0.hoe"] = "minstens";
        page["v.visible_when.0.waarde"] = "veel";
        page["v.label.nl"] = "Titel";
        var refused = await page.Press();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(("veel", "Titel"), (refused["v.visible_when.0.waarde"], refused["v.label.nl"]));
        Assert.Equal(Small, await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_change_of_a_type_offers_to_take_out_what_no_longer_fits(Database database)
    {
        await using var desk = await ADraft(database);
        var page = await desk.Open(Name);
        page["v.type"] = "yes_no";
        page = await page.Press();
        Assert.Contains("“max_length” hoort niet bij dit soort deel.", page.Text);
        Assert.Contains("geen fouten", (await page.Press("wis|")).Text);
        Assert.Contains("- { id: name, type: yes_no, label: { nl: Naam, en: Name } } # short", await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_piece_of_a_real_call_has_a_page_that_changes_nothing_by_itself(Database database)
    {
        var source = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "programmes/vlaamse-veerkracht/calls/stadsvernieuwing.yaml"),
            TestContext.Current.CancellationToken
        );
        await using var desk = await ADraft(database, source);
        var (todo, seen) = (new Queue<string>([$"/opstellen/{desk.Draft}/deel"]), new HashSet<string>());
        while (todo.TryDequeue(out var address) && seen.Count < 40)
        {
            if (!seen.Add(address))
                continue;
            var page = await Sheet.Open(desk.Http, address);
            Assert.True(page.Status == HttpStatusCode.OK, address);
            foreach (var link in page.Page.QuerySelectorAll(".v-part__list th a"))
                todo.Enqueue(link.GetAttribute("href")!);
            if (page.Page.QuerySelector("button[value=bewaar]") is not null)
                Assert.Equal(HttpStatusCode.OK, (await page.Press("bewaar")).Status);
        }
        Assert.Equal(40, seen.Count);
        Assert.Equal(source, await desk.Source());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_approves_reads_and_a_local_government_finds_nothing(Database database)
    {
        await using var desk = await ADraft(database, persona: Approver);
        var page = await desk.Open(Name);
        Assert.Contains("U kunt dit lezen, niet veranderen.", page.Text);
        Assert.Null(page.Page.QuerySelector("main form button"));
        using var officer = desk.Site.Client();
        await officer.SignIn("geetbets-officer");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await officer.GetAsync($"/opstellen/{desk.Draft}/deel", TestContext.Current.CancellationToken)).StatusCode
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Broken_text_leads_to_the_file(Database database)
    {
        await using var desk = await ADraft(database, "call: [x\n");
        var page = await desk.Open("");
        Assert.Contains("Het bestand is niet te lezen", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ADraft(database)).Open("steps[9]")).Status);
    }
}
