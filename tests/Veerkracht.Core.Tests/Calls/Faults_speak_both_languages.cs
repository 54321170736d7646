using System.Text.RegularExpressions;
using CsCheck;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Staff read the faults of a call on the screen, in their own language.</summary>
public partial class Faults_speak_both_languages
{
    private const string Name = "          - { id: name, type: text, label: Naam }\n";
    private const string Rule = "grant, kind: value, title: Subsidie, value: \"0\"";

    private static string Funding(string rules, string more = "") =>
        $"  amounts:\n    - {{ name: cost, kind: value, title: Kosten, value: \"10\" }}\n    - {{ name: grant, title: Subsidie, "
        + $"{rules} }}\n  grant: grant\n{more}";

    private static string Field(string keys) => Small.Yaml($"          - {{ id: x, label: X, {keys} }}\n");

    private static string Step(string keys, string fields = "[{ id: y, type: text, label: Y }]") =>
        Small.Yaml(Name, steps: $"  - {{ id: later, title: Later, sections: [{{ id: s, title: S, fields: {fields} }}], {keys} }}\n");

    public static TheoryData<string, string> Broken =>
        new()
        {
            // The file itself.
            { "empty", "" },
            { "no keys", "just a text" },
            { "a list that does not end", "call: [" },
            { "a set that does not end", "call: { a: 1\nb: 2" },
            { "a tab", "\tcall: x" },
            { "a quote that does not end", "call: \"x" },
            { "a colon inside", "call: a: b" },
            { "a list that shifts", "a:\n  - 1\n - 2\n" },
            { "a word without colon", "call: x\nword\nb: 1" },
            { "a strange sign", "call: @x" },
            { "a strange escape", "call: \"\\q\"" },
            { "an anchor", "a: &x [1]" },
            { "an alias", "a: &x 1\nb: *x" },
            { "a tag", "a: !!binary abc" },
            { "two documents", "---\na: 1\n---\nb: 2" },
            { "a list as key", "? [a]\n: b" },
            { "too deep", new string('[', 100) },
            { "too large", new string('a', YamlFile.MaxLength + 1) },
            { "a key twice", "call: x\ncall: y" },
            // The call.
            { "an unknown key", Small.Yaml(Name, "sumary: x") },
            { "a key that is missing", Small.Yaml(Name).Replace("number_prefix: small", "") },
            { "a slug", Small.Yaml(Name).Replace("number_prefix: small", "number_prefix: Small!") },
            { "an e-mail address", Small.Yaml(Name).Replace("team@veerkracht.example", "team") },
            { "no contact keys", Small.Yaml(Name).Replace("{ name: Team, email: team@veerkracht.example }", "Team") },
            { "an address", Small.Yaml(Name, "documents: [{ title: X, url: \"ftp://x\" }]") },
            { "a number", Small.Yaml(Name, "version: one") },
            { "words", Small.Yaml(Name, "themes: [[a]]") },
            { "one text", Small.Yaml(Name, "version: [1]") },
            { "an empty list", Small.Yaml(Name).Replace("  - class: municipality", "  []").Replace("applicants:\n", "applicants: ") },
            { "a class twice", Small.Yaml(Name).Replace("  - class: municipality", "  - class: municipality\n  - class: municipality") },
            { "a class", Small.Yaml(Name).Replace("class: municipality", "class: town") },
            {
                "until before from",
                Small.Yaml(Name).Replace("class: municipality", "{ class: municipality, from: 2022-02-01, until: 2022-01-01 }")
            },
            { "a day that does not exist", Small.Yaml(Name).Replace("class: municipality", "{ class: municipality, from: 2022-09-31 }") },
            { "a month that does not exist", Small.Yaml(Name).Replace("class: municipality", "{ class: municipality, from: 2022-13-01 }") },
            { "no date", Small.Yaml(Name).Replace("class: municipality", "{ class: municipality, from: tomorrow }") },
            { "exclusion", Small.Yaml(Name, "excludes: [{ reason: X }]") },
            { "setting twice", Small.Yaml(Name, "settings: [{ id: a, label: A, value: 1 }, { id: a, label: A, value: x }]") },
            // What is shared.
            { "shared without keys", Small.Yaml(Name, "shared: x") },
            { "nothing uses it", Small.Yaml(Name, "shared: { piece: { id: p, type: text, label: P } }") },
            { "no such piece", Small.Yaml("          - { use: pieces }\n", "shared: { piece: { id: p, type: text, label: P } }") },
            { "a name of a piece", Small.Yaml("          - { use: Piece }\n", "shared: { Piece: { id: p, type: text, label: P } }") },
            {
                "a list is changed",
                Small.Yaml("          - { use: list, hint: X }\n", "shared: { list: [{ id: p, type: text, label: P }] }")
            },
            // Assessment.
            { "weights", Small.Yaml(Name, "assessment: { criteria: [{ id: a, title: A, weight: 50 }] }") },
            {
                "weight, scale and minimum",
                Small.Yaml(Name, "assessment: { criteria: [{ id: a, title: A, weight: 0, scale: 0, minimum: 4 }] }")
            },
            { "minimum score", Small.Yaml(Name, "assessment: { minimum_score: 101 }") },
            { "jury", Small.Yaml(Name, "assessment: { jury: { members: 0 } }") },
            { "quorum", Small.Yaml(Name, "assessment: { jury: { members: 2, quorum: 3 } }") },
            { "objection", Small.Yaml(Name, "objection: { days: 0 }") },
            { "acceptance", Small.Yaml(Name, "acceptance: { days: 0 }") },
            { "allocation", Small.Yaml(Name, "allocation: { method: lottery }") },
            // Fields.
            { "a type", Field("type: txt") },
            { "a reserved id", Small.Yaml("          - { id: today, type: date, label: D }\n") },
            { "an id", Small.Yaml("          - { id: My-Name, type: text, label: D }\n") },
            { "an id twice", Small.Yaml(Name + Name) },
            { "partners in a group", Field("type: group, fields: [{ id: p, type: partners, label: P }]") },
            { "true or false", Field("type: text, read_only: maybe") },
            { "bounds", Field("type: number, min: 5, max: 1, decimals: 11, default: much") },
            { "bounds of dates", Field("type: date, min: 2022-02-01, max: 2022-01-01") },
            { "lengths", Field("type: text, min_length: 5, max_length: 1") },
            { "items", Field("type: files, min_items: 5, max_items: 1") },
            { "a setting that is not there", Field("type: number, warn_above: limit") },
            { "a bound that is no number", Field("type: number, min: few") },
            { "an option twice", Field("type: choice, options: [{ id: a, label: A }, { id: a, label: A }]") },
            { "no options", Field("type: choice") },
            { "a condition on a name that is not there", Field("type: text, visible_when: z == 1") },
            { "a condition of another type", Field("type: text, visible_when: x") },
            {
                "a circle",
                Small.Yaml(
                    "          - { id: a, type: text, label: A, visible_when: b == '' }\n          - { id: b, type: text, label: B, "
                        + "visible_when: a == '' }\n"
                )
            },
            { "prefill from nowhere", Field("type: text, prefill: before.x") },
            { "prefill from the organisation", Field("type: text, prefill: organisation.colour") },
            { "a code and a field of a check", Field("type: number, checks: [{ code: A b, holds: x > 0, message: M, field: q }]") },
            { "a message", Field("type: number, checks: [{ code: a, holds: x > 0, message: \"Meer dan {q}\" }]") },
            { "a ready check", Field("type: date, checks: [{ kind: eligible_period }]") },
            { "a kind of check", Field("type: number, checks: [{ kind: maximum, limit: 1 }]") },
            { "a column", Field("type: table, rows: [{ id: r, label: R, without: [d] }], columns: [{ id: c, type: files, label: C }]") },
            {
                "columns of a row",
                Field(
                    "type: table, rows: [{ id: r, label: R, columns: { d: { max: 1 }, c: { id: e } } }, { id: s, label: S, columns: 1 "
                        + "}, { id: t, label: T, columns: { c: 1 } }], columns: [{ id: c, type: number, label: C }]"
                )
            },
            // Steps.
            { "a kind of step", Step("kind: letter") },
            { "first step", Small.Yaml(Name).Replace("kind: application", "kind: report") },
            { "a milestone", Step("kind: report, opens: [sent]") },
            { "a step before", Step("kind: report, opens: [\"submitted:aplication\"]") },
            {
                "a step that is optional",
                Small.Yaml(
                    Name,
                    steps: "  - { id: one, kind: report, optional: true, title: O, sections: [{ id: s, title: S, fields: [{ id: y, "
                        + "type: text, label: Y }] }] }\n  - { id: two, kind: report, opens: [\"submitted:one\"], title: T, sections: "
                        + "[{ id: s, title: S, fields: [{ id: y, type: text, label: Y }] }] }\n"
                )
            },
            { "instalment of a report", Step("kind: report, instalment: { percentage: 50 }") },
            { "instalment", Step("kind: claim, instalment: { percentage: 500, remainder: true }") },
            { "prefill of a field that is not there", Step("kind: report", "[{ id: y, type: text, label: Y, prefill: application.nam }]") },
            { "prefill of a whole step", Step("kind: report", "[{ id: y, type: text, label: Y, prefill: application }]") },
            { "years", Step("kind: report, repeats: { from: 2025, until: 2020 }") },
            {
                "windows",
                Step(
                    "kind: report, windows: [{ opens: 2022-02-01T00:00, closes: 2022-01-01T00:00 }, { closes: 2022-01-01 }, { classes: "
                        + "[town], closes: noon }]"
                )
            },
            {
                "a class with two windows",
                Step(
                    "kind: report, windows: [{ classes: [municipality], closes: 2022-01-01T00:00 }, { classes: [municipality], closes: "
                        + "2022-01-01T00:00 }]"
                )
            },
            {
                "moved deadlines",
                Step(
                    "kind: report, windows: [{ closes: 2022-04-01T00:00, moved: [{ from: 2022-01-01T00:00, to: 2022-02-01T00:00 }, { "
                        + "from: 2022-02-02T00:00, to: 2022-03-01T00:00 }] }]"
                )
            },
            // Money.
            {
                "an amount of money",
                Small.Yaml(
                    Name,
                    funding: $"  pots: [{{ id: p, title: P, amount: much, from: 2022-02-01, until: 2022-01-01 }}]\n  amounts: [{{ "
                        + $"name: {Rule} }}]\n  grant: grant"
                )
            },
            { "a grant that is not there", Small.Yaml(Name, funding: $"  amounts: [{{ name: {Rule} }}]\n  grant: grand") },
            { "a kind of rule", Small.Yaml(Name, funding: Funding("kind: gift")) },
            { "a later amount", Small.Yaml(Name, funding: Funding("kind: share, of: late, percentage: 10")) },
            { "ratio and percentage", Small.Yaml(Name, funding: Funding("kind: share, of: cost, percentage: 10, ratio: \"1:2\"")) },
            { "a ratio", Small.Yaml(Name, funding: Funding("kind: share, of: cost, ratio: half")) },
            { "a percentage", Small.Yaml(Name, funding: Funding("kind: share, of: cost, percentage: 110")) },
            { "a source", Small.Yaml(Name, funding: Funding("kind: share, of: cost, percentage: 10, from: purse")) },
            { "a cap", Small.Yaml(Name, funding: Funding("kind: share, of: cost, percentage: 10, cap: -1")) },
            { "a group", Small.Yaml(Name, funding: Funding("kind: each, group: names, cost: \"1\", percentage: 10")) },
            { "bands", Small.Yaml(Name, funding: Funding("kind: band, by: \"1\", bands: [{ amount: 1 }, { up_to: 5, amount: 2 }]")) },
            { "times", Small.Yaml(Name, funding: Funding("kind: multiplier, of: cost, spending: \"1\", times: 0")) },
            { "own share", Small.Yaml(Name, funding: Funding("kind: own_share, of: cost, cost: cost, percentage: 120")) },
            { "years of a rule", Small.Yaml(Name, funding: Funding("kind: by_year, years: [{ label: J }]")) },
            {
                "a rule that only one step knows",
                Small.Yaml(
                    Name,
                    funding: Funding("kind: value, value: size(name)"),
                    steps: "  - { id: c, kind: claim, title: C, sections: [{ id: s, title: S, fields: [{ id: y, type: text, label: Y "
                        + "}] }] }\n"
                )
            },
            {
                "budgets of years",
                Small.Yaml(
                    Name,
                    funding: Funding(
                        "kind: value, value: \"0\"",
                        "  pots: [{ id: p, title: P, amount: 1, per_year: { later: 5 } }, { id: q, title: Q, per_year: 5 }]"
                    )
                )
            },
            {
                "a table that is not there",
                Small.Yaml(
                    Name,
                    funding: Funding(
                        "kind: value, value: \"0\"",
                        "  rights: [{ id: r, title: R, table: none.csv, key: nis, value: max, date: 2022-01-01 }]"
                    )
                )
            },
            {
                "a name of a table",
                Small.Yaml(
                    Name,
                    funding: Funding(
                        "kind: value, value: \"0\"",
                        "  rights: [{ id: r, title: R, table: ../none.csv, key: nis, value: max, date: 2022-01-01 }]"
                    )
                )
            },
            { "rows of a table", Table("nis,max\n1,5\n24028,much\n24029,1\n24029,2\n") },
            { "columns of a table", Table("nis,maximum\n24028,1\n") },
            { "no rows", Table("nis,max\n") },
            { "a broken table", Table("nis,max\n24028\n") },
            { "above its envelope", Table("nis,max\n24028,6\n") },
            { "tables that are no keys", Small.Yaml(Name, "tables: x") },
            { "a table that is no text", Small.Yaml(Name, "tables: { a.csv: [x] }") },
            // What is counted, and the cases.
            { "an indicator", Small.Yaml(Name, "indicators: [{ id: a, label: A, steps: { later: \"1\" } }]") },
            { "an example like none", Small.Yaml(Name, "examples: [{ name: a, like: b }]") },
            {
                "an example twice",
                Small.Yaml(
                    Name,
                    "examples: [{ name: a, as: \"24028\", answers: x }, { name: a, as: \"24028\", with: x, amounts: { none: 1 }, "
                        + "values: { a: [1] } }]"
                )
            },
        };

