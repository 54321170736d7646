using Microsoft.Extensions.DependencyInjection;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>Staff change calls that run, by screen alone: with scripts on a wide screen, and without any on a phone.</summary>
[Collection(InChromium.Name)]
public sealed class SteeringJourneyTests(Chromium chromium)
{
    [Fact]
    public Task Fietspaden_is_extended_for_provinces_only_with_scripts_on_a_wide_screen() =>
        ExtendForProvinces(Database.Sqlite, Screen.Wide);

    [Fact]
    public Task Fietspaden_is_extended_for_provinces_only_without_scripts_on_a_phone() =>
        ExtendForProvinces(Database.Postgres, Screen.Phone);

    [Fact]
    public Task E_inclusion_is_reopened_for_one_town_with_scripts_on_a_wide_screen() => ReopenForGeetbets(Database.Postgres, Screen.Wide);

    [Fact]
    public Task E_inclusion_is_reopened_for_one_town_without_scripts_on_a_phone() => ReopenForGeetbets(Database.Sqlite, Screen.Phone);

    [Fact]
    public Task Every_form_of_a_change_can_be_used_with_scripts_on_a_wide_screen() => LookAtForms(Screen.Wide);

    [Fact]
    public Task Every_form_of_a_change_can_be_used_without_scripts_on_a_phone() => LookAtForms(Screen.Phone);

