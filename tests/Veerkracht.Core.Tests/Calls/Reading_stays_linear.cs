using System.Text;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Sizes at which work that doubles with each level would never end.</summary>
public class Reading_stays_linear
{
    [Theory]
    [InlineData("block")]
    [InlineData("group")]
    public void Sixty_levels_nested_by_shared_pieces_are_read(string type)
    {
        var shared = new StringBuilder("shared:\n  p0: { type: number, label: N }\n");
        for (var i = 1; i <= 60; i++)
            shared.AppendLine($"  p{i}: {{ type: {type}, label: N, fields: [{{ use: p{i - 1}, id: f{i - 1} }}] }}");
        var call = Small.Call(Small.Yaml("          - { use: p60, id: f60 }\n", shared.ToString()));
        Assert.Empty(Small.Evaluate(call, "{}").Errors);
    }

    [Fact]
    public void A_hundred_thousand_unknown_keys_are_told_as_a_few()
    {
        var keys = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            keys.AppendLine($"k{i:x}: 1");
        var faults = CallReader.Read(Small.Yaml("          - { id: n, type: number, label: N }\n", keys.ToString()), "s.yaml").Faults;
        Assert.Equal(1001, faults.Count);
        Assert.Contains("99000", faults[^1].Message);
        Assert.Contains("99000", faults[^1].Nl);
    }

    [Fact]
    public void A_hundred_thousand_unknown_rows_of_an_answer_are_told_as_a_few()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: t, type: table, label: T, rows: [{ id: r, label: R }], columns: [{ id: n, type: number, label: N }] }\n"
            )
        );
        var rows = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1"));
        Assert.Equal(20, Small.Evaluate(call, $$"""{ "t": { {{rows}} } }""").Errors.Count);
    }
}