    private static string Table(string csv) =>
        Small.Yaml(
            Name,
            $"tables:\n  t.csv: |\n    {csv.TrimEnd().Replace("\n", "\n    ")}\n",
            Funding(
                "kind: value, value: \"0\"",
                "  rights: [{ id: r, title: R, table: t.csv, key: nis, value: max, date: 2022-01-01, envelope: 5 }]"
            )
        );

    [Theory, MemberData(nameof(Broken))]
    public void Each_fault_of_a_broken_call_is_told_in_Dutch_too(string what, string yaml)
    {
        var faults = CallReader.Read(yaml, "b.yaml").Faults;
        Assert.True(faults.Count > 0, what);
        Assert.All(faults, InBoth);
    }

    [Theory]
    [InlineData("as: \"99999\"")]
    [InlineData("as: \"24028\", with: { grant: 1 }")]
    [InlineData("as: \"24028\", with: { population: many }")]
    [InlineData("as: \"24028\", with: { awarded: much }")]
    [InlineData("as: \"24028\", errors: [x required]")]
    [InlineData("as: \"24028\", warnings: [x above-limit]")]
    [InlineData("as: \"24028\", answers: { x: y }")]
    [InlineData("as: \"24028\", amounts: { grant: 5 }")]
    [InlineData("as: \"24028\", values: { x: \"5\" }")]
    public void An_example_that_does_not_come_out_says_so_in_both_languages(string keys)
    {
        var call = Small.Call(Small.Yaml(Name, $"examples: [{{ name: case, {keys} }}]"));
        var fault = Assert.Single(ExampleRunner.Run(call, Reference.Shipped.Data));
        Assert.StartsWith("voorbeeld 'case': ", fault.Nl);
        InBoth(fault);
    }

