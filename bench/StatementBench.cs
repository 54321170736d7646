using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Veerkracht.Bench;

/// <summary>The statements of a save and of a submission, each with its time and, where it reads a whole table, its plan. SQLite.</summary>
internal static class StatementBench
{
    private const int Warm = 20;

    public static async Task Run()
    {
        await using var site = await BenchSite.Start(null, examples: false);
        using var client = site.Client();
        var officers = new Officers(client, await site.Token("geetbets-officer"), await site.Token("geetbets-finance-director"));
        using var log = new Log();
        using var all = DiagnosticListener.AllListeners.Subscribe(log);
        foreach (var draft in await officers.Drafts(Warm))
            await officers.Send(draft);
        var one = await officers.Draft();
        await log.Of("save by API", () => officers.Save(one, "Pad"));
        var open = await officers.Open(one);
        await open("An");
        await log.Of("autosave of a page", () => open("Bea"));
        await log.Of("submission", () => officers.Send(one));
    }

    private sealed class Log : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private readonly List<(double Ms, string Text, string Plan)> _told = [];
        private bool _on;

        public async Task Of(string what, Func<Task> act)
        {
            _told.Clear();
            _on = true;
            await act();
            _on = false;
            Console.WriteLine($"{what}: {_told.Count} statements, {_told.Sum(t => t.Ms):0.0} ms");
            foreach (var (ms, text, plan) in _told)
                Console.WriteLine($"  {ms, 6:0.00} ms  {string.Join(' ', text.Split()).Replace("\"", "", StringComparison.Ordinal)}{plan}");
        }

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory)
                _subscriptions.Add(listener.Subscribe(this, (_, _, _) => _on));
        }

        private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

        public void OnNext(KeyValuePair<string, object?> told)
        {
            if (_on && told.Value is CommandExecutedEventData done)
            {
                lock (_told)
                    _told.Add((done.Duration.TotalMilliseconds, done.Command.CommandText, Scans(done.Command)));
            }
        }

        /// <summary>The parts of the plan that read a whole table or index, on a connection of its own.</summary>
        private static string Scans(DbCommand command)
        {
            if (!command.CommandText.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
                return "";
            using var connection = new SqliteConnection(command.Connection!.ConnectionString);
            connection.Open();
            using var explain = connection.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            foreach (SqliteParameter parameter in command.Parameters)
                explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value ?? DBNull.Value);
            using var reader = explain.ExecuteReader();
            var scans = "";
            while (reader.Read())
            {
                if (reader.GetString(3).StartsWith("SCAN", StringComparison.Ordinal))
                    scans += $"\n              PLAN {reader.GetString(3)}";
            }
            return scans;
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
