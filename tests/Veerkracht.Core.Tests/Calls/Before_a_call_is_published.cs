using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Publication;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What a person should look at before publication is told with its place and its reason, and nothing else is.</summary>
public class Before_a_call_is_published
{
    private const string Name = "          - { id: name, type: text, label: { nl: Naam, en: Name } }";
    private static readonly RightShares Shares = new(Shipped.Data);

    private static IReadOnlyList<Fault> Notes(string yaml, PublicationSight? sight = null, Func<string, string?>? tables = null)
    {
        var read = CallReader.Read(yaml, "s.yaml", tables);
        Assert.True(read.Faults.Count == 0, string.Join("\n", read.Faults));
        var notes = PublicationLint.Of(read.Definition!, sight ?? new PublicationSight());
        Assert.All(notes, n => Assert.True(n.Message != n.Nl && n.Place.File == "s.yaml" && n.Place.Line > 1, n.ToString()));
        return notes;
    }

    private static string Small(string fields, string? funding = null, string top = "", string steps = "") =>
        Calls.Small.Yaml(
            fields + "\n          - { id: called, type: text, names: project, label: { nl: Naam, en: Name } }",
            top
                + "\nexamples: [{ name: e, as: \"24028\" }]"
                + "\nletter: { conditions: [{ nl: Voor 2025., en: Before 2025. }], appeal: { nl: Bij de raad., en: At the council. } }",
            funding ?? "  amounts: [{ name: grant, kind: value, title: { nl: Subsidie, en: Grant }, value: \"0\" }]\n  grant: grant",
            steps
        );

    private static string Money(string amounts, string sources = "  pots: [{ id: pot, title: { nl: Pot, en: Pot }, amount: 1000 }]") =>
        $"{sources}\n  amounts:\n    - {{ name: cost, kind: value, title: {{ nl: Kost, en: Cost }}, value: \"5\" }}\n{amounts}\n"
        + "  grant: grant";

    [Fact]
    public void A_whole_call_has_nothing_to_look_at() => Assert.Empty(Notes(Small(Name)));

    [Theory]
    [InlineData("label: { nl: Nieuwe vraag, en: New question }", 2)]
    [InlineData("label: { nl: Naam, en: Name }, hint: { nl: Lorem ipsum dolor, en: Hint }", 1)]
    [InlineData("label: { nl: 'Naam [nog in te vullen]', en: Name }", 1)]
    [InlineData("label: { nl: Naam, en: 'TODO: name' }", 1)]
    [InlineData("label: { nl: '...', en: '…' }", 2)]
    [InlineData("label: { nl: tbd, en: 'tbd.' }", 2)]
    [InlineData("label: { nl: xxx, en: 'Name of xxxx' }", 2)]
    [InlineData("label: { nl: 'Nog meer ...', en: 'More ... to say' }", 0)]
    [InlineData("label: { nl: Nog aan te vullen, en: To be completed }", 2)]
    [InlineData("label: { nl: 'nog te bepalen.', en: to be determined }", 2)]
    [InlineData("label: { nl: n.t.b., en: tbc }", 2)]
    [InlineData("label: { nl: '[vul in]', en: '[Vul de naam in]' }", 2)]
    [InlineData("label: { nl: '{naam}', en: 'Name of {the project}' }", 2)]
    [InlineData("label: { nl: Naam, en: Name }, hint: { nl: 'Tekst [in te vullen] hier', en: '[to be confirmed]' }", 2)]
    [InlineData("label: { nl: 'Is de datum nog te bepalen?', en: 'The form to be completed by the council' }", 0)]
    [InlineData("label: { nl: 'Een geval van tbc', en: 'A set {1, 2}' }", 0)]
    [InlineData("label: { nl: N, en: M }, checks: [{ code: c, holds: called == '', message: { nl: '{called}', en: 'X {called}' } }]", 0)]
    public void A_text_that_is_still_to_be_written(string label, int notes)
    {
        var found = Notes(Small($"          - {{ id: name, type: text, {label} }}"));
        Assert.Equal(notes, found.Count);
        Assert.All(found, n => Assert.EndsWith("looks like a text that is still to be written", n.Message));
    }

    [Fact]
    public void Texts_without_English_are_told_once_with_their_lines()
    {
        var note = Assert.Single(
            Notes(Small("          - { id: name, type: text, label: Naam }\n          - { id: b, type: text, label: { nl: Bee } }"))
        );
        Assert.StartsWith("2 text(s) have no English", note.Message);
        Assert.EndsWith($"line {note.Place.Line}, {note.Place.Line + 1}", note.Message);
    }

