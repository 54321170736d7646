using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>
/// Calls of other kinds than the shipped ones, written from docs/call-format.md alone: the format is built for the kind, not for the case.
/// </summary>
public class OtherCallsTests
{
    private static readonly string Folder = Path.Combine(ShippedCalls.Data.Root, "tests", "Veerkracht.Core.Tests", "OtherCalls");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static CallDefinition Read(string name)
    {
        var read = CallReader.Read(File.ReadAllText(Path.Combine(Folder, name + ".yaml")), name + ".yaml");
        Assert.True(read.Faults.Count == 0, string.Join("\n", read.Faults));
        return read.Definition!;
    }

    /// <summary>
    /// Six of Flanders; frisse-scholen of the Netherlands, warme-woningen of England, zuinig-licht and kommunalrichtlinie of Germany,
    /// town-and-village of Ireland, kig of Austria, dus of Spain.
    /// </summary>
    [Fact]
    public void There_are_thirteen_of_them_seven_of_other_countries() =>
        Assert.Equal(
            [
                "brede-school",
                "dorp-en-stad",
                "dus-5000",
                "energiehuis",
                "frisse-scholen",
                "groene-speelplekken",
                "jeugdwerker",
                "kig-2023",
                "kommunalrichtlinie-2025",
                "samen-ondernemen",
                "town-and-village-2023",
                "warme-woningen",
                "zuinig-licht",
            ],
            Names.Select(n => n.Data)
        );

    [Theory, MemberData(nameof(Names))]
    public void It_has_no_faults_and_its_cases_come_out_to_the_cent(string name)
    {
        var call = Read(name);
        var differences = ExampleRunner.Run(call, Shipped.Data);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.True(call.Examples.Count >= 7);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_reads_the_same_from_its_source(string name)
    {
        var call = Read(name);
        var again = CallReader.Read(call.Source, name + ".yaml").Definition!;
        Assert.Equal(call.Steps.Select(s => s.Id), again.Steps.Select(s => s.Id));
        Assert.Equal(call.Funding.Rules.Select(r => r.Name), again.Funding.Rules.Select(r => r.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_amount_of_every_case_says_why_in_both_languages(string name)
    {
        var call = Read(name);
        var spread = new RightShares(Shipped.Data);
        foreach (var example in call.Examples)
        {
            var trial = Trial.For(
                call,
                example.As,
                example.Class,
                example.On!.Value.At(new NodaTime.LocalTime(12, 0)),
                example.With,
                example.Earlier,
                spread,
                out _
            )!;
            foreach (var (amount, explained) in CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context).Amounts)
            {
                Assert.True(explained.Why.Count > 0, $"{example.Name} {amount}");
                Assert.All(explained.Why, w =>
                    Assert.False(
                        string.IsNullOrWhiteSpace(w.Nl) || string.IsNullOrWhiteSpace(w.In(Language.En)),
                        $"{example.Name} {amount}"
                    )
                );
            }
        }
    }

    [Fact]
    public void The_why_of_a_table_names_its_rows()
    {
        var call = Read("groene-speelplekken");
        var example = call.Examples.First(e => e.Name == "the last line gets what is left");
        var trial = Trial.For(
            call,
            example.As,
            new NodaTime.LocalDateTime(2023, 3, 1, 12, 0),
            example.With,
            example.Earlier,
            new RightShares(Shipped.Data),
            out _
        )!;
        var why = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context).Amounts["grant"].Why.Select(w => w.Nl).ToList();
        Assert.Equal(
            [
                "Speelheuvel, per stuk: 100 % van €\u00a012.800,00 = €\u00a012.800,00",
                "Boom, per stuk: 100 % van €\u00a08.730,00 = €\u00a08.730,00",
                "Haag, per meter: 100 % van €\u00a09.375,00 = €\u00a09.375,00; het budget laat €\u00a03.470,00",
                "samen €\u00a025.000,00 van €\u00a025.000,00",
            ],
            why
        );
    }

    [Fact]
    public void The_partners_of_a_partnership_are_known_however_their_number_is_written()
    {
        var call = Read("samen-ondernemen");
        var answers = (JsonObject)call.Examples[0].Answers.DeepClone();
        answers["partners"] = new JsonArray("0207.518.137", "BE0207518137", "0207518137");
        var context = Trial
            .For(
                call,
                "44021",
                new NodaTime.LocalDateTime(2023, 6, 1, 12, 0),
                new Dictionary<string, string>(),
                new Dictionary<string, JsonObject>(),
                new RightShares(Shipped.Data),
                out _
            )!
            .Context;
        var evaluation = CallEngine.Evaluate(call, "application", answers, context);
        Assert.Contains(evaluation.Errors, e => e is { Field: "partners", Code: "organisation-twice" });
        Assert.Equal(["0207518137"], CallEngine.Partners(call, "application", evaluation.Clean));
    }

    [Fact]
    public void An_indicator_goes_over_the_years()
    {
        var call = Read("brede-school");
        Assert.Equal(
            ["application", "report_2023", "report_2024", "report_2025", "report_2026", "report_2027"],
            call.Indicators[0].ByStep.Keys.Order(StringComparer.Ordinal)
        );
        Assert.True(call.Indicators[0].IsLatest);
        var context = Small.Context() with
        {
            Earlier = new Dictionary<string, JsonObject> { ["report_2023"] = new() { ["children"] = 130 } },
        };
        Assert.Equal(140, CallEngine.Indicators(call, "report_2024", new JsonObject { ["children"] = 140 }, context)["children"]);
        Assert.Equal("""{"before":130}""", CallEngine.Start(call, "report_2024", context).ToJsonString());
    }
}
