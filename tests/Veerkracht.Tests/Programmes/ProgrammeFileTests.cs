using Veerkracht.Core.Amounts;
using Veerkracht.Core.Programmes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Programmes;

/// <summary>The shipped files, held to the announcement; and what a wrong file is told.</summary>
public sealed class ProgrammeFileTests
{
    private static readonly string Directory = Path.Combine(Repository.Root, "programmes", "vlaamse-veerkracht");
    private static readonly SourceFile Programme = Source("programme.yaml");
    private static readonly SourceFile[] Measures =
    [
        .. System
            .IO.Directory.EnumerateFiles(Path.Combine(Directory, "measures"))
            .Order(StringComparer.Ordinal)
            .Select(f => Source(Path.Combine("measures", Path.GetFileName(f)))),
    ];

    [Fact]
    public void The_files_hold_the_announcement()
    {
        var programme = Read(Programme, Measures);

        Assert.Equal(11, programme.Measures.Count);
        Assert.Equal(10, programme.Measures.Count(m => m.Envelope is not null));
        Assert.Equal(Money.FromEuro(314_000_000), programme.Envelope);
        Assert.Equal(
            [165, 25, 85, 19, 20],
            programme.Axes.Select(a => programme.Of(a).Sum(m => (m.Envelope ?? Money.Zero).Cents) / 100_000_000)
        );
        Assert.Null(programme.Measure("toegankelijkheid")!.Envelope);
        Assert.Equal(new Rational(1, 3), programme.Measure("fietspaden")!.Share!.OfCost);
        Assert.Null(programme.Measure("gemeente-zonder-gemeentehuis")!.Share!.OfCost);
        Assert.Null(programme.Measure("digitale-kloof")!.Share);
        Assert.Equal("januari–februari 2021", programme.Measure("fietspaden")!.Announced[0].When.Text.Nl);
        Assert.Equal(Money.FromEuro(5_000_000_000), Assert.Single(programme.Context).Amount);
        Assert.All(programme.Measures, m => Assert.All(m.Themes, t => Assert.NotNull(programme.ContactOf(t))));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var programme = Read(Programme, Measures);
        var texts = programme
            .Measures.SelectMany(m =>
                new[] { m.Title, m.Lead, m.Target, m.Channel, m.Share?.Text }.Concat(m.Announced.Concat(m.Later).Select(s => s.What))
            )
            .Concat(programme.Axes.SelectMany(a => new[] { a.Title, a.Lead }))
            .Concat(programme.Themes.SelectMany(t => t.Below.Prepend(t)).Select(t => t.Title))
            .OfType<Core.Texts.LocalText>();
        Assert.DoesNotContain(texts, t => string.IsNullOrWhiteSpace(t.Nl) || string.IsNullOrWhiteSpace(t.En));
    }

