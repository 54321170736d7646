using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Veerkracht.Tests.Support;

/// <summary>
/// A PostgreSQL server of this test run only: own directory, own port, gone at the end. Null where PostgreSQL is not installed; then the
/// tests on it are skipped by name, unless VEERKRACHT_NEEDS_POSTGRES says that they must run.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Empty = "template1";

    /// <summary>What waits for a disk. Nobody cuts the power of a server that lives as long as a test run.</summary>
    private const string InAHurry =
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0";

    private static readonly Lazy<PostgresServer?> Shared = new(() => Start(durable: false));
    private readonly string _directory;
    private readonly string _binaries;

    private PostgresServer(string directory, string binaries, int port) => (_directory, _binaries, Port) = (directory, binaries, port);

    public static PostgresServer? Instance => Shared.Value;
    public int Port { get; }

    /// <summary>A new database: empty, or a copy of another that nobody is connected to.</summary>
    /// <param name="name">Made safe for use as a name.</param>
    public string NewDatabase(string? name = null, string template = Empty)
    {
        name ??= $"t{Guid.CreateVersion7():n}";
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        // Copies files: row by row would write all of it to the log as well.
        var strategy = template == Empty ? "" : " STRATEGY FILE_COPY";
        using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"{strategy}", connection);
        command.ExecuteNonQuery();
        return Connection(name);
    }

    /// <summary>Of a site that is gone: what all tests leave together would not find room in memory.</summary>
    public async Task Drop(string name)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", connection);
        await command.ExecuteNonQueryAsync();
    }

    public string Connection(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Maximum Pool Size=30;Timeout=60;Command Timeout=60";

    /// <param name="durable">Whether a commit waits for the disk; tests of what the site does need not.</param>
    public static PostgresServer? Start(bool durable)
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(d => Path.Combine(d, "bin"))
                .LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (binaries is null)
        {
            if (Environment.GetEnvironmentVariable("VEERKRACHT_NEEDS_POSTGRES") == "1")
                throw new InvalidOperationException("PostgreSQL is not installed.");
            return null;
        }
        // A database is some hundreds of files: making them on a disk costs the kernel more than all that a test asks of them.
        var directory = durable ? Directory.CreateTempSubdirectory("veerkracht-pg-").FullName : Scratch.New("veerkracht-pg-");
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            var server = new PostgresServer(directory, binaries, ((IPEndPoint)listener.LocalEndpoint).Port);
            listener.Stop();
            if (Environment.IsPrivilegedProcess)
                Run("chown", "postgres", directory);
            server.RunAsOwner("initdb", "-D", $"{directory}/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
            server.Options =
                $"-k {directory} -p {server.Port} -c listen_addresses=127.0.0.1 -c max_connections=500 {(durable ? "" : InAHurry)}";
            server.Begin();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
            return server;
        }
    }

    private string Options { get; set; } = "";

    /// <summary>Starts, again after <see cref="Stop"/>; waits until it answers.</summary>
    public void Begin() => RunAsOwner("pg_ctl", "-D", $"{_directory}/data", "-l", $"{_directory}/log", "-w", "-o", Options, "start");

    /// <summary>As an administrator sets it while the server runs.</summary>
    public void Set(string setting, string value)
    {
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        foreach (var sql in new[] { $"ALTER SYSTEM SET {setting} = '{value}'", "SELECT pg_reload_conf()" })
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>As a machine that fails: whoever is connected is cut off.</summary>
    public void Stop() => RunAsOwner("pg_ctl", "-D", $"{_directory}/data", "-m", "immediate", "-w", "stop");

    public void Dispose()
    {
        // Not waited for: throwing away dozens of databases takes longer than a test run may take to end.
        using var shell = Process.Start(
            new ProcessStartInfo("sh")
            {
                ArgumentList =
                {
                    "-c",
                    "(kill -QUIT \"$(head -n 1 \"$1/data/postmaster.pid\")\"; sleep 2; rm -rf \"$1\") >/dev/null 2>&1 &",
                    "sh",
                    _directory,
                },
                WorkingDirectory = "/",
            }
        )!;
        shell.WaitForExit();
    }

    /// <summary>The server refuses to run as root.</summary>
    private void RunAsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(_binaries, program);
        if (Environment.IsPrivilegedProcess)
            Run("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output goes nowhere: a server started by pg_ctl would keep a redirected pipe open for ever.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("\"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
