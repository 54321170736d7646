using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Columns of a table that a call has of its own, in every expression.</summary>
public class Figures_by_organisation
{
    private const string Table =
        "nis,index,zone,since,group\n24028,12.5,true,2021-03-04,a\n0207518137,7,false,2020-01-01,b\n0566988259,8,no,2020-01-01,c\n";

    private const string Fields = """
                  - { id: extra, type: text, label: Extra, visible_when: figures.zone, required: true }
                  - { id: points, type: computed, label: Punten, value: figures.poverty * 2 }
                  - { id: year, type: computed, label: Jaar, decimals: 0, value: figures.since.getFullYear() }
                  - { id: letter, type: computed, format: text, label: Letter, value: figures.letter }
        """;

    private const string Top = """
        figures:
          - { id: poverty, label: Index, table: t.csv, key: nis, value: index }
          - { id: zone, label: Zone, table: t.csv, key: nis, value: zone, format: yes_no }
          - { id: since, label: Sinds, table: t.csv, key: nis, value: since, format: date }
          - { id: letter, label: Groep, table: t.csv, key: nis, value: group, format: text }
        """;

    private static ReadCall Read(string table, string top = Top) => CallReader.Read(Small.Yaml(Fields, top), "s.yaml", _ => table);

    private static string Values(string? nis, string? kbo)
    {
        var read = Read(Table);
        Assert.Empty(read.Faults);
        // As it is stored: with its table.
        var stored = CallReader.ReadAnew(read.Definition!.Source, _ => null);
        Assert.Empty(stored.Faults);
        var applicant = Small.Context().Applicant with { Nis = nis, Kbo = kbo };
        var evaluation = Small.Evaluate(stored.Definition!, "{}", Small.Context() with { Applicant = applicant });
        return $"{evaluation.Errors.Count} {string.Join(' ', evaluation.Values.Values)}";
    }

    [Theory]
    [InlineData("24028", "0566988259", "1 25.00 2021 a")]
    [InlineData(null, "0566988259", "0 16.00 2020 c")]
    [InlineData("23023", "0400000003", "0 0.00 0 ")]
    [InlineData("23023", "0207518137", "0 14.00 2020 b")]
    public void Each_organisation_has_its_own_and_who_has_no_row_has_nothing(string? nis, string? kbo, string values) =>
        Assert.Equal(values, Values(nis, kbo));

    [Theory]
    [InlineData("12.5", "veel", "'veel' is not a number like 12.5")]
    [InlineData("true", "misschien", "'misschien' is not true or false")]
    [InlineData("2021-03-04", "4/3/2021", "'4/3/2021' is not a date like 2022-09-30")]
    [InlineData("24028", "Geetbets", "'Geetbets' is not a NIS code of five digits")]
    [InlineData("0566988259", "24028", "'24028' stands here twice")]
    [InlineData("index", "indexx", "'t.csv' has no column 'index'")]
    public void A_cell_that_cannot_be_read_is_told_with_its_line(string was, string wrong, string message)
    {
        var faults = Read(Table.Replace("0207518137,7,false,2020-01-01,b\n", "").Replace(was, wrong)).Faults;
        Assert.Contains(faults, f => f.Message.StartsWith(message) && f.Message != f.Nl);
    }

    [Fact]
    public void A_figure_that_is_not_there_is_a_fault() =>
        Assert.Contains(Read(Table, Top.Replace("id: poverty", "id: wealth")).Faults, f =>
            f.Message.Contains("there is no figure 'poverty' here; there are wealth")
        );
}
