using System.Buffers;
using System.Collections.ObjectModel;
using System.Text;
using CsvHelper;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// The tables that a call names ("table: file.csv"): from the call itself under "tables:", as in a published version, or from outside.
/// What came from outside is written into the source, so that a version never depends on a file that may change.
/// </summary>
public sealed class TableTexts
{
    /// <summary>Most characters of a table.</summary>
    public const int MaxLength = 500_000;

    private readonly Dictionary<string, YamlScalar> _inside = [];
    private readonly SortedDictionary<string, string> _outside = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _read;
    private readonly bool _isWhole;

    /// <param name="call">The call; its key "tables" is read.</param>
    /// <param name="read">Gives the text of a table by name; null where there is none.</param>
    public TableTexts(MapReader call, Func<string, string?> read)
    {
        _read = read;
        if (call.Node("tables") is not { } node)
            return;
        _isWhole = true;
        if (node is not YamlMap map)
        {
            call.Scope.Fault(
                node.Place,
                "'tables' must be a set of keys (file.csv: text)",
                "'tables' moet uit sleutels bestaan (bestand.csv: tekst)"
            );
            return;
        }
        foreach (var (name, value) in map.Entries)
        {
            if (value is YamlScalar text)
                _inside[name.Text] = text;
            else
                call.Scope.Fault(value.Place, $"'{name.Text}' must be one text", $"'{name.Text}' moet één tekst zijn");
        }
    }

    /// <summary>"file.csv", also in a folder; no part begins with a dot, so none leads out of its folder.</summary>
    public static bool IsName(string name) =>
        name.Length <= 120
        && name.EndsWith(".csv", StringComparison.Ordinal)
        && name.Split('/')
            .All(part => part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'));

    /// <summary>How the cells of a column are read, and what to say of one that cannot be.</summary>
    /// <param name="TakesKbo">Rows may be of enterprise numbers too, not of NIS codes only.</param>
    public sealed record Column<T>(Func<string, T?> Read, Func<string, LocalText> Why, bool TakesKbo = false)
        where T : struct
    {
        /// <summary>The rows are named things, not organisations.</summary>
        public bool HasNames { get; init; }

        /// <summary>Its cells are texts that people read: no character in them may be hidden.</summary>
        public bool IsRead { get; init; }
    }

    private static readonly Column<Money> Euro = new(Words.Amount, cell => new LocalText(
        $"'{cell}' is geen bedrag in euro zoals 150000 of 12.50; haal de rij weg als er geen recht is",
        $"'{cell}' is not an amount in euro like 150000 or 12.50; take the row out where there is no right"
    ));

    /// <summary>The amount of each row by its key; null with a fault where the table cannot be used.</summary>
    public IReadOnlyDictionary<string, Money>? Amounts(YamlScalar name, string key, string value, ReadScope scope) =>
        Cells(name, key, value, Euro, scope);

    /// <summary>The value of each row by its key; null with a fault where the table cannot be used.</summary>
    public IReadOnlyDictionary<string, T>? Cells<T>(YamlScalar name, string key, string value, Column<T> column, ReadScope scope)
        where T : struct
    {
        if (!IsName(name.Text))
        {
            scope.Fault(
                name.Place,
                $"'{name.Text}' cannot be a table; write the name of a .csv file beside the call or in reference/, without ..",
                $"'{name.Text}' kan geen tabel zijn; schrijf de naam van een .csv-bestand naast de oproep of in reference/, zonder .."
            );
            return null;
        }
        var text =
            _inside.TryGetValue(name.Text, out var inside) ? inside.Text
            : _isWhole ? null
            : _read(name.Text)?.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (text is null)
        {
            if (_isWhole)
                scope.Fault(
                    name.Place,
                    $"'tables' holds no '{name.Text}'; a call holds all its tables or none",
                    $"'{name.Text}' staat niet in 'tables'; een oproep bevat al haar tabellen of geen"
                );
            else
                scope.Fault(
                    name.Place,
                    $"there is no table '{name.Text}' beside the call or in reference/",
                    $"er is geen tabel '{name.Text}' naast de oproep of in reference/; zet ze daar of verbeter de naam"
                );
            return null;
        }
        var odd = text.AsSpan().IndexOfAny(OddMarks);
        if (text.Length > MaxLength || odd >= 0)
        {
            scope.Fault(
                odd >= 0 && inside is null ? PlaceIn(name.Text, text[..odd]) : name.Place,
                $"'{name.Text}' is no plain text of at most {MaxLength} characters"
                    + (odd < 0 ? "" : $": it holds {HiddenMarks.Name(text[odd])}"),
                $"'{name.Text}' is geen gewone tekst van ten hoogste {MaxLength} tekens"
                    + (odd < 0 ? "; bewaar het als CSV" : $": er staat {HiddenMarks.Name(text[odd])} in; haal dat teken weg")
            );
            return null;
        }
        // The reader of the file put this in place of what it could not read.
        if (inside is null && text.Contains('\uFFFD'))
        {
            scope.Fault(
                name.Place,
                $"'{name.Text}' is not UTF-8; save it as CSV in UTF-8",
                $"'{name.Text}' is geen UTF-8; bewaar het als CSV in UTF-8"
            );
            return null;
        }
        if (inside is null)
            _outside[name.Text] = text;
        return Rows(text, name.Text, key, value, column, inside?.Place ?? name.Place, inside is null, scope);
    }

    /// <summary>Control characters and line ends of other systems.</summary>
    private static readonly SearchValues<char> OddMarks = SearchValues.Create([
        .. Enumerable.Range(0, 160).Select(c => (char)c).Where(c => char.IsControl(c) && c is not '\n' and not '\t'),
        '\u2028',
        '\u2029',
        '\uFEFF',
    ]);

    private static Place PlaceIn(string file, string before) =>
        new(file, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));

