using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A bound that is met in points, a why, a message, an option or an indicator stops sending as one in an amount does.</summary>
public class Bounds_are_told_in_words
{
    /// <summary>More than 32,768 bits where n is a million, and 1 where it is 1.</summary>
    private const string H =
        "[n*n*n*n*n*n*n*n*n*n*n*n*n*n*n*n].map(a, a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a)[0] * "
        + "[n*n*n*n*n*n*n*n*n*n*n*n*n*n*n*n].map(a, a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a).map(b, b*b*b*b*b*b*b*b*b*b)[0]";

    private const string Number = "          - { id: n, type: number, label: Getal, min: 0, max: 1000000 }\n";

    private static Evaluation Evaluate(string yaml, string answers) => Small.Evaluate(Small.Call(yaml), answers);

    private static string Told(Evaluation evaluation) => string.Join(", ", evaluation.Errors.Select(e => $"{e.Field} {e.Code}"));

    private static void InWords(Finding error)
    {
        foreach (var language in (Language[])[Language.Nl, Language.En])
            Assert.DoesNotContain(error.Message.In(language), c => c is '{' or '}' or '[' or '*');
        Assert.NotEqual(error.Message.Nl, error.Message.En);
    }

    private static string Criterion(string points, string explain = "") =>
        Small.Yaml(
            Number,
            top: "assessment:\n  criteria:\n" + $"    - {{ id: c1, title: {{ nl: Bereik, en: Reach }}, points: \"{points}\"{explain} }}"
        );

    [Theory]
    [InlineData(H, "")]
    [InlineData("5", ", explain: { nl: \"a {" + H + "} b\", en: \"a {" + H + "} b\" }")]
    public void Points_and_their_why_past_a_bound_are_an_error(string points, string explain)
    {
        var yaml = Criterion(points, explain);
        var error = Assert.Single(Evaluate(yaml, """{ "n": 1000000 }""").Errors);
        Assert.Equal(("", "beyond-bounds"), (error.Field, error.Code));
        Assert.Contains("Bereik", error.Message.Nl);
        Assert.Contains("Reach", error.Message.En);
        InWords(error);
        Assert.Null(EvaluationJson.Of(Evaluate(yaml, """{ "n": 1000000 }"""))["points"]!["c1"]);
        Assert.Equal("", Told(Evaluate(yaml, """{ "n": 1 }""")));
    }

    [Fact]
    public void Points_that_look_at_what_met_a_bound_tell_it_once()
    {
        var yaml = Criterion("s + 1").TrimEnd() + $"\n          - {{ id: s, type: computed, label: Som, value: \"{H}\" }}";
        Assert.Equal("s beyond-bounds", Told(Evaluate(yaml, """{ "n": 1000000 }""")));
    }

