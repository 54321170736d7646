using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

public sealed class StartApplicationTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Fifty_that_start_at_once_get_fifty_numbers_without_a_gap(Database database)
    {
        await using var site = await TestSite.Start(database);

        var dossiers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => site.Started(i % 2 == 0 ? "geetbets" : "gent")));

        Assert.Equal(
            Enumerable.Range(1, 50).Select(n => $"fiets-subsidie-{n}"),
            dossiers.Select(d => d.Number).OrderBy(n => int.Parse(n.Split('-')[^1]))
        );
        Assert.Equal(50, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.StartApplication)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_town_cannot_start_after_the_deadline_and_a_refused_start_takes_no_number(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-10-16T00:00");

        var refused = await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("geetbets-officer"), Given.Call));

        Assert.Equal("deadline-passed", Assert.Single(refused.Refusals).Code);
        Assert.Equal(0, await site.Query(db => db.NumberSeries.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_a_local_government_starts_and_only_a_call_that_there_is(Database database)
    {
        await using var site = await TestSite.Start(database);

        Assert.Equal(
            "forbidden",
            (await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("programme-manager"), Given.Call))).Refusals[0].Code
        );
        Assert.Equal(
            "forbidden",
            (await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("citizen"), Given.Call))).Refusals[0].Code
        );
        Assert.Equal(
            "not-found",
            (await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("geetbets-officer"), "no-such-call")))
                .Refusals[0]
                .Code
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_contact_is_who_starts_until_somebody_types_another(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Query(async db =>
        {
            (await db.People.AsTracking().SingleAsync(p => p.Subject == "persona:geetbets-officer")).Email = "lotte@geetbets.example";
            return await db.SaveChangesAsync();
        });
        var dossier = await site.Started();
        async Task<JsonObject> Contact()
        {
            var answers = await site.Query(db =>
                db.DossierSteps.Where(s => s.DossierId == dossier.Id).Select(s => s.Answers).SingleAsync()
            );
            return (JsonObject)AnswersJson.Read(answers)["contact"]!;
        }
        var begun = await Contact();
        var name = Persona.Find("geetbets-officer")!.Name;
        Assert.Equal((name, "lotte@geetbets.example"), ($"{begun["first_name"]} {begun["family_name"]}", $"{begun["email"]}"));
        Assert.Null(begun["phone"]);

        // Editable, and never put back.
        using var officer = await Browser.As(site, "geetbets-officer");
        var address = $"/dossiers/{dossier.Id}/stap/{Given.First}/contact";
        var page = await officer.Text(address);
        Assert.Contains("lotte@geetbets.example", page);
        Assert.Contains("Wie ze ziet:", page);
        var (first, family, email) = ("contact.first_name", "contact.family_name", "contact.email");
        await officer.Upload(address, [], (first, "An"), (family, ""), (email, "an@gent.example"), ("doe", "bewaar"));
        await officer.Text(address);
        var typed = await Contact();
        Assert.Equal(("An", "", "an@gent.example"), ($"{typed["first_name"]}", $"{typed["family_name"]}", $"{typed["email"]}"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_later_step_waits_for_its_milestone(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();

        var refused = await site.In(s =>
            s.GetRequiredService<StartStep>().Do(TestSite.As("geetbets-officer"), dossier.Id, "payment_request")
        );

        Assert.Equal("step-waits", Assert.Single(refused.Refusals).Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_with_one_application_a_year_takes_the_next_in_the_next_year(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2021-11-30T10:00");
        Task<Outcome<Dossier>> Start() =>
            site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("gent-officer"), "schoolroutes"));
        Assert.True((await Start()).Done);
        await site.MoveClock(new(2021, 12, 31, 23, 59));
        Assert.Equal("too-many-dossiers-this-year", Assert.Single((await Start()).Refusals).Code);

        await site.MoveClock(new(2022, 1, 1, 0, 1));

        Assert.True((await Start()).Done);
    }
}
