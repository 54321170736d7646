using System.Reflection;
using System.Text.RegularExpressions;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

public partial class DocumentationTests
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

    [Fact]
    public void Every_code_of_a_finding_is_described_and_no_other()
    {
        var section = Section("## Codes of findings");
        var described = Quoted().Matches(section).Select(m => m.Groups[1].Value).ToHashSet();
        var sources = new[] { "Geo", "Forms", "Calls", "Funding" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(Core, f), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .ToList();
        var codes = sources
            .SelectMany(text =>
                KindCode()
                    .Matches(text)
                    .Concat(CodeOf().Matches(text))
                    .Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)
            )
            .Concat(sources.SelectMany(text => ReadyCode().Matches(text).Select(m => m.Groups[1].Value)))
            .Concat(sources.SelectMany(text => ShapeCode().Matches(text).Select(m => m.Groups[1].Value)))
            .Append("beyond-bounds")
            .ToHashSet();
        Assert.True(codes.Count > 30, string.Join(' ', codes));
        Assert.Empty(codes.Except(described));
        // The last ones are of the site, and words that are no codes.
        Assert.Equal(["unknown-file"], described.Where(d => d.Contains('-')).Except(codes));
    }

    [Fact]
    public void Every_limit_of_the_format_is_described_with_its_number()
    {
        var rows = Row().Matches(Section("## Limits")).ToDictionary(m => m.Groups[1].Value.Trim(), m => m.Groups[2].Value);
        Assert.Equal(rows.Keys.Order(), Limits.Values.Append("Characters of an id").Append("Characters of a slug").Order());
        foreach (var (constant, row) in Limits)
            Assert.Equal(Constants()[constant].ToString("N0", System.Globalization.CultureInfo.InvariantCulture), rows[row]);
        Assert.True(Words.IsIdentifier(new string('a', 60)) && !Words.IsIdentifier(new string('a', 61)));
        Assert.True(Words.IsSlug(new string('a', 80)) && !Words.IsSlug(new string('a', 81)));
        // A new limit is described too.
        Assert.Empty(Constants().Keys.Except(Limits.Keys).Except(Inner));
    }

    private static readonly string Core = Path.Combine(ShippedCalls.Data.Root, "src", "Veerkracht.Core");

    private static readonly Dictionary<string, string> Limits = new()
    {
        ["YamlFile.MaxLength"] = "Characters of a call file, with its tables",
        ["YamlFile.MaxDepth"] = "Levels within one another in a file",
        ["SharedDefinitions.MaxNodes"] = "Nodes of a call when all that is shared is written out",
        ["TableTexts.MaxLength"] = "Characters of a table",
        ["RepeatedSteps.MaxYears"] = "Years of a step that repeats",
        ["ReadScope.MostUnknownKeys"] = "Unknown keys of one set that are told one by one",
        ["HelpReader.MostCharacters"] = "Characters of a picture",
        ["TextAnswer.DefaultLine"] = "Characters of a text without `max_length`",
        ["TextAnswer.DefaultLong"] = "Characters of a long text without `max_length`",
        ["FieldReader.MaxTyped"] = "Characters of one box that are read",
        ["FormReading.MaxItems"] = "Items of a group without `max_items`",
        ["FormReading.MaxSlots"] = "Fields in all items of a form together",
        ["FilesAnswer.MaxFiles"] = "Files of one field",
        ["ChoiceAnswer.MaxOrganisations"] = "Organisations of one field",
        ["OrganisationsAnswer.MaxKey"] = "Characters of the number of an organisation in an answer",
        ["MapAnswer.MaxPoints"] = "Points of a shape on the map",
        ["FormState.MostStrangers"] = "Unknown answers that are told one by one",
        ["FormPath.MaxLength"] = "Characters of the path of an answer",
        ["FormPath.MaxParts"] = "Parts of the path of an answer",
        ["FormPath.MaxIndex"] = "Highest position in the path of an answer",
        ["FormBinder.MaxPosted"] = "Boxes of one posted page",
        ["NumeralReader.MaxWholeDigits"] = "Digits of a number before the comma",
        ["NumeralReader.MaxDecimals"] = "Decimals of a number",
        ["Lexer.MaxLength"] = "Characters of an expression",
        ["Parser.MaxDepth"] = "Brackets of an expression within one another",
        ["Parser.MaxHeight"] = "Operators of an expression in one chain",
        ["Frame.MaxSteps"] = "Operations of an evaluation over short lists",
        ["Frame.MostSteps"] = "Operations of an evaluation over any list",
        ["Frame.MaxBits"] = "Bits of a number in an expression",
        ["Frame.MaxText"] = "Characters of a text in an expression",
        ["Frame.MaxItems"] = "Items of a list in an expression",
        ["Pattern.MaxStates"] = "Steps of a pattern",
    };

    /// <summary>Bounds that nobody meets on their own: another one is met before, or they only cut what is told.</summary>
    private static readonly string[] Inner =
    [
        "FormReading.MaxDepth",
        "NumeralReader.MaxLength",
        "PatternParser.MaxRepeat",
        "PatternParser.MaxDepth",
        "ReadOnce.MostReadings",
        "ReadOnce.MostCharacters",
        "UnknownAmounts.MostBoxes",
        "CallFile.MostBytes",
        "TryCommand.MostBytes",
        "Hints.MostNames",
        "ReachLint.MostTries",
        "ReachLint.MostTogether",
    ];

    private static Dictionary<string, int> Constants() =>
        typeof(CallDefinition)
            .Assembly.GetTypes()
            .Where(t => t.Namespace is { } space && Spaces.Any(s => space.StartsWith($"Veerkracht.Core.{s}", StringComparison.Ordinal)))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.IsLiteral && f.FieldType == typeof(int) && LimitName().IsMatch(f.Name))
            .ToDictionary(f => $"{f.DeclaringType!.Name}.{f.Name}", f => (int)f.GetRawConstantValue()!);

    private static readonly string[] Spaces = ["Forms", "Calls", "Expressions", "Amounts", "Funding"];

    private static string Section(string title)
    {
        var from = Page.IndexOf(title + "\n", StringComparison.Ordinal);
        return Page[from..Page.IndexOf("\n## ", from + 3, StringComparison.Ordinal)];
    }

    [GeneratedRegex("`([a-z]+(-[a-z]+)*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?:About\\(|new Problem\\(|new Finding\\([^,\"]+,|new Finding\\(\"\",)\\s*\"([a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex CodeOf();

    [GeneratedRegex("Code = \"([a-z]+(?:-[a-z]+)*)\"|new Check\\(\\s*\"([a-z-]+)\"")]
    private static partial Regex KindCode();

    [GeneratedRegex("new Ready\\(\\s*\"([a-z-]+)\"")]
    private static partial Regex ReadyCode();

    [GeneratedRegex("\\(\\s*\"([a-z]+(?:-[a-z]+)+)\",\\s*(?:new LocalText|kind switch)")]
    private static partial Regex ShapeCode();

    [GeneratedRegex(@"^\| (?!What|-)(.+?) \| ([0-9,]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^(Max|Most|Default)[A-Z]")]
    private static partial Regex LimitName();
}
