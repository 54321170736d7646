using System.Text.Json.Nodes;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What the format no longer takes for new versions goes on meaning what it meant in those that were published with it.</summary>
public class What_was_published_still_reads
{
    private static ReadCall Read(string fields) => CallReader.Read(Small.Yaml(fields), "s.yaml");

    [Fact]
    public void A_pattern_that_RE2_refuses_is_read_with_a_finding()
    {
        var read = Read(
            """
                      - id: code
                        type: text
                        label: Code
                        checks: [{ code: no-code, holds: "code.matches(r'^[0-9]+\\Z')", message: { nl: Geen code., en: No code. } }]
            """
        );
        Assert.Empty(read.Faults);
        var finding = Assert.Single(read.Definition!.Unpublishable);
        Assert.Contains("as RE2", finding.Message);
        Assert.Contains("als RE2", finding.Nl);
        var seen = (string[])["12", "1a"];
        Assert.Equal(
            [0, 1],
            seen.Select(text => Small.Evaluate(read.Definition, new JsonObject { ["code"] = text }.ToJsonString()).Errors.Count)
        );
    }

    [Fact]
    public void A_pattern_that_never_could_be_read_is_a_fault() =>
        Assert.Contains(
            "this pattern cannot be read",
            Assert.Single(Read("          - { id: t, type: text, label: T, visible_when: \"'a'.matches('(')\" }").Faults).Message
        );

    [Fact]
    public void An_id_that_CEL_keeps_for_itself_is_read_and_not_published()
    {
        foreach (var word in ReservedWords.All.Except(["true", "false", "null", "in"]))
        {
            var read = Read($"          - {{ id: {word}, type: number, label: Getal }}");
            Assert.Empty(read.Faults);
            Assert.StartsWith($"'{word}' is a word that CEL keeps", Assert.Single(read.Unpublishable).Message);
            Assert.NotEqual(read.Unpublishable[0].Message, read.Unpublishable[0].Nl);
        }
    }

    [Fact]
    public void A_name_that_CEL_keeps_for_itself_is_told_in_an_expression_too()
    {
        var read = Read(
            """
                      - { id: package, type: number, label: Getal }
                      - { id: twice, type: computed, label: Dubbel, value: "[package].map(var, var * 2).sum()" }
            """
        );
        Assert.Empty(read.Faults);
        Assert.Equal(["'package'", "'package'", "'var'", "'var'"], read.Unpublishable.Select(f => f.Message.Split(' ')[0]));
        Assert.Equal("8.00", Small.Evaluate(read.Definition!, """{ "package": 4 }""").Values["twice"]!.ToString());
    }
}