    [Theory]
    [InlineData("cap: 1001", "above all the money")]
    [InlineData("cap: 1000", null)]
    [InlineData("cap: 1001, from: pot", "above all the money")]
    public void A_maximum_above_the_budget(string cap, string? message)
    {
        var rule = $"    - {{ name: grant, kind: share, title: {{ nl: S, en: G }}, of: cost, percentage: 50, {cap} }}";
        var notes = Notes(Small(Name, Money(rule))).Where(n => !n.Message.StartsWith("no rule draws", StringComparison.Ordinal)).ToList();
        if (message is null)
            Assert.Empty(notes);
        else
            Assert.Contains(message, Assert.Single(notes).Message);
    }

    [Fact]
    public void A_rule_that_never_counts()
    {
        const string Half = "    - { name: half, kind: share, title: { nl: H, en: H }, of: cost, percentage: 50, cap: 500 }\n";
        var notes = Notes(
            Small(
                Name,
                Money(
                    Half
                        + "    - { name: idle, kind: sum, title: { nl: I, en: I }, of: [cost] }\n"
                        + "    - { name: grant, kind: at_most, title: { nl: S, en: G }, of: half, limits: [500] }",
                    "  pots: []"
                )
            )
        );
        Assert.Equal(2, notes.Count);
        Assert.Contains("'idle' changes nothing", notes[0].Message);
        Assert.Contains("never counts: what stands under it is at most", notes[1].Message);
        Assert.Empty(
            Notes(
                Small(
                    Name,
                    Money(Half + "    - { name: grant, kind: at_most, title: { nl: S, en: G }, of: half, limits: [499.99] }", "  pots: []")
                )
            )
        );
    }

    [Fact]
    public void A_government_without_a_row()
    {
        const string Rights =
            "  rights: [{ id: right, title: { nl: Recht, en: Right }, table: t.csv, key: nis, value: euro, date: 2022-01-01 }]";
        const string Grant = "    - { name: grant, kind: sum, title: { nl: S, en: G }, of: [cost] }";
        var yaml = Small(Name, Money(Grant, Rights));
        var all = Shipped.Data.MunicipalitiesOn(new LocalDate(2022, 1, 1)).Select(m => $"{m.Nis},100").ToList();
        Assert.Empty(Notes(yaml, new PublicationSight(Shares), _ => "nis,euro\n" + string.Join('\n', all) + "\n"));
        var note = Assert.Single(
            Notes(yaml, new PublicationSight(Shares), _ => "nis,euro\n" + string.Join('\n', all.Where(r => !r.StartsWith("24028"))) + "\n")
        );
        Assert.StartsWith("1 government(s)", note.Message);
        Assert.EndsWith("apply: Geetbets", note.Message);
    }

    private static string Windows(string first, string second) =>
        Small(
                Name,
                steps: $"  - {{ id: claim, kind: claim, title: {{ nl: C, en: C }}, opens: [awarded], windows: [{{ {second} }}], "
                    + "sections: [{ id: s, title: { nl: S, en: S }, fields: [{ id: x, type: text, label: { nl: X, en: X } }] }] }"
            )
            .Replace("    sections:\n      - id: all", $"    windows: [{{ {first} }}]\n    sections:\n      - id: all");

    [Fact]
    public void Days_out_of_order_over_or_of_the_copied_round()
    {
        const string Open = "opens: 2022-06-01T09:00, closes: 2022-09-30T12:00",
            Later = "closes: 2023-09-30T12:00";
        Assert.Empty(Notes(Windows(Open, Later), new PublicationSight(Now: new LocalDateTime(2022, 5, 1, 9, 0))));
        Assert.Contains("before anybody can apply", Assert.Single(Notes(Windows(Open, "closes: 2022-05-01T12:00"))).Message);
        Assert.Contains("is over", Assert.Single(Notes(Windows(Open, Later), new(Now: new LocalDateTime(2022, 10, 1, 9, 0)))).Message);
        var origin = Calls.Small.Call(Windows(Open, Later));
        Assert.Equal(2, Notes(Windows(Open, Later), new(Origin: origin)).Count(n => n.Message.Contains("copied of")));
        Assert.Empty(Notes(Windows(Open.Replace("2022", "2024"), "closes: 2025-09-30T12:00"), new(Origin: origin)));
    }

