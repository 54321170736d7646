using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests.Editing;

/// <summary>
/// A form is replaced while twenty governments are filling it in: all go on with the new one, with their answers; what was sent stays as it
/// was.
/// </summary>
[Collection(InChromium.Name)]
public sealed class ReplacedFormTests(Chromium chromium)
{
    private const int Drafts = 20;

    [Fact]
    public async Task Twenty_drafts_go_on_with_the_new_form_and_what_was_sent_stays()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        await Publish(site);
        var towns = site
            .App.Services.GetRequiredService<ReferenceData>()
            .MunicipalitiesOn(new(2022, 9, 1))
            .Where(m => m.Kbo != "0207518137" && m.Kbo != "0207451227")
            .Take(Drafts - 1)
            .Select(m => new Actor(Guid.CreateVersion7(), "Medewerker", Known.As(m.Kbo), m.Name, [Role.Officer]))
            .ToList();
        foreach (var town in towns)
            await Begin(site, town);
        var geetbets = await Begin(site, TestSite.As("geetbets-officer"));
        var sent = await Begin(site, TestSite.As("gent-officer"));
        Assert.True(
            (await site.In(s => s.GetRequiredService<SubmitStep>().Do(TestSite.As("gent-finance-director"), sent, "application"))).Done
        );

        var manager = await stage.Manager();
        await manager.Chooses("Opstellen");
        await manager.Follows("Volgende versie van een oproep");
        await manager.Leaves(manager.Main.Locator($"button[name=oproep][value={TestForm.Call}]"));
        await manager.GoesTo("Bestand");
        var text = await manager.Main.Locator("textarea[name=tekst]").InputValueAsync();
        await manager.Main.Locator("textarea[name=tekst]").FillAsync(text.Replace(TestForm.First, TestForm.Second));
        await manager.Presses("Bewaar");
        await manager.Sees("De tekst heeft geen fouten");
        await manager.GoesTo("Wat verandert");
        await manager.Sees("Straat");
        await manager.Looks("what-changes", inEnglish: true);
        await manager.GoesTo("Publiceren");
        await manager.Sees($"{Drafts} concepten van aanvragen gaan mee");
        await manager.Proposes("Het formulier vraagt nu de plaats");
        await (await stage.Approver()).Publishes("Vernieuwde oproep");

        var moved = await site.Query(db =>
            db.Dossiers.AsNoTracking()
                .Include(d => d.Steps)
                .Where(d => d.Call == TestForm.Call && d.State == DossierState.Draft)
                .ToListAsync()
        );
        Assert.Equal(Drafts, moved.Count);
        Assert.All(moved, d =>
        {
            Assert.Equal(2, d.CallVersion);
            var step = d.Steps.Single();
            Assert.Equal(
                ("Balie", "1000.00"),
                (AnswersJson.Read(step.Answers)["name"]!.ToString(), AnswersJson.Read(step.Answers)["cost"]!.ToString())
            );
            Assert.Contains(UnkeptAnswers.Read(step), u => u is { Field: "street", Text: "Dorpsstraat 1" });
        });
        Assert.Equal(1, await site.Query(db => db.Dossiers.Where(d => d.Id == sent).Select(d => d.CallVersion).SingleAsync()));
        Assert.Equal(
            Drafts,
            await site.Query(db =>
                db.Notices.CountAsync(n => n.Call == TestForm.Call && n.DossierId != null && n.Event == "confirm-call-change")
            )
        );

        var officer = await stage.Officer();
        await officer.Opens($"/dossiers/{geetbets}/stap/application/project");
        await officer.Sees("Het formulier is vernieuwd");
        await officer.Sees("Dorpsstraat 1");
        await officer.Looks("officer-new-form", inEnglish: true);
        stage.NothingWasWrong();
    }

    private static async Task Publish(TestSite site)
    {
        var call = CallReader.Read(TestForm.Yaml(), "test.yaml").Definition!;
        Assert.True((await site.In(s => s.GetRequiredService<PublishCall>().Do(Actor.System, call, "test"))).Done);
        await site.App.Services.GetRequiredService<CallCatalogue>().Refresh();
    }

    private static async Task<Guid> Begin(TestSite site, Actor officer)
    {
        var dossier = await site.In(s => s.GetRequiredService<StartApplication>().Do(officer, TestForm.Call));
        Assert.True(dossier.Done);
        Assert.True(
            (
                await site.In(s =>
                    s.GetRequiredService<SaveAnswers>().Fields(officer, dossier.Value.Id, "application", TestForm.Answers(), null)
                )
            ).Done
        );
        return dossier.Value.Id;
    }
}
