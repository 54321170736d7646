using System.Diagnostics;
using Veerkracht.Hosting;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Cli;

/// <summary>
/// The program as people call it: what cannot be done is told in one line, with the exit code of the documentation, and never as a stack
/// trace.
/// </summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("veerkracht-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData(
        """{ "\ud800": 1 }""",
        "answers.json cannot be read: half a character stands at line 1, column 3; write it whole or take it out"
    )]
    [InlineData(
        """{ "name": 1, "name": 2 }""",
        "answers.json cannot be read: 'name' stands twice, the second time at line 1, column 14; keep one"
    )]
    public async Task Answers_that_cannot_be_read_are_told_in_one_line(string answers, string told)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "answers.json"), answers, TestContext.Current.CancellationToken);
        Assert.Equal((2, "", told), await Run("try", "fietspaden", "answers.json", "--as", "24028"));
    }

    [Fact]
    public async Task A_token_without_a_database_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "", TestContext.Current.CancellationToken);
        var (exit, output, error) = await Run("token", "--as", "jury-1", "--data", "file/data");
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("The data directory file/data cannot be used: ", error);
        Assert.Single(error.Split('\n'));
        (exit, output, error) = await Run("token", "--as", "jury-1", "--db", "nonsense");
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("The database of --db cannot be used: ", error);
        Assert.Single(error.Split('\n'));
    }

    private async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SiteHost).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.Trim(), (await error).Trim());
    }
}