    /// <summary>The call with the tables that came from outside written into it.</summary>
    public string Whole(string yaml)
    {
        if (_outside.Count == 0)
            return yaml;
        var whole = new StringBuilder(yaml.TrimEnd()).Append("\n\n# The tables as they are in this version of the call.\ntables:\n");
        foreach (var (name, text) in _outside)
        {
            whole.Append($"  {name}: |2\n");
            foreach (var line in text.TrimEnd('\n').Split('\n'))
                whole.Append("    ").Append(line).Append('\n');
        }
        return whole.ToString();
    }

    /// <summary>The amount of each row of a table that stands by itself; null with the faults where it cannot be used.</summary>
    /// <param name="key">The column with NIS codes.</param>
    /// <param name="value">The column with amounts; empty is the last.</param>
    public static IReadOnlyDictionary<string, Money>? Read(string text, string key, string value, out IReadOnlyList<Fault> faults)
    {
        var scope = new ReadScope(true);
        var plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (value.Length == 0)
            value = plain.Split('\n', 2)[0].Split(',')[^1].Trim('"', ' ');
        var rows = plain.Length <= MaxLength ? Rows(plain, "csv", key, value, Euro, new Place("csv", 1, 1), true, scope) : null;
        if (plain.Length > MaxLength)
            scope.Fault(
                new Place("csv", 1, 1),
                $"the table is longer than {MaxLength} characters",
                $"de tabel is langer dan {MaxLength} tekens; maak ze korter"
            );
        faults = [.. scope.Faults, .. scope.Unpublishable];
        return scope.Unpublishable.Count == 0 ? rows : null;
    }

    private static ReadOnlyDictionary<string, T>? Rows<T>(
        string text,
        string file,
        string key,
        string value,
        Column<T> column,
        Place place,
        bool ownFile,
        ReadScope scope
    )
        where T : struct
    {
        var rows = new Dictionary<string, T>();
        var (line, faulty) = (1, false);
        try
        {
            using var csv = CsvReader.FromText(
                text,
                new CsvReaderOptions
                {
                    TrackLineNumbers = true,
                    MalformedData = CsvMalformedDataHandling.Throw,
                    FieldCountMismatch = CsvFieldCountHandling.Throw,
                }
            );
            var hasHeader = false;
            while (csv.Read())
            {
                if (!hasHeader)
                    Twice(csv.Headers);
                hasHeader = true;
                line = (int)csv.LineNumber;
                if (rows.Count == 0 && new[] { key, value }.FirstOrDefault(c => !csv.Headers.Contains(c)) is { } missing)
                {
                    var (near, headers) = (Suggestion.For(missing, csv.Headers), string.Join(", ", csv.Headers));
                    scope.Fault(
                        place,
                        $"'{file}' has no column '{missing}'{near.En}; it has {headers}",
                        $"'{file}' heeft geen kolom '{missing}'{near.Nl}; het heeft {headers}"
                    );
                    return null;
                }
                var holder = csv.GetString(key).Trim();
                var cell = csv.GetString(value).Trim();
                if (column.HasNames)
                {
                    if (!Words.IsIdentifier(holder))
                    {
                        Fault(Words.WhyNoIdentifier(holder).In(Language.En), Words.WhyNoIdentifier(holder).Nl);
                        continue;
                    }
                }
                else if (column.TakesKbo && OrganisationKey.IsNumber(holder))
                    holder = OrganisationKey.Canonical(holder);
                else if (!NisCode.TryParse(holder, out _, out _))
                {
                    Fault($"'{holder}' is not a NIS code of five digits", $"'{holder}' is geen NIS-code van vijf cijfers; verbeter de rij");
                    continue;
                }
                if (column.IsRead && csv.GetString(value) is { } shown && UnseenMarks.First(shown) is { } mark)
                    scope.NotYet(
                        At(),
                        $"'{value}' of '{holder}' holds {mark}, a character that nobody sees; type the text anew without it",
                        $"'{value}' van '{holder}' bevat {mark}, een teken dat niemand ziet; typ de tekst opnieuw zonder dat teken"
                    );
                if (column.Read(cell) is not { } read)
                    Fault(column.Why(cell).In(Language.En), column.Why(cell).Nl);
                else if (!rows.TryAdd(holder, read))
                    Fault($"'{holder}' stands here twice", $"'{holder}' staat hier twee keer; haal één rij weg");
            }
        }
        catch (Exception e)
            when (e is CsvFormatException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            Fault(e.Message, "deze rij is niet te lezen als CSV; kijk naar de komma's, de aanhalingstekens en het aantal kolommen");
            return null;
        }
        if (rows.Count == 0 && !faulty)
            scope.Fault(place, $"'{file}' has no rows", $"'{file}' heeft geen rijen; vul de tabel");
        return rows.AsReadOnly();

        void Twice(IEnumerable<string> columns)
        {
            foreach (var column in columns.GroupBy(h => h.Trim()).Where(h => h.Key.Length > 0 && h.Count() > 1))
                scope.NotYet(
                    ownFile ? new Place(file, 1, 1) : place with { Line = place.Line + 1, Column = 1 },
                    $"'{file}' has the column '{column.Key}' twice; take one out or give it another name",
                    $"'{file}' heeft de kolom '{column.Key}' twee keer; haal er één weg of geef ze een andere naam"
                );
        }

        void Fault(string message, string nl)
        {
            faulty = true;
            scope.Fault(At(), message, nl);
        }

        Place At() => ownFile ? new Place(file, line, 1) : place with { Line = place.Line + line, Column = 1 };
    }
}