    [Theory]
    [InlineData(
        "150_000_000",
        "150_000_001",
        "programme.yaml:",
        "'envelope' is 314000000.00 euro, but the measures add up to 314000001.00 euro"
    )]
    [InlineData("150_000_000", "not_stated", "programme.yaml:", "'with_envelope' is 10, but the measures give 9")]
    [InlineData("envelope: 150_000_000", "", "fietspaden.yaml:1:1:", "the measure has no 'envelope'")]
    [InlineData("150_000_000", "0", "fietspaden.yaml:6:11:", "must be an amount above 0")]
    [InlineData("150_000_000", "1.234,56", "fietspaden.yaml:6:11:", "must be an amount above 0")]
    [InlineData("axis: project-kopenhagen", "axis: project-atlantis", "fietspaden.yaml:2:7:", "'project-atlantis' is not one of")]
    [InlineData("themes: [fietsen]", "themes: [vliegen]", "fietspaden.yaml:", "there is no theme 'vliegen'")]
    [InlineData("ratio: \"1:2\"", "ratio: een derde", "fietspaden.yaml:8:10:", "1:2")]
    [InlineData("when: 2021-01/2021-02", "when: ooit", "fietspaden.yaml:11:11:", "")]
    [InlineData(
        "themes: [fietsen]",
        "themes: [fietsen]\nmilestones: [{ id: start, title: Start, planned: soon }]",
        "fietspaden.yaml:",
        "Write a period as 2021"
    )]
    [InlineData(
        "themes: [fietsen]",
        "themes: [fietsen]\nmilestones: [{ id: start, title: Start, planned: 2021, realised: 2021-02-30 }]",
        "fietspaden.yaml:",
        "2021-02 has 28 days"
    )]
    [InlineData("themes: [fietsen]", "themes: [fietsen]\nproof: { text: Verslag }", "fietspaden.yaml:", "'proof' has no 'calls'")]
    [InlineData("order: 1", "order: 2", "schoolroutes.yaml:", "another measure of axis")]
    [InlineData("measure: fietspaden", "measure: schoolroutes", "schoolroutes.yaml:", "there is already a measure 'schoolroutes'")]
    public void A_wrong_measure_is_a_fault_with_its_place(string from, string to, string place, string message)
    {
        var measures = Measures
            .Select(m => m.Name.EndsWith("fietspaden.yaml", StringComparison.Ordinal) ? m with { Text = Replace(m.Text, from, to) } : m)
            .ToArray();

        var read = ProgrammeReader.Read(Programme, measures);

        Assert.Null(read.Definition);
        Assert.Contains(read.Faults, f =>
            f.ToString().Contains(place, StringComparison.Ordinal) && f.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_measure_is_handled_by_the_agency_of_the_programme_unless_it_names_another()
    {
        var own = Measures.Select(m =>
            m.Name.EndsWith("fietspaden.yaml", StringComparison.Ordinal) ? m with { Text = "agency: OVO002065\n" + m.Text } : m
        );

        var programme = Read(Programme, [.. own]);

        Assert.Equal("OVO001835", programme.Agency);
        Assert.Equal(
            ["fietspaden OVO002065"],
            programme.Measures.Where(m => m.Agency != programme.Agency).Select(m => $"{m.Slug} {m.Agency}")
        );
    }

    [Theory]
    [InlineData("", "'agency'")]
    [InlineData("agency: ABB", "OVO followed by 6 digits")]
    public void A_programme_without_an_agency_is_not_loaded(string to, string message)
    {
        var read = ProgrammeReader.Read(Programme with { Text = Replace(Programme.Text, "agency: OVO001835", to) }, Measures);

        Assert.Null(read.Definition);
        Assert.Contains(read.Faults, f => f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_measure_that_went_missing_is_noticed()
    {
        var read = ProgrammeReader.Read(
            Programme,
            [.. Measures.Where(m => !m.Name.Contains("toegankelijkheid", StringComparison.Ordinal))]
        );
        Assert.Equal("'measures' is 11, but the measures give 10", Assert.Single(read.Faults).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("programme: [")]
    [InlineData("- a\n- b")]
    [InlineData("axes: 3\ntotals: x\nthemes: { id: y }")]
    public void Broken_files_give_faults_and_no_exception(string text)
    {
        Assert.NotEmpty(ProgrammeReader.Read(new SourceFile("programme.yaml", text), Measures).Faults);
        Assert.NotEmpty(ProgrammeReader.Read(Programme, [new SourceFile("x.yaml", text)]).Faults);
    }

    private static ProgrammeDefinition Read(SourceFile programme, IReadOnlyList<SourceFile> measures)
    {
        var read = ProgrammeReader.Read(programme, measures);
        Assert.Empty(read.Faults);
        return read.Definition!;
    }

    private static string Replace(string text, string from, string to)
    {
        Assert.Contains(from, text);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static SourceFile Source(string name) => new(name, File.ReadAllText(Path.Combine(Directory, name)));
}
