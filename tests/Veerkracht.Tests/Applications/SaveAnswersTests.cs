using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

public sealed class SaveAnswersTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_change_different_boxes_of_one_section_lose_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var opened = await Basis(site, dossier, "costs");

        Given.Value(
            await site.Post(
                "geetbets-officer",
                dossier.Id,
                "costs",
                opened,
                ("costs.works.cost", "400.000,00"),
                ("costs.works.share", "100")
            )
        );
        var second = Given.Value(
            await site.Post("geetbets-mayor", dossier.Id, "costs", opened, ("costs.works.cost", "300.000,00"), ("costs.works.share", "60"))
        );

        Assert.Empty(second.Conflicts);
        var saved = await Saved(site, dossier);
        Assert.Equal("400000.00", FormPath.Get(saved, "costs.works.cost")!.GetValue<string>());
        Assert.Equal("60", FormPath.Get(saved, "costs.works.share")!.GetValue<string>());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_change_the_same_box_are_told_both_texts(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var opened = await Basis(site, dossier, "project");

        Given.Value(await site.Post("geetbets-officer", dossier.Id, "project", opened, ("name", "Naam van Lotte")));
        var second = Given.Value(await site.Post("geetbets-mayor", dossier.Id, "project", opened, ("name", "Naam van Rita")));

        Assert.Equal(
            ("name", "Naam van Rita", "Naam van Lotte"),
            (second.Conflicts[0].Field, second.Conflicts[0].Mine, second.Conflicts[0].Theirs)
        );
        Assert.Equal("Naam van Rita", second.Mine["name"]!.GetValue<string>());
        Assert.Equal("Naam van Lotte", (await Saved(site, dossier))["name"]!.GetValue<string>());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Twenty_saves_at_once_of_different_boxes_all_arrive(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        var columns = new[]
        {
            "one_side_one_way",
            "one_side_two_way",
            "both_sides_one_way",
            "both_sides_two_way",
            "separate_one_way",
            "separate_two_way",
            "suggestion_one_way",
            "suggestion_two_way",
            "cycle_zone",
        };
        var cells = new[] { "improve", "renew" }.SelectMany(r => columns.Select(c => $"km.{r}.{c}")).ToList();

        await Task.WhenAll(cells.Select((cell, i) => site.Post("geetbets-officer", dossier.Id, "kilometres", "", (cell, $"{i + 1}"))));

        var saved = await Saved(site, dossier);
        Assert.All(cells.Select((cell, i) => (cell, i)), c => Assert.Equal($"{c.i + 1}", FormPath.Get(saved, c.cell)?.GetValue<string>()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_read_is_kept_as_typed_and_what_was_sent_cannot_change(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();

        Given.Value(await site.Post("geetbets-officer", dossier.Id, "costs", null, ("costs.works.cost", "12,3x")));
        Assert.Equal("12,3x", FormPath.Get(await Saved(site, dossier), "costs.works.cost")!["typed"]!.GetValue<string>());
        Assert.Contains((await site.Submit(dossier.Id)).Refusals, r => r is { Code: "not-a-number", Field: "costs.works.cost" });

        Given.Value(await site.Post("geetbets-officer", dossier.Id, "costs", null, ("costs.works.cost", "300.000")));
        Given.Value(await site.Submit(dossier.Id));
        Assert.Equal(
            "already-sent",
            (await site.Post("geetbets-officer", dossier.Id, "costs", null, ("costs.works.cost", "1"))).Refusals[0].Code
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_older_version_another_town_and_an_unknown_field_are_refused(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();

        Task<Outcome<SavedAnswers>> Save(string persona, JsonObject fields, int? version = null) =>
            site.In(s => s.GetRequiredService<SaveAnswers>().Fields(TestSite.As(persona), dossier.Id, Given.First, fields, version));

        Assert.Equal(RefusalKind.Changed, (await Save("geetbets-officer", new() { ["name"] = "x" }, version: 0)).Refusals[0].Kind);
        Assert.Equal(RefusalKind.NotFound, (await Save("gent-officer", new() { ["name"] = "x" })).Refusals[0].Kind);
        Assert.Equal(RefusalKind.NotFound, (await Save("auditor", new() { ["name"] = "x" })).Refusals[0].Kind);
        Assert.Equal("unknown-field", (await Save("geetbets-officer", new() { ["nonsense"] = 1 })).Refusals[0].Code);
    }

    private static async Task<JsonObject> Saved(TestSite site, Dossier dossier) =>
        AnswersJson.Read(
            await site.Query(db => db.DossierSteps.Where(s => s.DossierId == dossier.Id).Select(s => s.Answers).SingleAsync())
        );

    private static async Task<string> Basis(TestSite site, Dossier dossier, string section)
    {
        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find(Given.Call)!;
        return AnswerMerge.Basis(call.Step(Given.First).Form.Sections.Single(s => s.Id == section), await Saved(site, dossier));
    }
}
