using CsvHelper;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>
/// Columns of numbers, days or yes and no in a table of the call, which nothing reads: somebody meant them to count. Names and numbers of
/// organisations stand there for who reads the table.
/// </summary>
internal static class ColumnLint
{
    private static readonly string[] OfParameters = ["id", "value", "nl", "en"];

    public static IEnumerable<Fault> Of(YamlNode root)
    {
        if (root.Value("tables") is not YamlMap tables)
            yield break;
        var named = Named(root).ToList();
        if (root.Value("parameters") is YamlScalar shared)
            named.Add((shared, OfParameters));
        foreach (var (name, text) in tables.Entries.Where(t => t.Value is YamlScalar).Select(t => (t.Key.Text, ((YamlScalar)t.Value).Text)))
        {
            var readers = named.Where(n => n.Table.Text == name).ToList();
            if (readers.Count == 0)
                continue;
            var used = readers.SelectMany(r => r.Columns).ToHashSet();
            foreach (var column in Counting(text).Where(c => !used.Contains(c)))
                yield return new Fault(
                    readers[0].Table.Place,
                    $"nothing reads the column '{column}' of '{name}': name it in 'figures', or take it out",
                    $"niets leest de kolom '{column}' van '{name}': noem ze in 'figures' of haal ze weg"
                );
        }
    }

    /// <summary>Each place that names a table, with the columns that it reads.</summary>
    private static IEnumerable<(YamlScalar Table, IReadOnlyList<string> Columns)> Named(YamlNode node) =>
        node switch
        {
            YamlList list => list.Items.SelectMany(Named),
            YamlMap map => (
                map.Value("table") is YamlScalar table
                    ? [(table, [(map.Value("key") as YamlScalar)?.Text ?? "", (map.Value("value") as YamlScalar)?.Text ?? ""])]
                    : Enumerable.Empty<(YamlScalar, IReadOnlyList<string>)>()
            ).Concat(map.Entries.SelectMany(e => Named(e.Value))),
            _ => [],
        };

    private static IEnumerable<string> Counting(string text)
    {
        using var csv = CsvReader.FromText(text);
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. csv.Headers.Select(h => csv.GetString(h).Trim())]);
        return rows.Count == 0
            ? []
            : csv.Headers.Where((_, i) => rows.TrueForAll(r => Counts(r[i])) && !rows.TrueForAll(r => OrganisationKey.IsNumber(r[i])));
    }

    private static bool Counts(string cell) => Words.Number(cell) is not null || Words.Date(cell) is not null || cell is "true" or "false";
}
