using System.Diagnostics;
using Veerkracht.Hosting;

namespace Veerkracht.Tests.Support;

/// <summary>The program as people call it, as a process of its own.</summary>
internal static class CommandLine
{
    public static Process Launch(string folder, params IEnumerable<string> arguments) =>
        Launch(folder, new Dictionary<string, string>(), arguments);

    /// <param name="settings">Environment variables, as "Site__Address".</param>
    public static Process Launch(string folder, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SiteHost).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<(int Exit, string Output, string Error)> Run(string folder, params IEnumerable<string> arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = Launch(folder, arguments);
        var error = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, output.Trim(), (await error).Trim());
    }
}

/// <summary>A folder of a test, gone at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("veerkracht-cli-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
