using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>An application that begins with the answers of an earlier one of the same government.</summary>
public sealed class EarlierAnswersTests
{
    private const string Before = "vorig-jaar",
        Now = "dit-jaar",
        Step = "application";

    private static string Call(string slug, string fields) =>
        $$"""
            {{CallHead.Of(slug, slug, slug, slug)}}
            steps:
              - id: {{Step}}
                kind: application
                title: { nl: Aanvraag, en: Application }
                windows:
                  - { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }
                sections:
                  - id: project
                    title: { nl: Project, en: Project }
                    fields:
                      - { id: name, type: text, label: { nl: Naam, en: Name }, required: true }
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, {{fields}}
            """;

    private static readonly string Earlier = Call(
        Before,
        """
        min: 0 }
                  - { id: kind, type: choice, label: { nl: Soort, en: Kind }, options: [{ id: path, label: { nl: Pad, en: Path } }] }
                  - { id: lit, type: yes_no, label: { nl: Verlicht?, en: Lit? } }
                  - { id: papers, type: files, label: { nl: Stukken, en: Papers } }
        """
    );

    private static readonly string Later = Call(
        Now,
        """
        max: 1000 }
                  - { id: kind, type: choice, label: { nl: Soort, en: Kind }, options: [{ id: road, label: { nl: Weg, en: Road } }] }
                  - { id: lit, type: text, label: { nl: Welke verlichting?, en: Which lights? } }
                  - { id: papers, type: files, label: { nl: Stukken, en: Papers } }
                  - { id: fresh, type: text, label: { nl: Nieuw, en: New } }
        """
    );

    private static async Task<Dossier> AnEarlierOne(TestSite site)
    {
        await site.Publish(Earlier, 1_000_000_00);
        await site.Publish(Later, 1_000_000_00);
        var officer = TestSite.As("geetbets-officer");
        var dossier = Given.Value(await site.Act((StartApplication a) => a.Do(officer, Before)));
        var answers = new JsonObject
        {
            ["name"] = "Pad langs de Gete",
            ["cost"] = "3000.00",
            ["kind"] = "path",
            ["lit"] = true,
        };
        Given.Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier.Id, Step, answers, null)));
        Given.Value(
            await site.In(async s =>
                await s.GetRequiredService<AttachFiles>()
                    .Do(officer, dossier.Id, Step, "papers", [await Given.Received(s, Files.Pdf("plan"), "plan.pdf")])
            )
        );
        Given.Value(await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, Step)));
        return dossier;
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_fits_is_filled_in_and_the_page_says_what_came_and_what_did_not(Database database)
    {
        await using var site = await TestSite.Start(database);
        var earlier = await AnEarlierOne(site);
        using var officer = await Browser.As(site, "geetbets-officer");
        var start = await officer.Text("/mijn-oproepen");
        Assert.Contains("Begin met de antwoorden van een vorige aanvraag", start);
        Assert.Contains($"{earlier.Number}: Pad langs de Gete", start);

        var begun = await officer.Post("/mijn-oproepen", ("call", Now), ($"vanaf.{Now}", $"{earlier.Id}"));
        var told = begun.Headers.Location!.ToString();
        Assert.EndsWith("/overgenomen", told);
        var page = await officer.Text(told);
        Assert.Contains($"Overgenomen uit {earlier.Number}", page);
        Assert.Contains("Er is niets ingediend", page);
        var (filled, left) = (
            page[..page.IndexOf("Niet overgenomen</h2>", StringComparison.Ordinal)],
            page.Split("Niet overgenomen</h2>")[1]
        );
        Assert.Contains("<li>Naam</li>", filled);
        Assert.Contains("<li>Stukken</li>", filled);
        Assert.DoesNotContain("<li>Nieuw</li>", filled);
        Assert.Contains("Verlicht?</dt><dd class=\"v-typed\">ja<", left);
        Assert.Contains("Soort</dt><dd class=\"v-typed\">Pad<", left);
        // In the language of the reader, here and on the form.
        await officer.Get($"/taal/en?terug={told}");
        Assert.Contains("Lit?</dt><dd class=\"v-typed\">yes<", await officer.Text(told));
        Assert.Contains(
            "Lit?</dt><dd class=\"v-typed\">yes<",
            await officer.Text(told.Replace("overgenomen", "project", StringComparison.Ordinal))
        );

        var dossier = await site.Query(db => db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Call == Now));
        Assert.Equal((DossierState.Draft, earlier.Id), (dossier.State, dossier.StartedFrom));
        Assert.Null(dossier.Steps[0].Sent);
        var answers = AnswersJson.Read(dossier.Steps[0].Answers);
        Assert.Equal(["cost", "name", "papers"], answers.Where(a => a.Value is not null).Select(a => a.Key).Order());
        // An amount that is no longer allowed is a finding as any other; the file belongs to the new dossier, with the same bytes.
        Assert.Equal(
            [("cost", "too-large")],
            (await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, Step))).Refusals.Select(r =>
                (r.Field!, r.Code)
            )
        );
        var documents = await site.Query(db => db.Documents.AsNoTracking().ToListAsync());
        Assert.Equal(2, documents.Count);
        Assert.Single(documents.Select(d => d.Sha256).Distinct());
        var own = documents.Single(d => d.DossierId == dossier.Id);
        Assert.Equal($"{own.Id}", answers["papers"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/documenten/{own.Id}")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_begins_with_what_is_not_theirs_or_was_not_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var earlier = await AnEarlierOne(site);
        var gent = new Caller(await site.ApiAs("gent-officer"));
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        JsonObject Body(Guid from) => new() { ["call"] = Now, ["from"] = $"{from}" };

        await gent.Post("/dossiers", Body(earlier.Id)).Refused(HttpStatusCode.UnprocessableEntity, "nothing-to-carry");
        var draft = Given.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), Before)));
        await officer.Post("/dossiers", Body(draft.Id)).Refused(HttpStatusCode.UnprocessableEntity, "nothing-to-carry");
        await officer.Post("/dossiers", Body(earlier.Id)).Made();
        using var stranger = await Browser.As(site, "gent-officer");
        Assert.DoesNotContain("Begin met de antwoorden", await stranger.Text("/mijn-oproepen"));
        Assert.Equal(0, await site.Query(db => db.Dossiers.CountAsync(d => d.Organisation != earlier.Organisation)));
    }
}
