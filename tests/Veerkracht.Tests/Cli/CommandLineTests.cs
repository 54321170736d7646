using System.Net;
using System.Net.Sockets;
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
    public async Task A_draw_is_one_line_and_a_round_is_one_object()
    {
        const string key = "9319./2.5.8.10.12./9.18.26.34.41.45./";
        Assert.Equal((0, "17 7 2 16 25 23 8 24 19 13", ""), await Run("draw", "--pool", "25", "--take", "10", "--key", key));
        var (exit, output, error) = await Run("draw", "--pool", "25", "--take", "26", "--key", key);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("--pool 25 --take 26: ", error);
        var example = Path.Combine(Repository.Root, "docs", "examples", "allocation-ranking");
        var result = (await File.ReadAllTextAsync($"{example}.result.json", TestContext.Current.CancellationToken)).Trim();
        Assert.Equal((0, result, ""), await Run("allocate", $"{example}.json"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "round.json"), "{}", TestContext.Current.CancellationToken);
        Assert.Equal((1, "", "round.json: $.candidates: is missing"), await Run("allocate", "round.json"));
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

    [Theory]
    [InlineData("--urls", "bla", "Cannot listen on bla. Write --urls as")]
    [InlineData("--urls", "http://127.0.0.1:99999", "Cannot listen on http://127.0.0.1:99999. Write --urls as")]
    [InlineData("--urls", "ftp://127.0.0.1:5080", "Cannot listen on ftp://127.0.0.1:5080. Write --urls as")]
    [InlineData("--urls", "http://192.0.2.1:5080", "Cannot listen on http://192.0.2.1:5080. Write --urls as")]
    [InlineData("--today", "2022-02-30", "'2022-02-30' is not a moment for the demonstration.")]
    public async Task An_option_that_cannot_be_used_is_told_before_a_database_is_made(string option, string value, string told)
    {
        string[] arguments = option == "--urls" ? ["--urls", value] : ["--urls", "http://127.0.0.1:0", option, value];
        await NotServed(told, arguments);
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_told_before_a_database_is_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        await NotServed($"{url} is in use.", "--urls", url);
    }

    private async Task NotServed(string told, params string[] arguments)
    {
        var (exit, output, error) = await Run(["serve", "--demonstration", "--data", "data", .. arguments]);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith(told, error);
        Assert.Single(error.Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private Task<(int Exit, string Output, string Error)> Run(params string[] arguments) => CommandLine.Run(_folder, arguments);
}