    [Fact]
    public void Whatever_is_broken_is_told_in_both_languages()
    {
        var good = ShippedCalls.Text("fietspaden");
        string[] pieces = ["", "\n", "\t", "-", ": ", "[", "}", "\"", "x", "&a ", "2022-02-30", "null", "? ", "- id: y\n", "(("];
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 40], Gen.Int[0, pieces.Length - 1])
            .Sample(
                change =>
                {
                    var (at, cut, piece) = change;
                    var yaml = good[..at] + pieces[piece] + good[Math.Min(at + cut, good.Length)..];
                    Assert.All(CallReader.Read(yaml, "m.yaml").Faults, InBoth);
                },
                iter: 120
            );
    }

    [Fact]
    public void A_suggestion_and_the_names_stay_the_same_in_both_languages()
    {
        var fault = Assert.Single(CallReader.Read(Small.Yaml(Name, "sumary: x"), "b.yaml").Faults);
        Assert.Equal(
            ("unknown key 'sumary' in the call; did you mean 'summary'?", "'sumary' is geen sleutel van de oproep; bedoelt u 'summary'?"),
            (fault.Message, fault.Nl)
        );
    }

    private static void InBoth(Fault fault)
    {
        Assert.NotEqual(fault.Message, fault.Nl);
        Assert.False(string.IsNullOrWhiteSpace(fault.Nl), fault.Message);
        // What stands between quotes is repeated from the file or names a key; the rest is Dutch.
        Assert.False(English().IsMatch(Quoted().Replace(fault.Nl, "''")), fault.Nl);
        Assert.DoesNotContain('\n', fault.Nl);
    }

    [GeneratedRegex(@"\b(the|must|not|there|cannot|before|with|has|of a|give)\b(?!\()")]
    private static partial Regex English();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();
}
