using System.Text;
using NodaTime;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Programmes.Commands;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A file that cannot be read as it should is told in one line with the place, and never ends in a stack trace.</summary>
public sealed class Broken_files : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("broken").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A text of which "\xE9" stands for that one byte.</summary>
    private string Write(string name, string text) => Write(name, Encoding.Latin1.GetBytes(text));

    private static (int Exit, string Output, string Error) Try(string answers, string call = "fietspaden", params string[] earlier)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var request = new TryRequest(call, answers, "24028", null, "2022-09-01", [], new LocalDateTime(2022, 9, 1, 12, 0))
        {
            Data = ShippedCalls.Data,
            Earlier = earlier,
        };
        return (TryCommand.Run(request, output, error), output.ToString(), error.ToString());
    }

    [Theory]
    [InlineData("""{ "name": "\ud800" }""", "half a character stands at line 1, column 11")]
    [InlineData("""{ "\udc00": "x" }""", "half a character stands at line 1, column 3")]
    [InlineData("{ \"costs\":\n  { \"works\": { \"\\ud800\": 1 } } }", "half a character stands at line 2, column 16")]
    [InlineData("""{ "name": "a\u0000b" }""", "the character NUL stands at line 1, column 11")]
    [InlineData("{ \"name\": \"a\",\n \"name\": \"b\" }", "'name' stands twice, the second time at line 2, column 2")]
    [InlineData("""{ "costs": { "works": {}, "works": {} } }""", "'works' stands twice, the second time at line 1, column 27")]
    [InlineData("""{ "na\u006de": 1, "name": 2 }""", "'name' stands twice, the second time at line 1, column 19")]
    [InlineData("{ \"name\": \"caf\xE9\" }", "is not UTF-8: the character at line 1, column 15 cannot be read")]
    [InlineData("{ \"name\":\n \"x\xFF\" }", "is not UTF-8: the character at line 2, column 4 cannot be read")]
    [InlineData("{ \"name\": 1, }", "is not JSON: look at line 1, column 14")]
    [InlineData("{ \"name\": ", "is not JSON: look at line 1, column 11")]
    [InlineData("", "is not JSON: look at line 1, column 1")]
    [InlineData("[1]", "must hold a JSON object")]
    [InlineData("null", "must hold a JSON object")]
    public void Answers_are_refused_with_the_place(string text, string why)
    {
        var file = Write("answers.json", text);
        foreach (var (exit, output, error) in new[] { Try(file), Try(Write("e.json", "{}"), "fietspaden", $"proposal={file}") })
        {
            Assert.Equal((2, ""), (exit, output));
            Assert.StartsWith($"{file} ", error);
            Assert.Contains(why, error);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public void Answers_nested_too_deeply_are_refused()
    {
        var deep = Write("deep.json", string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500));
        Assert.Equal(2, Try(deep).Exit);
        Assert.Contains("is not JSON: look at line 1", Try(deep).Error);
    }

    [Fact]
    public void Answers_with_a_mark_of_their_order_of_bytes_are_read() =>
        Assert.Equal(0, Try(Write("bom.json", [.. Encoding.UTF8.Preamble, .. "{}"u8])).Exit);

    [Fact]
    public void A_file_without_end_is_too_large() => Assert.Contains("is too large", Try("/dev/zero").Error);

    [Fact]
    public void A_call_that_is_not_utf8_has_that_as_its_fault()
    {
        var text = Small.Yaml("          - { id: name, type: text, label: Naam }").Replace("Klein", "Caf\xE9");
        var file = Write("small.yaml", text);
        var (line, column) = (
            text[..text.IndexOf('\xE9')].Count(c => c == '\n') + 1,
            text.IndexOf('\xE9') - text.LastIndexOf('\n', text.IndexOf('\xE9'))
        );
        var output = new StringWriter();
        Assert.Equal(1, CheckCommand.Run(file, output, new StringWriter(), ShippedCalls.Data));
        Assert.Contains($"{file} is not UTF-8: the character at line {line}, column {column} cannot be read", output.ToString());
        var tried = Try(Write("e.json", "{}"), file);
        Assert.Equal(2, tried.Exit);
        Assert.Contains("is not UTF-8", tried.Error);
    }

    [Fact]
    public void A_call_with_faults_cannot_be_tried_and_says_so_with_exit_code_1()
    {
        var file = Write("small.yaml", Small.Yaml("          - { id: name, type: tekst, label: Naam }"));
        var (exit, _, error) = Try(Write("e.json", "{}"), file);
        Assert.Equal(1, exit);
        Assert.Contains("'tekst' is not one of", error);
    }

    [Fact]
    public void A_table_that_is_not_utf8_is_a_fault_of_the_call_that_names_it()
    {
        var file = Write(
            "small.yaml",
            Small.Yaml(
                "          - { id: name, type: text, label: Naam }",
                "",
                """
                  rights: [{ id: right, title: Recht, table: t.csv, key: nis, value: euro, date: 2022-01-01 }]
                  amounts: [{ name: grant, kind: value, title: Subsidie, value: "0" }]
                  grant: grant
                """
            )
        );
        Write("t.csv", "nis,town,euro\n24028,Geetb\xE9ts,5\n");
        var output = new StringWriter();
        Assert.Equal(1, CheckCommand.Run(file, output, new StringWriter(), ShippedCalls.Data));
        Assert.Contains("'t.csv' is not UTF-8", output.ToString());
    }
}
