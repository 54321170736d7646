using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>
/// A row in which our own JSON cannot be read any more: nobody who asks for it did anything wrong, and operators hear which row it is.
/// </summary>
public sealed class CorruptRowTests
{
    private const string Secret = "geheim";

    private static readonly string[] Unreadable =
    [
        $"{{\"name\":\"{Secret}",
        "",
        $"{{\"name\":\"{Secret}\",\"name\":\"{Secret}\"}}",
        $"{{\"name\":{{\"{Secret}\":1,\"{Secret}\":2}}}}",
        $"{{\"name\":\"{Secret}\\ud800\"}}",
        $"[\"{Secret}\"]",
        $"\"{Secret}\"",
        "null",
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Answers_that_cannot_be_read_are_a_fault_of_ours_that_names_the_row(Database database)
    {
        var log = new Lines();
        await using var site = await TestSite.Start(database, adjust: b => b.Logging.ClearProviders().AddProvider(log));
        var cast = await Cast.Of(site);
        var id = Guid.Parse(await cast.Filled());
        using var officer = site.Client();
        await officer.SignIn("geetbets-officer");
        var step = await site.Query(db => db.DossierSteps.SingleAsync(s => s.DossierId == id));
        foreach (var text in Unreadable)
        {
            await site.Query(db =>
                db.DossierSteps.Where(s => s.Id == step.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Answers, text))
            );
            var row = $"DossierSteps {step.Id}: Answers";
            var address = $"/dossiers/{id}/steps/proposal";
            await Fault(cast.Officer.Get(address), log, row);
            await Fault(cast.Officer.Patch(address + "/answers", new JsonObject { ["name"] = "Fietspad" }), log, row);
            await Fault(cast.Finance.Post(address + "/submission"), log, row);
            foreach (var page in new[] { $"/dossiers/{id}/stap/proposal/contact", $"/dossiers/{id}/stap/proposal/controle" })
            {
                using var answer = await officer.GetAsync(page, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
                Assert.Contains("Er liep iets mis bij ons", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                Named(log, row);
            }
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_decision_that_cannot_be_read_books_nothing_and_names_the_row(Database database)
    {
        var log = new Lines();
        await using var site = await TestSite.Start(database, adjust: b => b.Logging.ClearProviders().AddProvider(log));
        var cast = await Cast.Of(site);
        var id = await cast.Complete();
        var award = (await cast.Manager.Post($"/dossiers/{id}/awards", new JsonObject { ["reason"] = "Goed" }).Made()).Id;
        var transfers = await site.Query(db => db.Transfers.CountAsync());
        await site.Query(db => db.Awards.ExecuteUpdateAsync(set => set.SetProperty(a => a.Lines, $"[{{\"{Secret}\":")));
        await Fault(cast.Approver.Post($"/awards/{award}/confirmation"), log, $"Awards {award}: Lines");
        await Fault(cast.Manager.Get($"/dossiers/{id}/awards"), log, $"Awards {award}: Lines");
        Assert.Equal(transfers, await site.Query(db => db.Transfers.CountAsync()));
    }

    /// <summary>What is JSON and not what the room writes there.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Json_of_another_shape_is_a_fault_of_ours_that_names_the_row(Database database)
    {
        var log = new Lines();
        await using var site = await TestSite.Start(database, adjust: b => b.Logging.ClearProviders().AddProvider(log));
        var cast = await Cast.Of(site);
        var id = Guid.Parse(await cast.Complete());
        var award = (await cast.Manager.Post($"/dossiers/{id}/awards", new JsonObject { ["reason"] = "Goed" }).Made()).Id;
        using var manager = site.Client();
        await manager.SignIn("programme-manager");
        var step = await site.Query(db => db.DossierSteps.SingleAsync(s => s.DossierId == id));
        var (steps, awards) = ($"DossierSteps {step.Id}", $"Awards {award}");
        foreach (
            var (table, column, text, row) in new[]
            {
                ("DossierSteps", "Unkept", $"{{\"{Secret}\":1}}", steps),
                ("DossierSteps", "Unkept", $"[{{\"field\":\"{Secret}\"}}]", steps),
                ("DossierSteps", "FieldSaves", $"[\"{Secret}\"]", steps),
                ("DossierSteps", "FieldSaves", "{\"name\":null}", steps),
                ("DossierSteps", "Amounts", $"{{\"grant\":\"{Secret}\"}}", steps),
                ("DossierSteps", "Amounts", $"{{\"grant\":{{\"amount\":\"{Secret}\"}}}}", steps),
                ("Awards", "Lines", $"[\"{Secret}\"]", awards),
                ("Awards", "Lines", $"[{{\"{Secret}\":1}}]", awards),
                ("Awards", "Amounts", "[null]", awards),
                ("Awards", "Amounts", $"{{\"name\":\"{Secret}\"}}", awards),
            }
        )
        {
            var was = await site.Query(db =>
                db.Database.SqlQueryRaw<string?>($"SELECT \"{column}\" AS \"Value\" FROM \"{table}\" LIMIT 1").SingleAsync()
            );
            Task Put(string? json) =>
                site.Query(db =>
                    json is null
                        ? db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{column}\" = NULL")
                        : db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{column}\" = {{0}}", json)
                );
            await Put(text);
            if (table == "Awards")
                await Fault(cast.Manager.Get($"/dossiers/{id}/awards"), log, $"{row}: {column}");
            else
                await Fault(cast.Officer.Get($"/dossiers/{id}/steps/proposal"), log, $"{row}: {column}");
            using var answer = await manager.GetAsync($"/dossiers/{id}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("Er liep iets mis bij ons", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Named(log, $"{row}: {column}");
            await Put(was);
        }
    }

    [Fact]
    public async Task Every_column_that_holds_json_is_looked_at()
    {
        await using var site = await TestSite.Start(Database.Sqlite, with: o => o with { DemonstrationDossiers = true });
        var unmarked = await site.Query(async db =>
        {
            var found = new List<string>();
            foreach (var entity in db.Model.GetEntityTypes())
            {
                foreach (var column in entity.GetProperties().Where(p => p.ClrType == typeof(string)))
                {
                    var (table, name) = (entity.GetTableName()!, column.GetColumnName());
                    var marked = column.PropertyInfo?.IsDefined(typeof(StoredJsonAttribute)) == true;
                    var json = await db
                        .Database.SqlQueryRaw<string>(
                            $"SELECT \"{name}\" AS \"Value\" FROM \"{table}\" WHERE substr(\"{name}\", 1, 1) IN ({{0}}, {{1}}) LIMIT 1",
                            "{",
                            "["
                        )
                        .ToListAsync();
                    if (json.Count > 0 && !marked)
                        found.Add($"{table}.{name}");
                }
            }
            return found;
        });
        Assert.Empty(unmarked);
    }

    private static async Task Fault(Task<Answer> sent, Lines log, string row)
    {
        var problem = await sent.Refused(HttpStatusCode.InternalServerError, "fault");
        Assert.Contains("bij ons", problem["errors"][0]!["message"]!["nl"]!.GetValue<string>());
        Assert.DoesNotContain(Secret, problem.Text);
        Named(log, row);
    }

    /// <summary>One line, of which an operator learns the row and nothing of what stands in it.</summary>
    private static void Named(Lines log, string row)
    {
        var line = Assert.Single(log.Take());
        Assert.Contains(row, line);
        Assert.DoesNotContain(Secret, line);
    }

    /// <summary>What is logged as Error or worse, with what was thrown.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public List<string> Take()
        {
            List<string> taken = [.. _lines];
            _lines.Clear();
            return taken;
        }

        public ILogger CreateLogger(string category) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => level >= LogLevel.Error;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> words)
        {
            if (IsEnabled(level))
                _lines.Enqueue($"{words(state, fault)} {fault}");
        }

        public void Dispose() { }
    }
}
