using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Veerkracht.Hosting;

namespace Veerkracht.Tests.Durability;

/// <summary>The built site as a process of its own, so that it can be killed as a machine that fails would kill it.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <summary>What it wrote since it was ready, line by line.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    private async Task ReadOn(CancellationToken stop)
    {
        while (await _process.StandardOutput.ReadLineAsync(stop) is { } line)
            Lines.Enqueue(line);
    }

    /// <summary>What it holds in memory that stands in no file.</summary>
    public long OwnBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
            return 1024 * long.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Starts on a free port and waits until it says that it is ready.</summary>
    /// <param name="postgres">Connection string; null is SQLite in the data directory.</param>
    /// <param name="published">A folder that was published, to be started from elsewhere; null for what was built with the tests.</param>
    /// <param name="mayFail">A file that may not grow (<see cref="LimitFiles"/>) is a fault to it, and not its end.</param>
    /// <param name="settings">Of the configuration, as environment variables.</param>
    public static async Task<SiteProcess> Start(
        string data,
        string? postgres,
        string today,
        CancellationToken stop,
        string? published = null,
        bool mayFail = false,
        params (string Name, string Value)[] settings
    )
    {
        var process = Launch(data, postgres, today, published, mayFail, settings);
        while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (!line.StartsWith(Ready, StringComparison.Ordinal))
                continue;
            var site = new SiteProcess(process, line[Ready.Length..].Split(' ')[0]);
            // Read on, or the process would stop at a full pipe.
            _ = site.ReadOn(stop);
            return site;
        }
        process.Kill();
        throw new InvalidOperationException("The site ended before it was ready.");
    }

    /// <summary>What a site says that cannot start.</summary>
    public static async Task<string> Refusal(string data, CancellationToken stop, params (string Name, string Value)[] settings)
    {
        using var process = Launch(data, null, "2022-09-01T09:00", settings: settings);
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return said.ToString();
    }

    /// <summary>The lines with some word in them; at least one is waited for, and a moment for a second.</summary>
    public async Task<IReadOnlyList<string>> LinesWith(string word, CancellationToken stop)
    {
        IReadOnlyList<string> Found() => [.. Lines.Where(line => line.Contains(word, StringComparison.Ordinal))];
        for (var look = 0; look < 3000 && Found().Count == 0; look++)
            await Task.Delay(20, stop);
        await Task.Delay(200, stop);
        return Found();
    }

    /// <summary>Starts, and kills the process some time after it said something.</summary>
    /// <returns>False where it was ready without having said it.</returns>
    public static async Task<bool> KillDuring(
        string data,
        string? postgres,
        string today,
        string said,
        TimeSpan later,
        CancellationToken stop
    )
    {
        using var process = Launch(data, postgres, today);
        string? line;
        do line = await process.StandardOutput.ReadLineAsync(stop);
        while (line is not null && !line.Contains(said, StringComparison.Ordinal) && !line.StartsWith(Ready, StringComparison.Ordinal));
        var wasSaid = line is not null && line.Contains(said, StringComparison.Ordinal);
        if (wasSaid)
            await Task.Delay(later, stop);
        process.Kill();
        await process.WaitForExitAsync(stop);
        return wasSaid;
    }

    private const string Ready = "Veerkracht is ready: ";

    private static Process Launch(
        string data,
        string? postgres,
        string today,
        string? published = null,
        bool mayFail = false,
        params IReadOnlyList<(string Name, string Value)> settings
    )
    {
        // A signal that is ignored stays so in what is started.
        string[] command = mayFail ? ["sh", "-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = published is null ? Repository.Root : "/",
        };
        foreach (
            var argument in new[]
            {
                published is null ? typeof(SiteHost).Assembly.Location : Path.Combine(published, "Veerkracht.dll"),
                "serve",
                "--demonstration",
                "--urls",
                "http://127.0.0.1:0",
                "--data",
                data,
                "--no-examples",
                "--today",
                today,
            }
        )
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        if (postgres is not null)
        {
            start.ArgumentList.Add("--db");
            start.ArgumentList.Add(postgres);
        }
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>From now on no file of the process grows beyond this; null takes the limit away.</summary>
    public void LimitFiles(long? bytes)
    {
        var limit = bytes is { } some ? $"{some}" : "unlimited";
        using var prlimit = Process.Start("prlimit", ["--pid", $"{_process.Id}", $"--fsize={limit}:unlimited"]);
        prlimit.WaitForExit();
        Assert.Equal(0, prlimit.ExitCode);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
