using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Veerkracht.Core.Tests.Npm;

/// <summary>
/// Asks packages of npm, pinned in Npm/package-lock.json, what they make of a table. No package runs a script while it is installed.
/// </summary>
internal static class Node
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "Veerkracht.Core.Tests", "Npm");
    private static readonly Lazy<Task<bool>> Installed = new(Install);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="script">A file of Npm/ that reads JSON and writes JSON.</param>
    public static async Task<JsonNode> Ask(string script, JsonNode question)
    {
        Assert.True(await Installed.Value);
        return JsonNode.Parse(await Run("node", [script], question.ToJsonString()))!;
    }

    private static string Root()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here.FullName, "Veerkracht.slnx")))
            here = here.Parent!;
        return here.FullName;
    }

    private static async Task<bool> Install()
    {
        // npm writes what it installed here, last of all.
        var done = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (!File.Exists(done) || File.GetLastWriteTimeUtc(done) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            await Run("npm", ["ci", "--ignore-scripts", "--loglevel=error"], "");
        return File.Exists(done);
    }

    private static async Task<string> Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {Patience}.");
        }
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await error}");
        return await output;
    }
}