    [Theory]
    [InlineData("2022-05-01T09:00")]
    [InlineData("2022-10-01T09:00", "the last day to apply (2022-09-30) is over")]
    [InlineData("2023-10-01T09:00", "the last day to apply (2022-09-30) is over", "a window of 'claim' is over (2023-09-30)")]
    public void Every_window_that_is_over_is_told(string now, params string[] told)
    {
        var yaml = Windows("opens: 2022-06-01T09:00, closes: 2022-09-30T12:00", "closes: 2023-09-30T12:00");
        var at = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value;
        Assert.Equal(told, Notes(yaml, new PublicationSight(Now: at)).Select(n => n.Message));
    }

    [Fact]
    public void One_window_of_several_that_is_over_is_told()
    {
        var yaml = Windows(
            "opens: 2022-06-01T09:00, closes: 2022-09-30T12:00 }, { opens: 2023-06-01T09:00, closes: 2023-09-30T12:00",
            "closes: 2024-09-30T12:00"
        );
        var note = Assert.Single(Notes(yaml, new PublicationSight(Now: new LocalDateTime(2023, 1, 1, 9, 0))));
        Assert.Equal("a window of 'application' is over (2022-09-30)", note.Message);
    }

    [Theory]
    [InlineData("kind == 'a' && kind == 'b'", true)]
    [InlineData("kind == 'a' || kind == 'b'", false)]
    [InlineData("applicant.class == 'province'", true)]
    [InlineData("applicant.class == 'municipality'", false)]
    [InlineData("sure && !sure", true)]
    [InlineData("has(some) && 'x' in some && size(some) == 1", false)]
    [InlineData("size(some) > 2", true)]
    [InlineData("n > 5 && n < 3", true)]
    [InlineData("false", true)]
    [InlineData("gone == 'a'", true)]
    public void A_question_that_nobody_can_reach(string condition, bool isTold)
    {
        const string Choice = "options: [{ id: a, label: { nl: A, en: A } }, { id: b, label: { nl: B, en: B } }]";
        var notes = Notes(
            Small(
                $$"""
                          - { id: kind, type: choice, label: { nl: K, en: K }, {{Choice}} }
                          - { id: sure, type: yes_no, label: { nl: S, en: S } }
                          - { id: some, type: choices, label: { nl: S, en: S },
                              options: [{ id: x, label: { nl: X, en: X } }, { id: y, label: { nl: Y, en: Y } }] }
                          - { id: n, type: number, label: { nl: N, en: N } }
                          - { id: gone, type: choice, label: { nl: G, en: G }, visible_when: "sure && kind == 'a' && !sure", {{Choice}} }
                          - { id: asked, type: text, label: { nl: T, en: T }, visible_when: "{{condition}}" }
                """
            )
        );
        Assert.Equal(isTold ? ["'gone'", "'asked'"] : ["'gone'"], notes.Select(n => n.Message.Split(' ')[2]));
    }

    [Theory]
    [InlineData("first", "second")]
    [InlineData("second", "first")]
    public void A_question_behind_one_that_nobody_can_reach_is_named_too(string one, string other)
    {
        var fields = new Dictionary<string, string>
        {
            ["first"] = "          - { id: first, type: text, label: { nl: F, en: G }, visible_when: \"false\" }",
            ["second"] = "          - { id: second, type: number, label: { nl: F, en: G }, visible_when: \"size(first) > 0\" }",
        };
        var notes = Notes(
            Small(
                $"{fields[one]}\n{fields[other]}\n"
                    + "          - { id: third, type: text, label: { nl: F, en: G }, visible_when: second * 2 > 150 }\n"
                    + "          - { id: free, type: text, label: { nl: F, en: G }, visible_when: size(called) > 0 }\n"
                    + "          - { id: maybe, type: text, label: { nl: F, en: G }, visible_when: size(first) > 0 || size(called) > 0 }"
            )
        );
        Assert.Equal([$"'{one}'", $"'{other}'", "'third'"], notes.Select(n => n.Message.Split(' ')[2]));
    }

    private static string Limited(string limit, string field = "") =>
        Small(
            $"          - {{ id: c, type: amount, label: {{ nl: Kost, en: Cost }}{field} }}",
            "  amounts:\n    - { name: half, kind: share, title: { nl: Helft, en: Half }, of: c, percentage: 50 }\n"
                + $"    - {{ name: grant, kind: at_most, title: {{ nl: Subsidie, en: Grant }}, of: half, limits: [{limit}] }}\n"
                + "  grant: grant"
        );

    [Theory]
    [InlineData("2000000", true)]
    [InlineData("1000000", false)]
    public void A_maximum_of_the_grant_above_the_envelope_of_its_measure(string limit, bool above)
    {
        var sight = new PublicationSight(Envelope: Core.Amounts.Money.FromEuro(1_000_000));
        Assert.Equal(
            above ? ["this maximum (€2,000,000.00) is above the envelope of the measure (€1,000,000.00), so nobody can get it"] : [],
            Notes(Limited(limit), sight).Select(n => n.Message)
        );
        Assert.Empty(Notes(Limited(limit)));
    }

