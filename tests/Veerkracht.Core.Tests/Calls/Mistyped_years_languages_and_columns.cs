using Veerkracht.Core.Calls.Publication;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>
/// What can be read and cannot be meant keeps a call from being published, with its place; a version that was published so still reads.
/// </summary>
public class Mistyped_years_languages_and_columns
{
    private const string Field = "          - { id: name, type: text, label: Naam }";

    private static Fault Told(string yaml)
    {
        var read = CallReader.Read(yaml, "s.yaml");
        Assert.Empty(read.Faults);
        var fault = Assert.Single(read.Definition!.Unpublishable);
        Assert.NotEqual(fault.Message, fault.Nl);
        return fault;
    }

    private static string At(string yaml, Fault fault) => yaml.Split('\n')[fault.Place.Line - 1][(fault.Place.Column - 1)..];

    [Theory]
    [InlineData("0202-09-30")]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("2922-09-30")]
    public void A_year_that_must_be_mistyped(string day)
    {
        var dated = Small.Yaml(Field, $"history: [{{ on: {day}, what: Besluit }}]");
        var fault = Told(dated);
        Assert.Equal($"'{day}' has a wrong year; write a year from 1900 to 2200", fault.Message);
        Assert.StartsWith(day, At(dated, fault));

        var windowed = Small.Yaml(Field).Replace("    sections:", $"    windows: [{{ opens: {day}T09:00 }}]\n    sections:");
        fault = Told(windowed);
        Assert.StartsWith($"'{day}T09:00' has a wrong year", fault.Message);
        Assert.StartsWith(day, At(windowed, fault));
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2200-12-31")]
    public void The_years_themselves_are_good(string day) =>
        Assert.Empty(Small.Call(Small.Yaml(Field, $"history: [{{ on: {day}, what: Besluit }}]")).Unpublishable);

    [Fact]
    public void Languages_are_a_list()
    {
        var yaml = Small.Yaml(Field, "languages: nl");
        var fault = Told(yaml);
        Assert.Equal("'languages' must be a list; write [nl]", fault.Message);
        Assert.StartsWith("nl", At(yaml, fault));
        Assert.Empty(Small.Call(Small.Yaml(Field, "languages: [nl]")).Unpublishable);
    }

    [Theory]
    [InlineData("fr-QQ", "QQ")]
    [InlineData("de-123", "123")]
    [InlineData("sr-Latn-ZZ", "ZZ")]
    public void A_language_of_a_country_that_does_not_exist(string tag, string region)
    {
        var yaml = Small.Yaml(Field, $"languages: [nl, en, {tag}]");
        var fault = Told(yaml);
        Assert.Contains($"names a country that does not exist: {region}", fault.Message);
        Assert.StartsWith(tag, At(yaml, fault));
    }

    [Theory]
    [InlineData("fr-BE")]
    [InlineData("es-419")]
    [InlineData("sr-Latn-RS")]
    [InlineData("sr-Latn")]
    public void Of_one_that_does_it_is_good(string tag) =>
        Assert.Empty(Small.Call(Small.Yaml(Field, $"languages: [nl, en, {tag}]")).Unpublishable);

    private static IReadOnlyList<Fault> OfColumns(string table, string yaml)
    {
        var read = CallReader.Read(yaml, "s.yaml", _ => table);
        Assert.Empty(read.Faults);
        return
        [
            .. PublicationLint
                .Of(read.Definition!, new PublicationSight())
                .Where(n => n.Message.StartsWith("nothing reads", StringComparison.Ordinal)),
        ];
    }

    [Fact]
    public void A_column_that_counts_and_that_nothing_reads_is_looked_at_before_publication()
    {
        const string table = "nis,name,kbo,index,share,zone,since\n24028,Geetbets,0207518137,12.5,3,true,2021-03-04\n";
        var yaml = Small.Yaml(Field, "figures: [{ id: poverty, label: Index, table: t.csv, key: nis, value: index }]");
        var notes = OfColumns(table, yaml);
        Assert.Equal(["share", "zone", "since"], notes.Select(n => n.Message.Replace("nothing reads the column '", "").Split('\'')[0]));
        Assert.All(notes, n => Assert.StartsWith("t.csv", At(yaml, n)));
        Assert.All(notes, n => Assert.Contains("leest de kolom", n.Nl));
        // Names and numbers of organisations are for who reads the table; what is named counts.
        Assert.Empty(OfColumns("nis,name,kbo,index\n24028,Geetbets,0207518137,12.5\n", yaml));
    }

    [Fact]
    public void So_is_one_of_shared_parameters() =>
        Assert.Single(OfColumns("id,value,nl,en,old\nprice,5,Prijs,Price,4\n", Small.Yaml(Field, "parameters: t.csv")));
}
