using System.Collections.ObjectModel;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Columns of tables that the call has of its own, by organisation: every expression reads them as figures.ID.</summary>
public static class FiguresReader
{
    private static readonly string[] Formats = ["number", "text", "date", "yes_no"];

    public static IReadOnlyList<Figure> Read(MapReader call, TableTexts tables)
    {
        var figures = new List<Figure>();
        var ids = new HashSet<string>();
        foreach (var map in call.Maps("figures", Thing.Figure))
        {
            var id = map.Id("id", ids, Thing.Figure);
            var label = map.Local("label", true) ?? LocalText.Empty;
            var (table, key, value) = (map.Scalar("table", true), map.Required("key"), map.Required("value"));
            var format = map.OneOf("format", Formats) ?? "number";
            IReadOnlyDictionary<string, object?> Cells<T>(Func<string, T?> read, string en, string nl)
                where T : struct =>
                table is null || key.Length == 0 || value.Length == 0
                    ? ReadOnlyDictionary<string, object?>.Empty
                    : tables
                        .Cells(
                            table,
                            key,
                            value,
                            new TableTexts.Column<T>(
                                read,
                                cell => new LocalText($"'{cell}' is geen {nl}; verbeter de rij of haal ze weg", $"'{cell}' is not {en}"),
                                true
                            ),
                            map.Scope
                        )
                        ?.ToDictionary(c => c.Key, c => Plain(c.Value))
                        .AsReadOnly()
                        ?? ReadOnlyDictionary<string, object?>.Empty;
            figures.Add(
                new Figure(
                    id,
                    label,
                    format,
                    format switch
                    {
                        "date" => Cells<LocalDate>(Words.Date, "a date like 2022-09-30", "datum zoals 2022-09-30"),
                        "yes_no" => Cells<bool>(Words.YesNo, "true or false", "true of false"),
                        "text" => Cells<Cell>(text => new Cell(text), "a text", "tekst"),
                        _ => Cells<Rational>(Words.Number, "a number like 12.5", "getal zoals 12.5"),
                    }
                )
            );
            map.Close();
        }
        return figures.AsReadOnly();
    }

    /// <summary>The types by id, for expressions.</summary>
    public static Dictionary<string, ExpressionType> Types(IEnumerable<Figure> figures) =>
        figures.DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Type());

    /// <summary>What a cell of the column of a figure holds; null where it cannot hold that.</summary>
    public static object? Read(Figure figure, string text) =>
        figure.Format switch
        {
            "date" => Words.Date(text),
            "yes_no" => Words.YesNo(text),
            "text" => text,
            _ => Words.Number(text),
        };

    private readonly record struct Cell(string Text);

    private static object? Plain<T>(T value) => value is Cell cell ? cell.Text : value;
}