    [Fact]
    public void The_why_of_an_amount_past_a_bound_is_an_error_and_never_a_nought()
    {
        var yaml = Small.Yaml(
            Number,
            funding: "  amounts: [{ name: grant, kind: value, title: { nl: Subsidie, en: Grant }, value: n, "
                + $"explain: {{ nl: \"a {{{H}}} b\", en: \"a {{{H}}} b\" }} }}]\n  grant: grant"
        );
        var evaluation = Evaluate(yaml, """{ "n": 1000000 }""");
        var error = Assert.Single(evaluation.Errors);
        Assert.Equal(("", "beyond-bounds"), (error.Field, error.Code));
        Assert.Contains("Grant", error.Message.En);
        Assert.Contains("grant", evaluation.Unknown);
        Assert.DoesNotContain(evaluation.Amounts["grant"].Why, line => line.Nl.Contains("a 0 b"));
        Assert.StartsWith("a 1 b", Evaluate(yaml, """{ "n": 1 }""").Amounts["grant"].Why[0].Nl);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", warning: true")]
    public void A_message_past_a_bound_is_an_error_and_never_a_nought(string warning)
    {
        var yaml = Small.Yaml(
            Number
                + $"          - {{ id: t, type: text, label: {{ nl: Tekst, en: Text }}, checks: [{{ code: cc, holds: n < 1{warning}, "
                + $"message: {{ nl: \"te veel: {{{H}}} stuks\", en: \"too many: {{{H}}} pieces\" }} }}] }}"
        );
        var evaluation = Evaluate(yaml, """{ "n": 1000000 }""");
        var error = Assert.Single(evaluation.Errors);
        Assert.Equal(("t", "beyond-bounds"), (error.Field, error.Code));
        Assert.Empty(evaluation.Warnings);
        Assert.Contains("Tekst", error.Message.Nl);
        Assert.Contains("Text", error.Message.En);
        InWords(error);
        var small = Evaluate(yaml, """{ "n": 1 }""");
        Assert.Equal("te veel: 1 stuks", Assert.Single(small.Errors.Concat(small.Warnings)).Message.Nl);
    }

    [Fact]
    public void A_message_with_what_could_not_be_computed_says_no_nought()
    {
        var yaml = Small.Yaml(
            Number
                + $"          - {{ id: s, type: computed, label: Som, value: \"{H}\" }}\n"
                + "          - { id: t, type: text, label: T, checks: [{ code: cc, holds: n < 1, message: \"som {s} van {n}\" }] }"
        );
        var evaluation = Evaluate(yaml, """{ "n": 1000000 }""");
        Assert.Equal("s beyond-bounds, t cc", Told(evaluation));
        Assert.Equal("som – van 1.000.000", evaluation.Errors[1].Message.Nl);
    }

    [Theory]
    [InlineData("{ code: c, holds: \"n < " + H + "\", message: { nl: \"U vraagt {n} stuks\", en: \"You ask {n} pieces\" } }")]
    [InlineData("{ kind: ceiling, of: n, limit: \"" + H + "\" }")]
    public void Whoever_reads_that_a_check_met_a_bound_reads_a_sentence(string check)
    {
        var yaml = Small.Yaml(Number + $"          - {{ id: t, type: text, label: {{ nl: Tekst, en: Text }}, checks: [{check}] }}");
        var error = Assert.Single(Evaluate(yaml, """{ "n": 1000000 }""").Errors);
        Assert.Equal(("t", "beyond-bounds"), (error.Field, error.Code));
        Assert.Contains("Tekst", error.Message.Nl);
        Assert.Contains("Text", error.Message.En);
        InWords(error);
    }

    [Theory]
    [InlineData("choice", "\"a\"")]
    [InlineData("choice", "\"b\"")]
    [InlineData("choice", "null")]
    [InlineData("choices", "[\"a\", \"b\"]")]
    [InlineData("choices", "[\"b\"]")]
    public void An_option_whose_condition_meets_a_bound_is_an_error_at_its_field(string type, string answer)
    {
        var yaml = Small.Yaml(
            Number
                + "          - { id: before, type: text, label: B, visible_when: has(ch) }\n"
                + $"          - {{ id: ch, type: {type}, label: Keuze, options: [{{ id: a, label: A, visible_when: \"{H} > 5\" }}, "
                + "{ id: b, label: B }] }\n"
                + "          - { id: behind, type: text, label: B, visible_when: has(ch) }"
        );
        Assert.Equal("ch beyond-bounds", Told(Evaluate(yaml, $$"""{ "n": 1000000, "ch": {{answer}} }""")));
        Assert.Equal("", Told(Evaluate(yaml, $$"""{ "n": 2, "ch": {{answer}} }""")));
    }

    [Fact]
    public void An_indicator_past_a_bound_is_an_error()
    {
        var yaml = Small.Yaml(
            Number,
            top: "indicators:\n" + $"  - {{ id: ind, label: {{ nl: Bereikt, en: Reached }}, unit: x, steps: {{ application: \"{H}\" }} }}"
        );
        var evaluation = Evaluate(yaml, """{ "n": 1000000 }""");
        var error = Assert.Single(evaluation.Errors);
        Assert.Equal(("", "beyond-bounds"), (error.Field, error.Code));
        Assert.Contains("Bereikt", error.Message.Nl);
        Assert.Contains("Reached", error.Message.En);
        Assert.Equal("", Told(Evaluate(yaml, """{ "n": 2 }""")));
    }

    [Fact]
    public void What_a_bound_did_to_points_stays_told_when_something_else_is_left()
    {
        var evaluation = Evaluate(Criterion(H), """{ "n": 1000000 }""");
        Assert.Equal(" beyond-bounds", Told(evaluation.WithLeft(new Dictionary<string, Veerkracht.Core.Amounts.Money>())));
    }
}
