using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A call for small municipalities says so to who is too large, and not at a question; cases put a figure in place.</summary>
public class Applicants_by_population
{
    private const string Field = "          - { id: cost, type: amount, label: Kosten }";

    private static string Yaml(string limits, string top = "") =>
        Small.Yaml(Field, top).Replace("- class: municipality", $"- {{ class: municipality, {limits} }}");

    [Theory]
    [InlineData("max_population: 6136", "")]
    [InlineData("max_population: 6135", "Geetbets had 6,136 inhabitants in 2020. This call is for those that have at most 6,135.")]
    [InlineData("max_population: 6187, population: population_2021", "Geetbets had 6,188 inhabitants in 2021.")]
    [InlineData("min_population: 6136", "")]
    [InlineData("min_population: 6137", "This call is for those that have at least 6,137.")]
    public void Who_has_more_or_fewer_is_told(string limits, string reason)
    {
        var trial = Trial.For(
            Small.Call(Yaml(limits)),
            "24028",
            new(2022, 9, 1, 12, 0),
            new Dictionary<string, string>(),
            new Dictionary<string, System.Text.Json.Nodes.JsonObject>(),
            new RightShares(Shipped.Data),
            out _
        )!;
        Assert.Equal(reason.Length == 0, trial.Eligible.MayApply);
        Assert.Contains(reason, trial.Eligible.Reason.En ?? "");
    }

    [Theory]
    [InlineData("population: population_2021", "'population' says which count")]
    [InlineData("min_population: 5, max_population: 4", "turn them round")]
    public void What_cannot_be_is_a_fault(string limits, string message) =>
        Assert.Contains(Small.Faults(Yaml(limits)), f => f.Contains(message));

    [Fact]
    public void Somebody_whose_inhabitants_are_not_known_cannot_apply()
    {
        var call = Small.Call(Yaml("max_population: 6136"));
        var verdict = Eligibility.Check(call, Small.Context().Applicant, new(2022, 9, 1), new Dictionary<string, Core.Amounts.Money>());
        Assert.False(verdict.MayApply);
        Assert.Contains("is not known", verdict.Reason.En);
    }

    [Theory]
    [InlineData("Geetbets", "24028")]
    [InlineData("geetbets", "24028")]
    [InlineData("Nergens", null)]
    public void Who_tries_may_name_a_municipality(string name, string? nis) =>
        Assert.Equal(
            nis,
            Trial
                .For(
                    Small.Call(Small.Yaml(Field)),
                    name,
                    new(2022, 9, 1, 12, 0),
                    new Dictionary<string, string>(),
                    new Dictionary<string, System.Text.Json.Nodes.JsonObject>(),
                    new RightShares(Shipped.Data),
                    out _
                )
                ?.Context.Applicant.Nis
        );

    [Theory]
    [InlineData("poor: true", 0)]
    [InlineData("poor: false", 1)]
    [InlineData("poor: maybe", 1)]
    public void A_case_puts_a_figure_in_place(string with, int differences)
    {
        var yaml = Small.Yaml(
            Field + "\n          - { id: rate, type: computed, decimals: 0, label: P, value: 'figures.poor ? 75 : 50' }",
            $$"""
            tables: { t.csv: "nis,poor\n24028,false\n" }
            figures: [{ id: poor, label: Arm, table: t.csv, key: nis, value: poor, format: yes_no }]
            examples: [{ name: e, as: "24028", on: 2022-09-01, with: { {{with}} }, values: { rate: "75" } }]
            """
        );
        Assert.Equal(differences, ExampleRunner.Run(Small.Call(yaml), Shipped.Data).Count);
    }

    [Theory]
    [InlineData(
        "min_population: 5000, max_population: 20000",
        "van 5.000 tot en met 20.000 inwoners in 2020",
        "from 5,000 to 20,000 inhabitants in 2020"
    )]
    [InlineData("min_population: 5000, population: population_2021", "vanaf 5.000 inwoners in 2021", "5,000 inhabitants or more in 2021")]
    [InlineData("max_population: 999", "tot en met 999 inwoners in 2020", "999 inhabitants or fewer in 2020")]
    public void The_limits_are_said_in_words(string keys, string nl, string en)
    {
        var call = Small.Call(
            Small
                .Yaml("          - { id: x, type: text, label: X }")
                .Replace("- class: municipality", $"- {{ class: municipality, {keys} }}")
        );
        var words = call.Applicants[0].Inhabitants!.Words;
        Assert.Equal((nl, en), (words.Nl, words.In(Veerkracht.Core.Texts.Language.En)));
    }
}