    [Fact]
    public async Task The_list_of_calls_fits_a_phone_also_where_its_styles_come_late()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.PhoneOnASlowLine);
        var manager = await stage.Manager();
        await manager.Chooses("Oproepen beheren");
        await manager.Looks("steering-calls-late");
        stage.NothingWasWrong();
    }

    private async Task LookAtForms(Screen screen)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, screen);
        var manager = await stage.Manager();
        foreach (var kind in new[] { "open-round", "close", "eligibility", "skip-step", "table", "visibility", "withdraw" })
        {
            await manager.Opens($"/beheer/digitale-kloof/{kind}");
            await manager.Looks($"steering-{kind}");
        }
        await manager.Opens("/beheer/fietspaden/setting");
        await manager.Types("Nieuwe waarde", "62,5");
        await manager.SeesWhatChanges("“Kilometers in een vak zonder waarschuwing” wordt 62,5 km.");
        await manager.Presses("Pas aan wat u invulde");
        await Expect(manager.Box("Nieuwe waarde")).ToHaveValueAsync("62,5");
        await manager.Looks("steering-setting", inEnglish: false);
        await manager.Opens("/beheer/fietspaden/text");
        await manager.TypesOptional("Zoek de tekst", "naam van het project");
        await manager.Presses("Zoek");
        await manager.Main.GetByLabel("Nederlands").First.FillAsync("Korte naam van het project");
        await manager.Looks("steering-text", inEnglish: false);
        await manager.SeesWhatChanges("is nu “Korte naam van het project”.");
        stage.NothingWasWrong();
    }

    private async Task ExtendForProvinces(Database database, Screen screen)
    {
        const string Sentence = "De termijn van “Voorstel” is verlengd voor provincies: tot en met 15 december 2022 om 23.59 uur.",
            Reason = "De provincies kregen de gegevens later dan de gemeenten.";
        await using var site = await TestSite.Start(database);
        await using var stage = new Stage(chromium, site, screen);
        var (manager, approver, visitor) = (await stage.Manager(), await stage.Approver(), await stage.Visitor());

        await manager.Chooses("Oproepen beheren");
        await manager.Looks("steering-calls", inEnglish: true);
        await manager.OpensCall("Fietspaden");
        await manager.Looks("steering-call", inEnglish: true);
        await manager.StartsChange("Verleng, verkort of heropen een termijn");
        await manager.ChoosesFor("sommige soorten besturen");
        await manager.Ticks("Provincies");
        await manager.Presses("Bekijk wat er verandert");
        await manager.Sees("Vul een nieuwe einddatum of een nieuwe begindatum in.");
        await manager.TypesOptional("Einde: laatste dag", "2022-12-15");
        await manager.Looks("steering-form", inEnglish: false);
        await manager.SeesWhatChanges(Sentence);
        await manager.Sees("Voor alle anderen blijft de termijn zoals ze is.");
        await manager.Looks("steering-preview");
        await manager.Proposes(Reason);
        await manager.Looks("steering-proposed", inEnglish: true);

        await visitor.Opens("/oproepen/fietspaden");
        await Expect(visitor.Main).Not.ToContainTextAsync("15 december 2022");
        await approver.OpensProposal(Sentence);
        await approver.Sees(Reason);
        await approver.Looks("steering-decide", inEnglish: true);
        await approver.ConfirmsChange();
        await approver.Looks("steering-history", inEnglish: true);

        await visitor.Opens("/oproepen/fietspaden");
        await visitor.Sees("Wat er veranderde");
        await visitor.Sees(Sentence);
        await visitor.Sees(Reason);
        await visitor.Sees("15 oktober 2022 om 23.59 uur");
        await visitor.Sees("15 november 2022 om 23.59 uur");
        await visitor.Looks("steering-public", inEnglish: true);
        stage.NothingWasWrong();
    }

    private async Task ReopenForGeetbets(Database database, Screen screen)
    {
        const string Sentence = "De termijn van “Aanvraag” is heropend voor Geetbets: tot en met 10 oktober 2022 om 12.00 uur.";
        await using var site = await TestSite.Start(database, "2022-10-03T09:00");
        await using var stage = new Stage(chromium, site, screen);
        var (manager, approver, officer, other) = (
            await stage.Manager(),
            await stage.Approver(),
            await stage.Officer(),
            await stage.Officer("gent")
        );
        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find("digitale-kloof")!;

        await officer.OpensCalls();
        await Expect(officer.Call(call.Slug)).ToContainTextAsync("Gesloten sinds");
        await manager.OpensCall(call.Title.Nl);
        await manager.StartsChange("Verleng, verkort of heropen een termijn");
        await manager.ChoosesFor("enkele besturen");
        await manager.TypesOptional("Zoek een bestuur", "geetb");
        await manager.Presses("Zoek");
        await manager.Ticks("Geetbets");
        await manager.TypesOptional("Of plak hier een lijst", "Atlantis");
        await manager.TypesOptional("Einde: laatste dag", "2022-10-10");
        await manager.TypesOptional("Uur van het einde", "12.00");
        await manager.Presses("Bekijk wat er verandert");
        await manager.Sees("Niet gevonden: “Atlantis”.");
        await manager.Looks("steering-unknown", inEnglish: false);
        await manager.TypesOptional("Of plak hier een lijst", "");
        await manager.SeesWhatChanges(Sentence);
        await manager.Sees("Kan aanvragen en is nog niet begonnen: 1 bestuur.");
        await manager.Proposes("Geetbets kon door een storing op de laatste dag niet indienen.");
        await approver.OpensProposal(Sentence);
        await approver.ConfirmsChange();
        await approver.Looks("steering-reopened", inEnglish: true);

        await other.OpensCalls();
        await Expect(other.Call(call.Slug)).ToContainTextAsync("Gesloten sinds");
        await officer.OpensCalls();
        await officer.Sees("Dit is een eigen termijn voor Geetbets: Geetbets kon door een storing op de laatste dag niet indienen.");
        await officer.Looks("steering-open-for-you", inEnglish: true);
        await officer.StartsApplication(call.Slug);
        await officer.FillsInEInclusion();
        var number = (await officer.Page.Locator(".v-banner b").First.InnerTextAsync()).Trim();
        var director = await stage.FinanceDirector();
        await director.OpensCheck(number);
        await director.Sends();
        await director.Sees(number);
        await director.Sees("3 oktober 2022");
        stage.NothingWasWrong();
    }
}
