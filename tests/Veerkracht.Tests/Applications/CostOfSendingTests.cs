using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
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

        Assert.InRange(asked.Count(s => !s.Contains("SAVEPOINT one", StringComparison.Ordinal) || s.Contains('\n')), 2, 6);
    }

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
