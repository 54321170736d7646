using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Points that follow from the answers, and numbers that calls share.</summary>
public class Points_and_parameters
{
    private const string File = "id,value,nl,en\nfactor,2.5,Punten per plaats,Points a place\nlow,10000,Klein,Small\n";

    private const string Fields = """
                  - { id: places, type: group, label: { nl: Plaatsen, en: Places }, fields: [{ id: x, type: text, label: X }] }
                  - id: kind
                    type: choice
                    label: { nl: Soort, en: Kind }
                    options: [{ id: new, label: { nl: Nieuw, en: New }, value: 4 }, { id: old, label: { nl: Oud, en: Old }, value: -3 }]
        """;

    private const string Top = """
        parameters: p.csv
        assessment:
          criteria:
            - { id: reach, title: { nl: Bereik, en: Reach }, points: size(places) * parameters.factor, scale: 6 }
            - { id: kind_of, title: { nl: Vernieuwing, en: Renewal }, points: kind.value / 3 }
            - { id: quality, title: { nl: Kwaliteit, en: Quality } }
        """;

    private static ReadCall Read(string top = Top, string? file = File) => CallReader.Read(Small.Yaml(Fields, top), "s.yaml", _ => file);

    private static IReadOnlyList<Core.Forms.PointsGiven> Points(string answers)
    {
        var read = Read();
        Assert.Empty(read.Faults);
        Assert.Empty(read.Unpublishable);
        var stored = CallReader.ReadAnew(read.Definition!.Source, _ => null);
        return Small.Evaluate(stored.Definition!, answers).Points;
    }

    [Theory]
    [InlineData("Punten\u202E per plaats", "Points a place", "U+202E")]
    [InlineData("Punten per plaats", "\u200FPoints", "U+200F")]
    [InlineData("Punten per\u200B plaats", "Points a place", "U+200B")]
    [InlineData("Punten per plaats", "Poi\u00ADnts", "U+00AD")]
    public void A_name_of_a_parameter_with_a_hidden_mark_is_told_with_its_place(string nl, string en, string mark)
    {
        var read = Read(file: File.Replace("Punten per plaats,Points a place", $"{nl},{en}"));
        Assert.Empty(read.Faults);
        var fault = Assert.Single(read.Definition!.Unpublishable);
        Assert.Equal(("p.csv", 2), (fault.Place.File, fault.Place.Line));
        Assert.Contains(mark, fault.Message);
        Assert.Contains(mark, fault.Nl);
    }

    [Fact]
    public void A_control_character_in_the_file_is_told_with_its_place()
    {
        var fault = Read(file: File.Replace("Points a place", "Points\u0007 a place")).Faults.Single(f => f.Place.File == "p.csv");
        Assert.Equal(("p.csv", 2, 36), (fault.Place.File, fault.Place.Line, fault.Place.Column));
        Assert.EndsWith("is no plain text of at most 500000 characters: it holds U+0007", fault.Message);
        Assert.Contains("U+0007", fault.Nl);
    }

    [Fact]
    public void They_follow_from_the_answers_with_their_why()
    {
        var points = Points("""{ "places": [{}, {}], "kind": "new" }""");
        Assert.Equal(["reach 5", "kind_of 1.33"], points.Select(p => $"{p.Criterion} {p.Points}"));
        Assert.Equal(
            ["Punten per plaats: 2,50", "Plaatsen: 2", "size(places) * parameters.factor = 5,00"],
            points[0].Why.Select(w => w.Nl)
        );
        Assert.Equal(["Kind: New", "kind.value / 3 = 1.33"], points[1].Why.Select(w => w.En!));
    }

    [Fact]
    public void The_call_may_explain_them_in_place_of_the_computation()
    {
        var read = Read(
            Top.Replace("scale: 6 }", "scale: 6, explain: { nl: \"Samen {size(places)}\", en: \"Together {size(places)}\" } }")
        );
        Assert.Empty(read.Faults);
        var why = Small.Evaluate(read.Definition!, """{ "places": [{}, {}] }""").Points[0].Why;
        Assert.Equal(("Samen 2", "Together 2"), (why[^1].Nl, why[^1].En));
        Assert.DoesNotContain(why, w => w.Nl.Contains("size("));
    }

    [Fact]
    public void They_stay_between_nothing_and_the_most_and_say_so()
    {
        var points = Points("""{ "places": [{}, {}, {}], "kind": "old" }""");
        Assert.Equal(["reach 6", "kind_of 0"], points.Select(p => $"{p.Criterion} {p.Points}"));
        Assert.Equal("ten hoogste 6 punten", points[0].Why[^1].Nl);
        Assert.Equal("below zero, so 0 points", points[1].Why[^1].En);
    }

    [Fact]
    public void What_nobody_answered_gives_nothing() =>
        Assert.Equal(["reach 0", "kind_of 0"], Points("{}").Select(p => $"{p.Criterion} {p.Points}"));

    [Theory]
    [InlineData("reach: 5", true)]
    [InlineData("reach: 4", false)]
    public void Examples_expect_them(string expected, bool comesOut)
    {
        var read = Read(
            Top
                + $"\nexamples: [{{ name: a, as: \"24028\", on: 2022-05-05, answers: {{ places: [{{ x: a }}, {{ x: b }}] }}, "
                + $"points: {{ {expected} }} }}]"
        );
        Assert.Empty(read.Faults);
        var faults = ExampleRunner.Run(read.Definition!, Shipped.Data);
        Assert.Equal(comesOut, faults.Count == 0);
        Assert.All(faults, f => Assert.Equal("example 'a': criterion 'reach' gets 5 points, expected 4", f.Message));
    }

    [Fact]
    public void Try_shows_them() =>
        Assert.Equal(
            """{"points":"5","scale":6}""",
            new JsonObject(
                ((JsonObject)EvaluationJson.Of(Small.Evaluate(Read().Definition!, """{ "places": [{}, {}] }"""))["points"]!["reach"]!)
                    .Where(p => p.Key != "why")
                    .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))
            ).ToJsonString()
        );

    [Theory]
    [InlineData("points: size(plaatsen)", "there is no name 'plaatsen' here")]
    [InlineData("points: kind", "this gives a")]
    [InlineData("points: amounts.grant", "there is no name 'amounts' here")]
    public void A_computation_that_cannot_be_is_a_fault(string points, string message) =>
        Assert.Contains(Read($"assessment: {{ criteria: [{{ id: a, title: A, {points} }}] }}").Faults, f => f.Message.Contains(message));

    [Theory]
    [InlineData("id,value,nl,en\nfactor,veel,F,F\n", "'veel' is not a number like 12.5")]
    [InlineData("id,value,nl,en\nFactor,1,F,F\n", "'Factor' cannot be an id")]
    [InlineData("id,value,nl,en\nfactor,1,F,F\nfactor,2,F,F\n", "'factor' stands here twice")]
    [InlineData("id,value,nl,en\nfactor,1,,F\n", "this parameter has no name")]
    [InlineData("id,value,nl\nfactor,1,F\n", "'p.csv' has no column 'en'")]
    [InlineData("id,value,nl,en\nother,1,O,O\n", "there is no parameter 'factor' here; there is other")]
    [InlineData(null, "there is no table 'p.csv'")]
    public void A_file_that_cannot_be_used_is_told_with_its_line(string? file, string message) =>
        Assert.Contains(Read(file: file).Faults, f => f.Message.Contains(message) && f.Message != f.Nl);
}
