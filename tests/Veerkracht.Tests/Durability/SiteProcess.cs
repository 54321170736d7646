using System.Diagnostics;
using Veerkracht.Hosting;

namespace Veerkracht.Tests.Durability;

/// <summary>The built site as a process of its own, so that it can be killed as a machine that fails would kill it.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <summary>Starts on a free port and waits until it says that it is ready.</summary>
    /// <param name="postgres">Connection string; null is SQLite in the data directory.</param>
    public static async Task<SiteProcess> Start(string data, string? postgres, string today, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (
            var argument in new[]
            {
                typeof(SiteHost).Assembly.Location,
                "serve",
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
        if (postgres is not null)
        {
            start.ArgumentList.Add("--db");
            start.ArgumentList.Add(postgres);
        }
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            const string ready = "Veerkracht is ready: ";
            if (!line.StartsWith(ready, StringComparison.Ordinal))
                continue;
            var site = new SiteProcess(process, line[ready.Length..].Split(' ')[0]);
            // Read on, or the process would stop at a full pipe.
            _ = process.StandardOutput.ReadToEndAsync(stop);
            return site;
        }
        process.Kill();
        throw new InvalidOperationException("The site ended before it was ready.");
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
