using CsCheck;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls;

public class FaultTests
{
    private static readonly string Good = ShippedCalls.Text("fietspaden");

    /// <summary>The faults of the bicycle call with one thing changed, as "line text | message", for lines move easily.</summary>
    private static List<string> Faults(string old, string with)
    {
        Assert.Contains(old, Good);
        var at = Good.IndexOf(old, StringComparison.Ordinal);
        var yaml = Good[..at] + with + Good[(at + old.Length)..];
        return
        [
            .. CallReader
                .Read(yaml, "f.yaml")
                .Faults.Select(f => $"{yaml.Split('\n')[f.Place.Line - 1][(f.Place.Column - 1)..]} | {f.Message}"),
        ];
    }

    private static void One(string old, string with, string start, string message)
    {
        var fault = Assert.Single(Faults(old, with));
        Assert.StartsWith(start, fault);
        Assert.EndsWith(message, fault);
    }

    [Fact]
    public void An_unknown_key_comes_with_the_nearest_known_one() =>
        One(
            "number_prefix: fiets-subsidie\n",
            "number_prefix: fiets-subsidie\nsumary: x\n",
            "sumary",
            "unknown key 'sumary' in the call; did you mean 'summary'?"
        );

    [Fact]
    public void A_missing_key_is_named() => One("number_prefix: fiets-subsidie\n", "", "call: ", "the call has no 'number_prefix'");

    [Fact]
    public void A_date_that_does_not_exist_says_why() =>
        One("closes: 2022-10-15T23:59\n", "closes: 2022-09-31T23:59\n", "2022-09-31", "'2022-09-31' is not a date: 2022-09 has 30 days");

    [Fact]
    public void A_window_that_closes_before_it_opens_is_refused() =>
        One(
            "{ opens: 2026-05-01T00:00, closes: 2030-12-31T23:59 }",
            "{ opens: 2026-05-01T00:00, closes: 2026-04-30T23:59 }",
            "2026-04-30",
            "the window closes (2026-04-30 23:59) before it opens (2026-05-01 00:00)"
        );

    [Fact]
    public void A_deadline_without_an_hour_is_refused() =>
        One(
            "{ opens: 2026-05-01T00:00, closes: 2030-12-31T23:59 }",
            "{ opens: 2026-05-01T00:00, closes: 2030-12-31 }",
            "2030-12-31",
            "'2030-12-31' has no hour; write it as 2030-12-31T23:59"
        );

    [Fact]
    public void A_step_that_does_not_exist_comes_with_the_nearest_one() =>
        One(
            "opens: [\"submitted:payment_request\"]",
            "opens: [\"submitted:payment_requests\"]",
            "\"submitted",
            "there is no earlier step 'payment_requests'; did you mean 'payment_request'?"
        );

    [Fact]
    public void An_id_that_is_there_twice_is_refused() =>
        One("{ id: photos_before, use: proof", "{ id: decision, use: proof", "decision", "there is already a field 'decision'");

    [Fact]
    public void A_fault_in_an_expression_stands_where_it_is() =>
        One(
            "holds: costs.works.cost > 0 || costs.expropriation.cost > 0",
            "holds: costs.works.cost > 0 || costs.expropriation.costt > 0",
            "costt > 0",
            "there is no field 'costt' here; did you mean 'cost'?"
        );

    [Fact]
    public void A_fault_in_a_quoted_expression_stands_where_it_is() =>
        One(
            "\"cost * (has(share) ? share : 100) / 100\"",
            "\"cost * (has(share) ? shares : 100) / 100\"",
            "shares : 100",
            "there is no name 'shares' here; did you mean 'share'?"
        );

    [Fact]
    public void A_fault_in_a_folded_expression_stands_on_its_own_line() =>
        One(
            "+ both_sides_one_way + both_sides_two_way\n",
            "+ both_sides_one_way + both_sides_too_way\n",
            "both_sides_too_way",
            "there is no name 'both_sides_too_way' here; did you mean 'both_sides_two_way'?"
        );

    [Fact]
    public void A_fault_between_the_braces_of_a_message_stands_where_it_is() =>
        One(
            "en: Enter at least one cost above 0.",
            "en: \"More than {costs.works.costt}.\"",
            "costt}",
            "in the message: there is no field 'costt' here; did you mean 'cost'?"
        );

    [Fact]
    public void A_default_that_cannot_be_an_answer_is_refused() =>
        One("default: 100", "default: all", "all", "'all' is no answer to this field");

    [Fact]
    public void A_right_by_a_key_that_is_not_known_is_refused()
    {
        var call = CallReader.Read(Good.Replace("key: population_2020", "key: population_2025"), "f.yaml").Definition!;
        Assert.Contains("population_2025", Assert.Single(ExampleRunner.Run(call, Reference.Shipped.Data)).Message);
    }

