using System.CommandLine;
using Veerkracht.Data;
using Veerkracht.Data.Verifying;
using Veerkracht.Hosting;
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
                if (to is not null && Cannot(options, to) is { } why)
                {
                    Console.Error.WriteLine(why);
                    return Task.FromResult(2);
                }
                return StoredData.With(options, services => Copy(services, options, parsed.GetValue(Done) ? null : to, stop), stop);
            }
        );
        command.Validators.Add(result =>
        {
            if (result.GetValue(Done) == result.GetValue(To) is not null)
                result.AddError("Say either --to DIRECTORY or --done.");
        });
        return command;
    }

    /// <summary>Why no copy may be put there; null where it may.</summary>
    private static string? Cannot(SiteOptions options, string to)
    {
        // Also where it comes from the environment.
        if (options.Postgres is not null)
            return "PostgreSQL is copied with pg_dump or a base backup; afterwards: veerkracht backup --done.";
        var (data, copy) = (Folder(options.DataDirectory), Folder(to));
        if (copy.StartsWith(data, StringComparison.Ordinal) || data.StartsWith(copy, StringComparison.Ordinal))
            return $"{to} is, holds or lies in the data directory {options.DataDirectory}: a copy must lie elsewhere.";
        // What was served has this file; a copy has not.
        return File.Exists(Path.Combine(to, OneSite.Name))
            ? $"{to} is a data directory that a site serves or served. Choose another directory for the copy."
            : null;
    }

    private static string Folder(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;

    private static async Task<int> Copy(IServiceProvider services, SiteOptions options, string? to, CancellationToken stop)
    {
        if (to is not null)
        {
            // As private as what it is copied from.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(to);
            else
                Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (!await services.GetRequiredService<Db>().CopyTo(Path.Combine(Path.GetFullPath(to), "veerkracht.db"), stop))
                throw new InvalidDataException("This database is copied by its server's own tools.");
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
