using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Api;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Editing;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>A call that is in French too, from the screen on which it is written to the form that somebody fills in.</summary>
public sealed class FurtherLanguageTests
{
    private const string Question = "steps[0].sections[1].fields[0]";
    private static readonly Language French = Language.Of("fr")!.Value;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_in_French_is_written_by_screen_published_and_shown(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        draft = await site.Written(draft, InFrench(draft.Source));
        using var manager = await Browser.As(site, "programme-manager");

        var question = await Sheet.Open(manager.Http, $"/opstellen/{draft.Id}/deel?pad={Uri.EscapeDataString(Question)}");
        Assert.Equal("Nom du projet", question["v.label.fr"]);
        question["v.label.nl"] = "Naam van uw project";
        Assert.Equal(HttpStatusCode.OK, (await question.Press()).Status);
        var call = await Sheet.Open(manager.Http, $"/opstellen/{draft.Id}/deel");
        call["v.title.fr"] = "Guichet en ligne";
        Assert.Equal(HttpStatusCode.OK, (await call.Press()).Status);

        draft = await site.Read(draft);
        Assert.Contains("label: { nl: Naam van uw project, en: Name of the project, fr: Nom du projet }", draft.Source);
        Assert.Equal(new LocalText("Digitale balie", "Digital counter").With(French, "Guichet en ligne"), draft.Title);
        var preview = Value(await site.Ask((PublishDraft p) => p.Preview(draft.Slug, DraftPayload.Of(draft))));
        Assert.Contains(preview.Warnings, w => w.En!.Contains("have no French", StringComparison.Ordinal));
        await site.Published(draft);

        using var officer = await Browser.As(site, "geetbets-officer");
        var address = $"/oproepen/{draft.Slug}";
        Assert.Contains("/taal/fr?terug=", await officer.Text(address));
        Assert.DoesNotContain("/taal/fr", await officer.Text("/oproepen"));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Get($"/taal/fr?terug={address}")).StatusCode);
        var page = await officer.Text(address);
        Assert.Contains("<h1><span lang=\"fr\">Guichet en ligne</span></h1>", page);
        Assert.Contains("<html lang=\"en\">", page);
        Assert.Contains("Who can apply, and when?", page);
        Assert.Contains("/taal/nl?terug=", page);
        Assert.Contains("/taal/en?terug=", page);

        var dossier = await site.Begun(draft.Slug, []);
        var form = await officer.Text($"/dossiers/{dossier.Id}/stap/application/project");
        Assert.Contains("<span lang=\"fr\">Nom du projet</span>", form);
        Assert.Contains("/taal/nl?terug=", form);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get("/taal/xx?terug=/")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_title_that_cannot_be_read_names_its_table(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        await Outsider.Run(
            site.App.Services.GetRequiredService<SiteOptions>(),
            "UPDATE \"CallDrafts\" SET \"Title\" = '{\"en\":\"Counter\"}'"
        );
        var broken = await Assert.ThrowsAsync<CorruptRowException>(() => site.Read(draft));
        Assert.Equal(("CallDrafts", "Title"), (broken.Table, broken.Column));
    }

    [Fact]
    public void The_wire_has_a_further_language_only_where_there_is_one()
    {
        string Json(LocalText text) => JsonSerializer.Serialize(TextJson.Of(text), JsonSerializerOptions.Web);

        Assert.Equal("""{"nl":"Balie","en":null}""", Json(new("Balie")));
        Assert.Equal("""{"nl":"Balie","en":"Desk","fr":"Guichet"}""", Json(new LocalText("Balie", "Desk").With(French, "Guichet")));
    }

    private static string InFrench(string source)
    {
        const string label = "label: { nl: Naam van het project, en: Name of the project }";
        Assert.Contains(label, source);
        return source
            .Replace("version: 1\n", "version: 1\nlanguages: [nl, en, fr]\n")
            .Replace(label, "label: { nl: Naam van het project, en: Name of the project, fr: Nom du projet }");
    }
}
