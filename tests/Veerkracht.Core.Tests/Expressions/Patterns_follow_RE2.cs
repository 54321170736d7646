using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.Calls;
using Veerkracht.Core.Tests.Npm;

namespace Veerkracht.Core.Tests.Expressions;

/// <summary>
/// Patterns of expressions are judged on the server alone, as npm re2js judges them. What the schema of the answers gives away is read
/// alike by this server, RE2 and browsers.
/// </summary>
public class Patterns_follow_RE2
{
    private const string Refused = "refused";

    /// <summary>A pattern, texts that match, texts that do not.</summary>
    private static readonly (string Pattern, string[] Yes, string[] No)[] Table =
    [
        ("^a$", ["a"], ["a\n", "\na", "ab"]),
        ("a$", ["ba"], ["a\n", "a\r\n"]),
        ("(?m)^a$", ["a\n", "b\na", "a\nb"], ["a\rb", "ab"]),
        (@"\Aa\z", ["a"], ["a\n", "\na"]),
        (@"^\d+$", ["09"], ["٣", "９", "1\n", ""]),
        (@"^\D$", ["٣", "a", "😀"], ["3", ""]),
        (@"^\w+$", ["aZ_9"], ["é", "ſ", "a-b", "한"]),
        (@"^\W$", ["é", "-", "😀"], ["a", "_"]),
        (@"^\s$", [" ", "\t", "\n", "\f", "\r"], ["\v", "\u00A0", "\u2028", "\u0085", "\uFEFF", "\u3000"]),
        (@"^\S$", ["\v", "\u00A0", "é"], [" ", ""]),
        ("^.$", ["a", "é", "😀", "\r", "\u2028", "\u2029", "\u0085"], ["\n", "", "e\u0301", "ab"]),
        ("(?s)^.$", ["\n", "😀"], ["\r\n"]),
        ("^[^a]$", ["b", "😀", "\n"], ["a", ""]),
        ("^[😀-😂]$", ["😁"], ["😄", "a"]),
        ("^[é-ü]+$", ["éü"], ["e", "e\u0301"]),
        ("^😀{2}$", ["😀😀"], ["😀"]),
        (@"^[\d-]+$", ["1-2"], ["a"]),
        (@"^[\w.]+@[\w.]+$", ["a.b@c"], ["é@c"]),
        (@"^[^\W_]+$", ["a9"], ["_", "é"]),
        ("^[]a]+$", ["]a"], ["b"]),
        ("^[a-z-9]+$", ["a-9"], ["8"]),
        ("^[a-]$", ["-", "a"], ["b"]),
        ("^[[:alpha:]]+$", ["aZ"], ["é", "1"]),
        ("^[[:^digit:]]$", ["a", "é"], ["1"]),
        ("^[[:space:]]$", ["\v", " "], ["\u00A0"]),
        (@"\bcat\b", ["a cat", "cat", "écaté"], ["cats", "_cat"]),
        (@"\Bat\B", ["cats"], ["at", "cat"]),
        (@"é\b", ["éa"], ["é", "é "]),
        ("(?i)^straße$", ["STRAßE", "ſtraße"], ["STRASSE"]),
        ("(?i)^k$", ["K", "k", "\u212A"], ["x"]),
        ("(?i)^[k-s]$", ["K", "ſ", "\u212A"], ["t"]),
        ("(?i)^é$", ["É"], ["e"]),
        ("(?i)^[^k]$", ["x"], ["K", "\u212A"]),
        (@"(?i)^\w$", ["a", "ſ", "\u212A"], ["é"]),
        ("^(?i:a)b$", ["Ab", "ab"], ["AB"]),
        ("a(?i)b|c", ["aB", "C"], ["AB"]),
        (@"^\pL+$", ["aé한"], ["1", "_"]),
        (@"^\p{Lu}\p{Ll}+$", ["Éa"], ["éa", "AB"]),
        (@"^\PL$", ["1", "😀"], ["a"]),
        (@"^\p{^Nd}$", ["a"], ["٣"]),
        (@"^[\p{Nd}x]+$", ["٣x9"], ["y"]),
        (@"^\x41\x{1F600}\101$", ["A😀A"], ["AA"]),
        (@"^\Qa.b\E+$", ["a.bb"], ["axb"]),
        (@"^a{2,3}?$", ["aa", "aaa"], ["a", "aaaa"]),
        ("^a{,2}$", ["a{,2}"], ["aa"]),
        ("^a{x}$", ["a{x}"], ["ax"]),
        ("^a{0}$", [""], ["a"]),
        ("^(a*)*$", ["", "aaa"], ["b"]),
        ("^(|a)+$", ["", "aa"], ["b"]),
        ("(?P<year>[0-9]{4})-(?<month>[0-9]{2})", ["in 2022-09"], ["2022-9"]),
        ("^(?:BE)?0[0-9]{9}$", ["0123456789", "BE0123456789"], ["BE0123456789\n", "be0123456789"]),
        ("^(a|ab)(c|bcd)$", ["abc", "abcd", "ac"], ["abcdd"]),
        ("", ["", "a"], []),
        ("a||b", ["c"], []),
        ("^\\.\\*\\[$", [".*["], ["aa["]),
        (@"^\n\t\r\f\v\a$", ["\n\t\r\f\v\a"], ["n"]),
    ];

