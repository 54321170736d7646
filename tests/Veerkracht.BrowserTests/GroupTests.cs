using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests;

/// <summary>Groups and tables with script: their buttons without a new page, and cells pasted from a spreadsheet.</summary>
[Collection(InChromium.Name)]
public sealed class GroupTests(Chromium chromium)
{
    private static async Task<Officer> Opened(Stage stage, TestSite site)
    {
        await site.Publish(PartsCall.Yaml, 1_000_000_00);
        var dossier = Given.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), PartsCall.Slug)));
        var officer = await stage.Officer();
        await officer.Opens($"/dossiers/{dossier.Id}/stap/application/project");
        // A page that was loaded anew forgets it.
        await officer.Page.EvaluateAsync("window.same = true");
        return officer;
    }

    private static async Task IsTheSamePage(Officer officer) =>
        Assert.True(await officer.Page.EvaluateAsync<bool>("window.same === true"), "The page was loaded anew.");

    /// <summary>As the clipboard of a spreadsheet gives it.</summary>
    private static Task Pastes(Officer officer, string box, string text) =>
        officer
            .Page.Locator(box)
            .EvaluateAsync(
                """
                (box, text) => {
                  box.focus();
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }
                """,
                text
            );

    private static Task<string> Saved(TestSite site, string field) =>
        site.Query(async db => AnswersJson.Read((await db.DossierSteps.AsNoTracking().SingleAsync()).Answers)[field]?.ToJsonString() ?? "");

    /// <summary>The page says that it is saved from the save before on; what is kept follows within the patience of a page.</summary>
    private static async Task IsSaved(TestSite site, string field, string expected)
    {
        for (var left = Chromium.Patience; left > 0 && await Saved(site, field) != expected; left -= 100)
            await Task.Delay(100);
        Assert.Equal(expected, await Saved(site, field));
    }

    [Fact]
    public async Task Items_are_added_copied_moved_and_removed_without_a_new_page_and_the_keyboard_stays()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var officer = await Opened(stage, site);
        var page = officer.Page;
        ILocator Button(string act, int item) => page.Locator($"button[name={act}][value='stops[{item}]']");
        var add = page.Locator("button[name=_add][value=stops]");
        await add.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#f-stops-0-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Markt");
        await Button("_copy", 0).ClickAsync();
        await Expect(page.Locator("#f-stops-1-name")).ToBeFocusedAsync();
        await Expect(page.Locator("#f-stops-1-name")).ToHaveValueAsync("Markt");
        await page.Locator("#f-stops-1-name").FillAsync("Kerk");
        await Button("_up", 1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Button("_down", 0)).ToBeFocusedAsync();
        await Expect(page.Locator("#f-stops-0-name")).ToHaveValueAsync("Kerk");
        await Expect(page.Locator("#f-stops-1-name")).ToHaveValueAsync("Markt");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Button("_up", 1)).ToBeFocusedAsync();
        await Expect(page.Locator("#f-stops-0-name")).ToHaveValueAsync("Markt");
        await IsSaved(site, "stops", """[{"name":"Markt"},{"name":"Kerk"}]""");
        await Button("_remove", 0).ClickAsync();
        await Expect(page.Locator("#f-stops > fieldset")).ToHaveCountAsync(1);
        await Expect(page.Locator("#f-stops-0")).ToBeFocusedAsync();
        await Expect(page.Locator("#f-stops-0-name")).ToHaveValueAsync("Kerk");
        await IsTheSamePage(officer);
        await officer.Looks("group-buttons");
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task Cells_of_a_spreadsheet_fill_a_table_from_the_box_that_has_the_focus_and_what_does_not_fit_is_told()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var officer = await Opened(stage, site);
        var page = officer.Page;
        await Pastes(officer, "#f-costs-works-low", "1.000,50\t2000\r\n3\t4\r\n");
        await Expect(page.Locator("#f-costs-works-low")).ToHaveValueAsync("1.000,50");
        await Expect(page.Locator("#f-costs-works-high")).ToHaveValueAsync("2.000,00");
        await Expect(page.Locator("#f-costs-study-low")).ToHaveValueAsync("3,00");
        await Expect(page.Locator("#f-costs-study-high")).ToHaveValueAsync("4,00");
        await Expect(page.Locator("[data-told]")).ToHaveTextAsync("4 vakken ingevuld.");
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        await IsSaved(site, "costs", """{"works":{"low":"1000.50","high":"2000.00"},"study":{"low":"3.00","high":"4.00"}}""");
        await Pastes(officer, "#f-costs-study-high", "5\t6\n7\t8");
        await Expect(page.Locator("#f-costs-study-high")).ToHaveValueAsync("5,00");
        await Expect(page.Locator("[data-told] pre").First).ToHaveTextAsync("6\n7\t8");
        // Nor is what stood there dropped unseen.
        await Expect(page.Locator("[data-told] pre").Last).ToHaveTextAsync("4,00");
        // It stays to be read when the form is saved.
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        await IsSaved(site, "costs", """{"works":{"low":"1000.50","high":"2000.00"},"study":{"low":"3.00","high":"5.00"}}""");
        await Expect(page.Locator("[data-told] pre").Last).ToBeVisibleAsync();
        await IsTheSamePage(officer);
        await officer.Looks("pasted-table");
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task Cells_of_a_spreadsheet_make_the_items_of_a_group_up_to_the_most()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var officer = await Opened(stage, site);
        var page = officer.Page;
        await page.Locator("button[name=_add][value=stops]").ClickAsync();
        await Expect(page.Locator("#f-stops-0-name")).ToBeFocusedAsync();
        await Pastes(
            officer,
            "#f-stops-0-name",
            "Markt\t€ 1.200,00\t1/9/2022\tJa\t\"Eerste \"\"regel\"\"\ntweede\"\r\nKerk\t7\t2-9-2022\tnee\t\r\n"
                + "School\t8\t\tmisschien\tx\r\nPark\t9\r\n"
        );
        await Expect(page.Locator("#f-stops > fieldset")).ToHaveCountAsync(3);
        await Expect(page.Locator("#f-stops-0-note")).ToHaveValueAsync("Eerste \"regel\"\ntweede");
        await Expect(page.Locator("#f-stops-2-name")).ToHaveValueAsync("School");
        // No such choice, and no such place.
        await Expect(page.Locator("[data-told] pre")).ToHaveTextAsync("misschien\nPark\t9");
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        await IsSaved(
            site,
            "stops",
            """[{"name":"Markt","price":"1200.00","opens":"2022-09-01","roof":true,"note":"Eerste \u0022regel\u0022\ntweede"},"""
                + """{"name":"Kerk","price":"7.00","opens":"2022-09-02","roof":false},{"name":"School","price":"8.00","note":"x"}]"""
        );
        await IsTheSamePage(officer);
        await officer.Looks("pasted-group");
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task One_cell_and_a_text_of_more_lines_are_pasted_as_ever()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var officer = await Opened(stage, site);
        await officer.Page.Locator("#f-story").FocusAsync();
        var taken = await officer
            .Page.Locator("#f-story")
            .EvaluateAsync<bool>(
                """
                box => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', 'een\ttwee\ndrie');
                  return !box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }
                """
            );
        Assert.False(taken, "A text outside tables and groups is the browser's own to paste.");
        await Pastes(officer, "#f-parts-0-what", "\"een\ntwee\"\r\n");
        await Expect(officer.Page.Locator("#f-parts-0-what")).ToHaveValueAsync("een twee");
    }
}
