using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>The same text gives the same parts, whoever asks and under whatever name.</summary>
public class A_call_is_read_once
{
    private static int _texts;

    /// <summary>A text that nobody read before.</summary>
    private static string New(string fields = "          - { id: name, type: text, label: Naam }", string? funding = null) =>
        Small.Yaml(fields, $"# Read once, {Interlocked.Increment(ref _texts)}", funding);

    private static IReadOnlyList<Step> Steps(string yaml, string file = "s.yaml", Func<string, string?>? tables = null) =>
        CallReader.Read(yaml, file, tables).Definition!.Steps;

    [Fact]
    public void Under_two_names_with_its_own_name_before_its_faults()
    {
        var yaml = New(funding: Table);
        Assert.Same(Steps(yaml, "a.yaml", _ => Rows), Steps(yaml, "b/c.yaml", _ => Rows));

        var call = CallReader.Read(yaml, "b/c.yaml", _ => Rows).Definition!;
        Assert.Equal("b/c.yaml", call.File);
        Assert.Equal("b/c.yaml", call.At(call.Steps[0].Form.Fields.First().Place).File);

        var broken = yaml.Replace("kind: application", "kind: aanvraag");
        Assert.StartsWith("a.yaml:", CallReader.Read(broken, "a.yaml", _ => Rows).Faults[0].ToString());
        Assert.StartsWith("b/c.yaml:", CallReader.Read(broken, "b/c.yaml", _ => Rows).Faults[0].ToString());
        var brokenTable = CallReader.Read(New(funding: Table), "a.yaml", _ => "nis,euro\nx,5\n").Faults[0];
        Assert.StartsWith("t.csv:2:1:", brokenTable.ToString());
    }

    [Fact]
    public void By_many_who_ask_at_once()
    {
        var yaml = New();
        var found = new IReadOnlyList<Step>[16];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = found.Length }, i => found[i] = Steps(yaml));
        Assert.Single(found.Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void Again_where_a_table_beside_it_changed()
    {
        var yaml = New(funding: Table);
        var first = CallReader.Read(yaml, "s.yaml", _ => Rows).Definition!;
        var other = CallReader.Read(yaml, "s.yaml", _ => Rows.Replace("5", "6")).Definition!;
        Assert.Equal([5, 6], new[] { first, other }.Select(c => c.Funding.Rights[0].Rows!["24028"].Cents / 100));
        Assert.Contains("there is no table", Assert.Single(CallReader.Read(yaml, "s.yaml").Faults).Message);
    }

    [Fact]
    public void Also_as_it_is_published_with_its_tables_inside()
    {
        var fromFile = CallReader.Read(New(funding: Table), "programmes/p/calls/small.yaml", _ => Rows).Definition!;
        Assert.Contains("24028,5", fromFile.Source);
        Assert.Same(fromFile.Steps, Steps(fromFile.Source, "small.yaml"));
    }

    [Fact]
    public void Anew_where_it_could_not_be_finished()
    {
        var yaml = New(funding: Table);
        Assert.Throws<IOException>(() => CallReader.Read(yaml, "s.yaml", _ => throw new IOException("the disk is away")));
        Assert.Empty(CallReader.Read(yaml, "s.yaml", _ => Rows).Faults);
    }

    [Fact]
    public void And_forgotten_after_many_others()
    {
        var yaml = New();
        var before = Steps(yaml);
        for (var i = 0; i < 100; i++)
            Steps(New());
        Assert.NotSame(before, Steps(yaml));
    }

    [Fact]
    public void Two_texts_with_other_halves_of_a_letter_are_two()
    {
        var yaml = New();
        var (one, other) = (yaml.Replace("Naam", "\"\uD800\""), yaml.Replace("Naam", "\"\uD801\""));
        Assert.NotEqual(
            CallReader.Read(one, "s.yaml").Definition?.Steps[0].Form.Fields.First().Label,
            CallReader.Read(other, "s.yaml").Definition?.Steps[0].Form.Fields.First().Label
        );
    }

    [Theory, MemberData(nameof(ShippedCallsTests.Slugs), MemberType = typeof(ShippedCallsTests))]
    public void A_shipped_call_read_from_its_source_is_the_same_call(string slug)
    {
        var call = ShippedCalls.Read(slug);
        Assert.Equal(Anatomy.Of(call), Anatomy.Of(CallReader.ReadAnew(call.Source, _ => null).Definition!));
    }

    private const string Rows = "nis,euro\n24028,5\n";
    private const string Table = """
          rights: [{ id: right, title: Recht, table: t.csv, key: nis, value: euro, date: 2022-01-01 }]
          amounts: [{ name: grant, kind: value, title: Subsidie, value: "0" }]
          grant: grant
        """;
}