    private static readonly string[] Unreadable =
    [
        "(",
        ")",
        "a)",
        "[",
        "[a",
        "[b-a]",
        "*",
        "a**",
        "a+*",
        "a{2}{3}",
        "a{1001}",
        "a{3,2}",
        @"(a)\1",
        @"\8",
        "(?=a)",
        "(?!a)",
        "(?<=a)",
        "(?<!a)",
        "(?>a)",
        @"\h",
        @"\Z",
        @"\R",
        @"\K",
        @"\",
        @"\p{Foo}",
        @"\pX",
        @"\x{110000}",
        @"\xg",
        "(?P<>a)",
        "(?x)a",
        "(?",
        "[[:foo:]]",
    ];

    private static readonly Dictionary<string, ExpressionType> Text = new() { ["t"] = new ExpressionType.Text() };

    private sealed record Case(string Pattern, string Text, string Verdict);

    private static string Verdict(string pattern, string text)
    {
        var faults = new List<Fault>();
        var quoted = pattern.Replace("\\", @"\\").Replace("'", @"\'");
        var expression = Expression.Compile($"t.matches('{quoted}')", default, Text, null, faults);
        Assert.All(faults.Concat(expression?.Doubts ?? []), f => Assert.True(f.Message != f.Nl && f.Nl.Length > 20, f.Nl));
        return expression is not { Doubts.Count: 0 } ? Refused
            : expression.Holds(new Dictionary<string, object?> { ["t"] = text }) ? "true"
            : "false";
    }

    [Fact]
    public async Task Server_and_re2js_give_the_same_verdict_over_the_table()
    {
        var cases = Table
            .SelectMany(row =>
                row.Yes.Select(t => new Case(row.Pattern, t, "true")).Concat(row.No.Select(t => new Case(row.Pattern, t, "false")))
            )
            .Concat(Unreadable.Select(p => new Case(p, "a", Refused)))
            .ToList();
        Assert.True(cases.Count > 150, $"{cases.Count}");
        var asked = await Node.Ask(
            "patterns.mjs",
            new JsonArray([.. cases.Select(c => new JsonObject { ["pattern"] = c.Pattern, ["text"] = c.Text })])
        );
        Assert.Equal(
            cases.Select(c => $"{Shown(c.Pattern, c.Text)}: table {c.Verdict}, server {c.Verdict}, re2js {c.Verdict}"),
            cases.Select(
                (c, i) => $"{Shown(c.Pattern, c.Text)}: table {c.Verdict}, server {Verdict(c.Pattern, c.Text)}, re2js {asked[i]!["re2"]}"
            )
        );
    }

    [Fact]
    public async Task What_the_schema_gives_away_is_read_alike_by_dotnet_RE2_and_browsers()
    {
        var patterns = ShippedCalls
            .Data.CallFiles()
            .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
            .SelectMany(slug => ShippedCalls.Read(slug).Steps)
            .SelectMany(step => Patterns(AnswersSchema.Of(step.Form)))
            .Append("^-?[0-9]+(\\.[0-9]{1,3}0*)?$")
            .Distinct()
            .ToList();
        Assert.True(patterns.Count >= 4, string.Join(' ', patterns));
        string[] texts =
        [
            "",
            "1",
            "-1",
            "1.50",
            "1.500",
            "1.005",
            "1,5",
            "١",
            "1\n",
            "\n1",
            " 1",
            "1e3",
            "+1",
            "BE68539007547034",
            "BE68539007547034\n",
            "be68539007547034",
            "BE6853900754703é",
            new string('a', 64),
            new string('a', 64) + "\n",
            new string('A', 63),
            "😀",
            "1.",
            ".5",
            "00",
        ];
        var cases = patterns.SelectMany(p => texts.Select(t => (Pattern: p, Text: t))).ToList();
        var asked = await Node.Ask(
            "patterns.mjs",
            new JsonArray([
                .. cases.Select(c => new JsonObject
                {
                    ["pattern"] = c.Pattern,
                    ["text"] = c.Text,
                    ["browser"] = true,
                }),
            ])
        );
        Assert.All(cases.Index(), c =>
        {
            var (re2, browser) = (asked[c.Index]!["re2"]!.ToString(), asked[c.Index]!["browser"]!.ToString());
            var server = Verdict(c.Item.Pattern, c.Item.Text);
            Assert.True((re2, browser) == (server, server), $"{Shown(c.Item.Pattern, c.Item.Text)}: {server}, {re2}, {browser}");
        });
    }

    [Fact]
    public void A_match_takes_time_linear_in_the_text()
    {
        // With backtracking this would not end in the life of the machine.
        Assert.Equal("false", Verdict("^(a|a|aa)*$", new string('a', 50_000) + "b"));
        Assert.Equal(Refused, Verdict("(((a{0}){1000}){1000}){1000}", "a"));
        Assert.Equal(Refused, Verdict("((a{100}){100}){100}", "a"));
    }

    private static IEnumerable<string> Patterns(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(p =>
                p is { Key: "pattern", Value: JsonValue value } && value.TryGetValue<string>(out var text) ? [text] : Patterns(p.Value)
            ),
            JsonArray list => list.SelectMany(Patterns),
            _ => [],
        };

    private static string Shown(string pattern, string text) => $"{pattern} over {JsonValue.Create(text)!.ToJsonString()}";
}
