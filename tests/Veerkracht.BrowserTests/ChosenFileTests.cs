using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Documents;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests;

/// <summary>What is chosen goes at once, and "saved" is not said before it is in.</summary>
[Collection(InChromium.Name)]
public sealed class ChosenFileTests(Chromium chromium)
{
    private static readonly Screen PhoneWithScript = new("phone-script", 390, 844, JavaScript: true);

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Chosen_files_go_side_by_side_with_progress_through_a_lost_line_and_saved_is_said_after(bool wide)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, wide ? Screen.Wide : PhoneWithScript);
        var dossier = await site.Started();
        var officer = await stage.Officer();
        var page = officer.Page;
        await officer.Opens($"/dossiers/{dossier.Id}/stap/{Given.First}/project");
        var box = officer.Main.Locator("#f-decision-field");
        var (sending, kept) = (box.Locator(".v-files--sending li"), box.Locator(".v-files:not(.v-files--sending) li"));
        await Expect(box.GetByRole(AriaRole.Button, new() { Name = "Voeg toe" })).ToBeHiddenAsync();
        await Expect(box).ToContainTextAsync("documenten (pdf, docx");

        var lost = true;
        await page.RouteAsync("**/bestanden/*", route => lost ? route.AbortAsync() : route.ContinueAsync());
        await Chooses(("besluit.pdf", [.. Files.Pdf(), .. new byte[2_500_000]]), ("brief.docx", Sample.Bytes("brief.docx")));
        await Expect(sending).ToHaveCountAsync(2);
        await Expect(sending.First).ToContainTextAsync("Geen verbinding");
        await page.Locator("#f-name").FillAsync("Fietspad langs de Gete");
        await Expect(officer.Main.Locator("[data-saved]")).ToHaveTextAsync("2 bestanden zijn nog niet toegevoegd…");
        await page.WaitForTimeoutAsync(2500);
        await Expect(officer.Main.Locator("[data-saved]")).ToHaveTextAsync("2 bestanden zijn nog niet toegevoegd…");
        Assert.Equal(0, await site.Query(db => db.Set<Document>().CountAsync(TestContext.Current.CancellationToken)));
        await officer.Looks("files-waiting");

        lost = false;
        await Expect(kept).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await Expect(sending).ToHaveCountAsync(0);
        await Expect(officer.Main.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        await officer.Looks("files-kept", inEnglish: false);

        await Chooses(("half.pdf", Sample.Bytes("half-download.pdf")), ("geheim.pdf", Sample.Bytes("password.pdf")));
        await Expect(sending.Filter(new() { HasText = "half.pdf" })).ToContainTextAsync("niet volledig");
        await Expect(sending.Filter(new() { HasText = "geheim.pdf" })).ToContainTextAsync("wachtwoord");
        await officer.Looks("files-refused");
        await sending.First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(sending).ToHaveCountAsync(1);

        await page.Locator("#f-photos_before")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "foto.jpg",
                    MimeType = "image/jpeg",
                    Buffer = Sample.Bytes("place.jpg"),
                }
            );
        var photos = officer.Main.Locator("#f-photos_before-field");
        await Expect(photos).ToContainTextAsync("zegt waar ze genomen is");
        await photos.Locator(".v-look summary").ClickAsync();
        await Expect(photos.Locator("img")).ToBeVisibleAsync();
        await officer.Looks("files-place");
        await officer.Presses("Haal de plaats weg");
        await Expect(officer.Main.Locator("#f-photos_before-field")).Not.ToContainTextAsync("zegt waar ze genomen is");
        await officer.Page.ReloadAsync();
        await Expect(kept).ToHaveCountAsync(2);
        stage.NothingWasWrong();

        async Task Chooses(params (string Name, byte[] Bytes)[] files) =>
            await page.Locator("#f-decision")
                .SetInputFilesAsync(
                    files.Select(f => new FilePayload
                    {
                        Name = f.Name,
                        MimeType = "application/octet-stream",
                        Buffer = f.Bytes,
                    })
                );
    }

    [Fact]
    public async Task A_file_on_its_way_is_taken_back_by_its_button()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.Started();
        var officer = await stage.Officer();
        await officer.Opens($"/dossiers/{dossier.Id}/stap/{Given.First}/project");
        await officer.Page.RouteAsync("**/bestanden/*", route =>
            route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync()
        );
        await officer
            .Page.Locator("#f-decision")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "fout.pdf",
                    MimeType = "application/pdf",
                    Buffer = Files.Pdf(),
                }
            );
        var row = officer.Main.Locator(".v-files--sending li");
        await Expect(row).ToContainTextAsync("Geen verbinding");
        await row.GetByRole(AriaRole.Button, new() { Name = "Haal weg" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(officer.Main.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        Assert.Equal(0, await site.Query(db => db.Set<Document>().CountAsync(TestContext.Current.CancellationToken)));
    }
}
