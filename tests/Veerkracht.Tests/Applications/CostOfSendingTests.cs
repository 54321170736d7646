using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;
using Xunit;

namespace Veerkracht.Tests.Applications;

/// <summary>What saving and sending ask of the database, however many others do.</summary>
public class CostOfSendingTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_submission_takes_few_round_trips(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.AFilledApplication();
        var warm = await site.AFilledApplication();
        await Send(site, warm.Id);

        var asked = await statements.During(() => Send(site, dossier.Id));

        // SQLite lives in the same process: there every statement is told on its own.
        Assert.InRange(asked.Count, 5, database == Database.Postgres ? 14 : 30);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_save_takes_few_statements(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.AFilledApplication();
        await Save(site, dossier.Id, "Fietspad");

        var asked = await statements.During(() => Save(site, dossier.Id, "Fietspad langs de Velp"));

        Assert.InRange(Count(asked), 2, 6);
    }

    /// <summary>As the script of the page does while somebody types.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_save_while_typing_takes_few_statements(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, $"/dossiers/{dossier.Id}/stap/{Given.First}/costs");

        section.Types("costs.works.cost", "200.000,00");
        var asked = await statements.During(section.Save);

        Assert.True(Count(asked) is >= 2 and <= 6, string.Join('\n', asked));
        Assert.Equal("200000.00", (await site.Step(dossier)).Answers()["costs"]!["works"]!["cost"]!.ToString());
    }

    /// <summary>Without those that only begin and end a transaction, and in it what one of several writes.</summary>
    private static int Count(IReadOnlyList<string> asked) =>
        asked.Count(s => s.Contains('\n') || !Marks.Any(mark => s.StartsWith(mark, StringComparison.Ordinal)));

    private static readonly string[] Marks = ["BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"];

    /// <summary>What another process changed is read before anything is judged by what this one keeps.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_another_process_changed_counts_for_who_saves_and_sends(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var catalogue = site.App.Services.GetRequiredService<CallCatalogue>();
        await site.Query(db =>
            db.Database.ExecuteSqlAsync($"""UPDATE "ChangeNumbers" SET "Number" = "Number" + 1 WHERE "Name" = 'Calls'""")
        );
        var before = catalogue.Number;

        await Save(site, dossier.Id, "Fietspad langs de Velp");

        Assert.Equal(before + 1, catalogue.Number);
        await Send(site, dossier.Id);
    }

    private static async Task Send(TestSite site, Guid dossier) => Given.Value(await site.Submit(dossier));

    private static async Task Save(TestSite site, Guid dossier, string name) =>
        Given.Value(
            await site.In(s =>
                s.GetRequiredService<SaveAnswers>()
                    .Fields(TestSite.As("geetbets-officer"), dossier, Given.First, new() { ["name"] = name }, null)
            )
        );
}
