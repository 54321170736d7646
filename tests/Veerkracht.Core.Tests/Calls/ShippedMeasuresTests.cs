using System.Text.RegularExpressions;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

public partial class ShippedMeasuresTests
{
    public static TheoryData<string> Slugs => ShippedCallsTests.Slugs;

    private static IEnumerable<string> CallSlugs => ShippedCalls.Data.CallFiles().Select(f => Path.GetFileNameWithoutExtension(f)!);

    [Fact]
    public void Every_measure_has_a_call_but_the_two_that_have_none()
    {
        var measures = Directory
            .EnumerateFiles(Path.Combine(ShippedCalls.Data.Programmes, "vlaamse-veerkracht", "measures"), "*.yaml")
            .Select(f => Path.GetFileNameWithoutExtension(f)!);
        var called = CallSlugs.Select(slug => ShippedCalls.Read(slug).Measure).Distinct();
        Assert.Equal(["digitale-inburgering", "toegankelijkheid"], measures.Except(called).Order(StringComparer.Ordinal));
    }

    private static Measure MeasureOf(string slug)
    {
        var folder = Path.Combine(ShippedCalls.Data.Programmes, "vlaamse-veerkracht");
        var read = ProgrammeReader.Read(
            Source(Path.Combine(folder, "programme.yaml")),
            [.. Directory.EnumerateFiles(Path.Combine(folder, "measures")).Select(Source)]
        );
        Assert.Empty(read.Faults);
        return read.Definition!.Measure(slug)!;
    }

    private static SourceFile Source(string path) => new(path, File.ReadAllText(path));

    [Fact]
    public void The_agency_project_has_milestones_and_no_day_that_is_not_known()
    {
        var project = MeasureOf("digitale-inburgering").Project;
        Assert.Equal(new NodaTime.LocalDate(2020, 12, 15), project[0].Realised);
        Assert.All(project.Skip(1), m => Assert.Equal((false, null), (m.Planned.IsKnown, m.Realised)));
        Assert.NotEmpty(project.Skip(1));
    }

    [Fact]
    public void The_accessibility_report_is_proof_in_the_calls_that_the_measure_names_and_in_no_other()
    {
        var asking = CallSlugs.Where(slug =>
            ShippedCalls
                .Read(slug)
                .Steps.Any(s =>
                    s.Kind == StepKind.Claim
                    && s.Form.Fields.Any(f => f is { Id: "accessibility_report", Type: FieldType.Files, Required.Always: true })
                )
        );
        Assert.Equal(MeasureOf("toegankelijkheid").Proof!.Calls.Order(StringComparer.Ordinal), asking.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_text_of_a_form_speaks_both_languages(string slug)
    {
        var call = ShippedCalls.Read(slug);
        var texts = call
            .Steps.SelectMany(s =>
                s.Form.Sections.SelectMany(c => new[] { c.Title, c.Intro })
                    .Append(s.Title)
                    .Append(s.Intro)
                    .Concat(s.Form.Fields.SelectMany(Texts))
            )
            .Append(call.Title)
            .Concat(call.Indicators.Select(i => i.Label))
            .Concat(call.History.Select(h => h.What));
        Assert.All(texts.Where(t => !t.IsEmpty), text => Assert.False(string.IsNullOrEmpty(text.En), text.Nl));
    }

    /// <summary>Units may be the same in both languages; all else must have two texts.</summary>
    private static IEnumerable<LocalText> Texts(Field field) =>
        [
            field.Label,
            field.Hint,
            .. field.Options.Select(o => o.Label),
            .. field.Rows.Select(r => r.Label),
            .. field.Checks.Select(c => c.Message),
            .. field.Fields.Concat(field.Columns).SelectMany(Texts),
        ];

    [Theory]
    [InlineData("gemeente-zonder-gemeentehuis-1", "2021-09-20", "2021-11-12", 0)]
    [InlineData("gemeente-zonder-gemeentehuis-2", "2021-11-22", "2022-02-18", 1)]
    [InlineData("gemeente-zonder-gemeentehuis-3", "2021-11-22", "2022-02-18", 1)]
    [InlineData("gemeente-zonder-gemeentehuis-4", "2021-12-20", "2022-03-25", 2)]
    [InlineData("gemeente-zonder-gemeentehuis-5", "2022-03-21", "2022-07-01", 1)]
    [InlineData("gemeente-zonder-gemeentehuis-6", "2022-06-20", "2022-09-09", 0)]
    [InlineData("gemeente-zonder-gemeentehuis-7", "2022-08-08", "2022-09-30", 0)]
    [InlineData("wijkverbeteringscontracten", "2021-02-26", "2021-07-10", 0)]
    [InlineData("veerkrachtige-steden", "2021-03-18", "2021-06-24", 0)]
    public void A_call_is_open_on_the_days_that_were_decided(string slug, string opens, string closes, int moved)
    {
        var window = Assert.Single(ShippedCalls.Read(slug).Steps[0].Windows);
        Assert.Equal(
            ($"{opens} 00:00", $"{closes} 23:59", moved),
            (window.Opens?.ToString("uuuu-MM-dd HH:mm", null), window.Closes?.ToString("uuuu-MM-dd HH:mm", null), window.Moved.Count)
        );
    }

    [Fact]
    public void Applications_for_e_inclusion_end_before_noon() =>
        Assert.Equal(
            "2022-09-26 11:59",
            Assert.Single(ShippedCalls.Read("digitale-kloof").Steps[0].Windows).Closes?.ToString("uuuu-MM-dd HH:mm", null)
        );

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void A_round_differs_from_the_next_in_five_values_at_most(int round)
    {
        var (here, next) = (Parts(round), Parts(round + 1));
        Assert.Equal(here.Others, next.Others);
        var changed = here.Values.Zip(next.Values).Select(pair => pair.First != pair.Second).ToList();
        var (kind, highest) = (changed[2], changed[5]);
        Assert.Equal(highest, kind);
        Assert.InRange(changed.Count(c => c) - (kind ? 1 : 0), 3, 5);
    }

    /// <summary>
    /// A round without its examples: the values that rounds differ in, in the order of the file, and all the rest. The first condition of
    /// the guide tells people what the highest amount decides, the kind: the two change together and are one value.
    /// </summary>
    private static (IReadOnlyList<string> Values, string Others) Parts(int round)
    {
        var text = ShippedCalls.Text($"gemeente-zonder-gemeentehuis-{round}");
        var definition = text[..text.IndexOf("\nexamples:", StringComparison.Ordinal)];
        var values = Changing().Matches(definition).Select(m => m.Value).ToList();
        Assert.Equal(7, values.Count);
        return (values, Changing().Replace(definition, "…"));
    }

    [GeneratedRegex(
        """(?<=\n)call: .+|(?<=\n)title: .+|(?<=\n  conditions:\n)(?s:.+?)(?=    - nl: Een project dient)|"""
            + """(?<=\n  jury: ).+|(?<=\n    windows:\n)(?s:.+?)(?=    sections:)|"""
            + """(?<=id: highest, .+value: )"\d+"|"""
            + """(?<=id: theme\n(?:.+\n){6}            options:\n)(?s:.+?)(?=          - id: documents)"""
    )]
    private static partial Regex Changing();
}