    [Theory]
    [InlineData("999999", ", max: 1000", true)]
    [InlineData("500.01", ", max: 1000", true)]
    [InlineData("500", ", max: 1000", false)]
    [InlineData("999999", "", false)]
    public void A_maximum_that_the_largest_answer_never_reaches(string limit, string most, bool isTold)
    {
        var notes = Notes(Limited(limit, most));
        Assert.Equal(isTold, notes.Count == 1);
        Assert.All(notes, n => Assert.Contains("never counts: what stands under it is at most €500.00", n.Message));
    }

    [Fact]
    public void What_is_shipped_can_be_looked_over() =>
        Assert.All(ShippedCalls.Data.CallFiles(), file =>
            PublicationLint.Of(ShippedCalls.Read(Path.GetFileNameWithoutExtension(file)), new(Shares))
        );

    private const string Km = "          - { id: km, type: number, decimals: 1, min: 0, max: 50, label: { nl: Km, en: Km } }\n";

    [Theory]
    [InlineData("km > 10 && km < 5", true)]
    [InlineData("km > 10 || km < 5", false)]
    [InlineData("km > 50", true)]
    [InlineData("km >= 50", false)]
    [InlineData("km < 0", true)]
    [InlineData("-1 > km", true)]
    [InlineData("km > 4.9 && km < 5", true)]
    [InlineData("km > 4.8 && km < 5", false)]
    [InlineData("km == 5 && km != 5", true)]
    [InlineData("km > 10 && sure", false)]
    [InlineData("km > 60 && sure", true)]
    [InlineData("km * 2 > 150", false)]
    [InlineData("twice > 10 && twice < 10.001", false)]
    [InlineData("twice > 10 && twice < 10", true)]
    [InlineData("!(km >= 3 || km < 3)", true)]
    public void A_condition_of_numbers_that_never_holds(string condition, bool never)
    {
        var notes = Notes(
            Small(
                Km
                    + "          - { id: sure, type: yes_no, label: { nl: Zeker, en: Sure } }\n"
                    + "          - { id: twice, type: computed, label: { nl: Dubbel, en: Twice }, value: km * 2 }\n"
                    + $"          - {{ id: name, type: text, visible_when: \"{condition}\", label: {{ nl: Naam, en: Name }} }}"
            )
        );
        Assert.Equal(never ? ["the question 'name' never shows: no answers make this condition hold"] : [], notes.Select(n => n.Message));
    }

    [Theory]
    [InlineData("km > 10 && km < 5", true)]
    [InlineData("km > 10", false)]
    [InlineData("km > 50.5", true)]
    public void A_check_that_no_answers_meet(string holds, bool never)
    {
        var notes = Notes(
            Small(Km.Replace("label:", $"checks: [{{ code: far, holds: \"{holds}\", message: {{ nl: Te ver., en: Too far. }} }}], label:"))
        );
        Assert.Equal(
            never ? ["the check 'far' never holds: no answers meet it, and nobody can send this form"] : [],
            notes.Select(n => n.Message)
        );
    }

    [Theory]
    [InlineData("sum, of: [cost, extra]", true)]
    [InlineData("at_most, of: cost, limits: [extra]", false)]
    public void A_grant_above_its_cost(string kind, bool above)
    {
        var funding =
            "  amounts:\n    - { name: cost, kind: value, title: { nl: Kost, en: Cost }, value: km }\n"
            + "    - { name: extra, kind: value, title: { nl: Meer, en: More }, value: \"7\" }\n"
            + $"    - {{ name: grant, kind: {kind}, title: {{ nl: Subsidie, en: Grant }} }}\n"
            + "    - { name: own, kind: remainder, title: { nl: Eigen, en: Own }, of: cost, minus: [grant] }\n  grant: grant\n  own: own";
        var yaml = Small(Km, funding).Replace("{ name: e, as: \"24028\" }", "{ name: e, as: \"24028\", answers: { km: 9 } }");
        var notes = Notes(yaml, new PublicationSight(Shares));
        Assert.Equal(
            above,
            notes.Any(n => n.Message.Contains("in the case 'e' the grant (€16.00) is above 'Cost' (€9.00), of which it is a part"))
        );
        Assert.DoesNotContain(Notes(yaml), n => n.Message.Contains("is above 'Cost'"));
    }
}
