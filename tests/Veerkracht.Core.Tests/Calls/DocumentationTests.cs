using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

public class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(ShippedCalls.Data.Root, "docs", "call-format.md"));

    private static string Example()
    {
        var from = Page.IndexOf("```yaml\ncall:", StringComparison.Ordinal) + "```yaml\n".Length;
        return Page[from..Page.IndexOf("```", from, StringComparison.Ordinal)];
    }

    [Fact]
    public void The_worked_example_passes_check()
    {
        var read = CallReader.Read(Example(), "call-format.md");
        Assert.True(read.Faults.Count == 0, string.Join("\n", read.Faults));
        var differences = ExampleRunner.Run(read.Definition!, Shipped.Data);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.Equal(4, read.Definition!.Examples.Count);
        Assert.Empty(read.Definition.Unpublishable);
    }

    [Fact]
    public void Every_type_rule_kind_class_and_name_is_described() =>
        Assert.All(
            FieldsReader
                .TypeNames.Concat(RuleReader.Kinds)
                .Concat(ReadyChecks.Kinds)
                .Select(word => $"`{word}`")
                .Concat(ApplicantsReader.Classes)
                .Concat(AnswerNames.Numbers),
            word => Assert.True(Page.Contains(word), word)
        );
}