    [Fact]
    public void A_division_that_can_be_by_zero_is_refused() =>
        Assert.Contains(Faults("value: path - (both_sides_one_way + both_sides_two_way) / 2", "value: path / cycle_zone"), f =>
            f.Contains("zero")
        );

    [Fact]
    public void An_amount_cannot_use_a_later_amount() =>
        One("of: base\n      ratio", "of: grant\n      ratio", "grant", "there is no amount 'grant' before this one");

    [Fact]
    public void A_field_cannot_be_computed_from_itself() =>
        Assert.NotEmpty(Faults("value: km_path_improve + km_path_renew", "value: km_path_improve + km_path"));

    [Fact]
    public void A_wrong_type_a_wrong_class_and_a_wrong_source_are_named_all_at_once()
    {
        var faults = Faults("version: 1", "version: one")
            .Concat(Faults("classes: [municipality]", "classes: [municipalitty]"))
            .Concat(Faults("from: drawing_right", "from: drawing_rigth"))
            .ToList();
        Assert.Collection(
            faults,
            f => Assert.EndsWith("'version' must be a whole number, not 'one'", f),
            f => Assert.EndsWith("no applicants of class 'municipalitty' in this call; did you mean 'municipality'?", f),
            f => Assert.EndsWith("there is no right or pot 'drawing_rigth'; did you mean 'drawing_right'?", f)
        );
    }

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_the_file()
    {
        var yaml = Good.Replace("version: 1", "version: one")
            .Replace("ratio: \"1:1\"", "ratio: \"1-1\"")
            .Replace("kind: confirmation", "kind: confirm");
        var faults = CallReader.Read(yaml, "f.yaml").Faults;
        Assert.Equal(3, faults.Count);
        Assert.Equal(faults.OrderBy(f => f.Place.Line), faults);
        Assert.Matches(@"^f\.yaml:\d+:\d+: ", faults[0].ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("just a text")]
    [InlineData("[1, 2]")]
    [InlineData("call: [")]
    [InlineData("\tcall: x")]
    [InlineData("a: &x [1]\nb: *x")]
    [InlineData("a: !!binary abc")]
    [InlineData("---\na: 1\n---\nb: 2")]
    [InlineData("? [a]\n: b")]
    public void What_is_no_call_is_a_fault_and_never_an_exception(string yaml)
    {
        var read = CallReader.Read(yaml, "x.yaml");
        Assert.Null(read.Definition);
        Assert.NotEmpty(read.Faults);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_once()
    {
        var bomb =
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + string.Concat("bcdefgh".Select((c, i) => $"{c}: &{c} [{string.Join(",", Enumerable.Repeat("*" + "abcdefg"[i], 9))}]\n"));
        Assert.Contains(CallReader.Read(bomb, "b.yaml").Faults, f => f.Message.StartsWith("aliases", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_refused(string open) =>
        Assert.Contains(
            "nested deeper",
            Assert.Single(CallReader.Read(string.Concat(Enumerable.Repeat(open, 5000)), "d.yaml").Faults).Message
        );

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Contains("too large", Assert.Single(CallReader.Read(new string('a', YamlFile.MaxLength + 1), "l.yaml").Faults).Message);

    [Fact]
    public void A_file_with_windows_line_ends_reads_the_same() =>
        Assert.Empty(CallReader.Read(Good.Replace("\n", "\r\n"), "w.yaml").Faults);

    [Fact]
    public void Random_changes_never_throw()
    {
        string[] pieces =
        [
            "",
            " ",
            "\n",
            "\t",
            "-",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "&a ",
            "*a",
            "!x ",
            "|",
            ">",
            "#",
            "%",
            "@",
            "\u0000",
            "\uD800",
            "é",
            "2022-02-30",
            "1e9",
            "-1",
            "null",
            "~",
            "? ",
            "id: x\n",
            "- id: y\n",
            "(((",
            "1/0",
            "99999999999999999999",
        ];
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 40], Gen.Int[0, pieces.Length - 1])
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    var yaml = Good;
                    foreach (var (at, cut, piece) in changes)
                    {
                        var from = Math.Min(at, yaml.Length);
                        yaml = yaml[..from] + pieces[piece] + yaml[Math.Min(from + cut, yaml.Length)..];
                    }
                    var read = CallReader.Read(yaml, "m.yaml");
                    return read.Definition is not null ^ read.Faults.Count > 0
                        && read.Faults.All(f => f.Place.Line >= 1 && f.Place.Column >= 1 && !f.Message.Contains('\n'));
                },
                iter: 120
            );
    }

    [Fact]
    public void Lines_left_out_never_throw() =>
        Gen.Int[0, Good.Count(c => c == '\n') - 1]
            .Array[1, 5]
            .Sample(
                gone =>
                {
                    var lines = Good.Split('\n').Where((_, i) => !gone.Contains(i));
                    var read = CallReader.Read(string.Join('\n', lines), "g.yaml");
                    return read.Definition is not null ^ read.Faults.Count > 0;
                },
                iter: 60
            );
}
