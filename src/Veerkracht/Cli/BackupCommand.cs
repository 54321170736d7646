using System.CommandLine;
using Veerkracht.Data;
using Veerkracht.Data.Verifying;
using Veerkracht.Site;

namespace Veerkracht.Cli;

/// <summary>
/// "backup": copies the database of SQLite while the site runs, and after it the files and keys, so that whatever the copy names is there.
/// PostgreSQL is copied by its own tools; "--done" then writes down that it happened, for the page of operations.
/// </summary>
public static class BackupCommand
{
    private static readonly Option<string?> To = new("--to") { Description = "Directory for the copy; made where it is not there" };
    private static readonly Option<bool> Done = new("--done") { Description = "Only writes down that a copy was made by other tools" };

    public static Command Make()
    {
        var command = new Command("backup", "Copies database, files and keys to another directory")
        {
            To,
            Done,
            StoreOptions.Data,
            StoreOptions.Postgres,
        };
        command.SetAction(
            (parsed, stop) =>
            {
                var options = StoreOptions.From(parsed);
                var to = parsed.GetValue(To);
                return StoredData.With(options, services => Copy(services, options, parsed.GetValue(Done) ? null : to, stop), stop);
            }
        );
        command.Validators.Add(result =>
        {
            if (result.GetValue(Done) == result.GetValue(To) is not null)
                result.AddError("Say either --to DIRECTORY or --done.");
            else if (result.GetValue(To) is not null && result.GetValue(StoreOptions.Postgres) is not null)
                result.AddError("PostgreSQL is copied with pg_dump or a base backup; afterwards: veerkracht backup --done --db \"…\".");
        });
        return command;
    }

    private static async Task<int> Copy(IServiceProvider services, SiteOptions options, string? to, CancellationToken stop)
    {
        if (to is not null)
        {
            Directory.CreateDirectory(to);
            await services.GetRequiredService<Db>().CopyTo(Path.Combine(Path.GetFullPath(to), "veerkracht.db"), stop);
            // Files never change, and are there before the database names them: what is copied later lacks nothing.
            foreach (var folder in new[] { "files", "keys" })
                CopyFolder(Path.Combine(options.DataDirectory, folder), Path.Combine(to, folder));
            Console.WriteLine($"Copied to {Path.GetFullPath(to)}. To use it: veerkracht serve --data {to}");
        }
        await services.GetRequiredService<Maintenance>().Record(MaintenanceRecord.Backup, good: true, stop);
        return 0;
    }

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            // What is on its way in is no file of a dossier yet.
            if (relative.StartsWith("incoming", StringComparison.Ordinal))
                continue;
            var copy = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!File.Exists(copy) || new FileInfo(copy).Length != new FileInfo(file).Length)
                File.Copy(file, copy, overwrite: true);
        }
    }
}
