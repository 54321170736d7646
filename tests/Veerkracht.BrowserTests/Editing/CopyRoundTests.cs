using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests.Editing;

/// <summary>A new round of a call is a copy of an earlier one: at most five values are typed, and a second person publishes it.</summary>
[Collection(InChromium.Name)]
public sealed class CopyRoundTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_round_is_copied_with_at_most_five_values_and_published(int width, bool javaScript)
    {
        // In May 2022 round 5 is open; the demonstration has rounds 6 and 7 already, so the next free name ends in 8.
        await using var site = await TestSite.Start(Database.Sqlite, "2022-05-01T09:00");
        await using var stage = new Stage(chromium, site, javaScript ? Screen.Wide : Screen.Phone);
        var manager = await stage.Manager();
        Assert.Equal(width, stage.Screen.Width);

        await manager.Chooses("Opstellen");
        await manager.Looks("drafts");
        await manager.Follows("Kopieer een oproep");
        await manager.Box("Oproep en versie").SelectOptionAsync("gemeente-zonder-gemeentehuis-5@1");
        await manager.Presses("Ga verder");
        Assert.Equal("gemeente-zonder-gemeentehuis-8", await manager.Box("Korte naam in adressen").InputValueAsync());
        (string Label, string Value)[] typed =
        [
            ("Titel in het Nederlands", "Gemeente zonder gemeentehuis, oproep 8: thematische projecten"),
            ("Titel in het Engels", "Municipality without a town hall, call 8: thematic projects"),
            ("Opent op", "2022-05-16T09:00"),
            ("Sluit op, tot en met deze minuut", "2022-07-15T12:00"),
        ];
        Assert.True(typed.Length <= 5);
        foreach (var (label, value) in typed)
            await manager.Types(label, value);
        await manager.Looks("copy", inEnglish: true);
        foreach (var (label, value) in typed)
            await manager.Types(label, value);
        await manager.Presses("Maak de kopie");

        await manager.IsAt("oproep 8");
        await manager.Sees("Er zijn geen fouten en alle voorbeelden kloppen.");
        await manager.Looks("draft-home", inEnglish: true);
        foreach (
            var (room, sees) in new[]
            {
                ("Bestand", "De oproep als bestand"),
                ("Proefaanvraag", "Als wie, en wanneer?"),
                ("Voorbeelden", "voorbeelden kloppen"),
                ("Raadpleging", "Open de raadpleging"),
                ("Wat verandert", "Dit concept naast"),
            }
        )
        {
            await manager.GoesTo(room);
            await manager.Sees(sees);
            await manager.Looks($"room-{Features.Editing.Slugs.Of(room)}");
        }
        await manager.Proposes("Een nieuwe ronde voor thematische projecten");
        await (await stage.Approver()).Publishes("oproep 8");

        await site.MoveClock(new NodaTime.LocalDateTime(2022, 5, 16, 9, 0));
        var officer = await stage.Officer();
        await officer.OpensCalls();
        await officer.StartsApplication("gemeente-zonder-gemeentehuis-8");
        await officer.Looks("officer-applies");
        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find("gemeente-zonder-gemeentehuis-8")!;
        Assert.Equal((1, 0), (call.Version, call.History.Count));
        var acts = await site.Query(db =>
            db.Acts.Where(a => a.Call == call.Slug).OrderBy(a => a.Sequence).Select(a => a.Kind).ToListAsync()
        );
        Assert.Equal([ProposeCallChange.Kind.Code, ConfirmCallChange.Kind.Code, PublishCall.Kind.Code, ActKinds.StartApplication], acts);
        stage.NothingWasWrong();
    }
}
