using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// The types of the answers of a form, as expressions see them. What is computed can be left out: an expression may use only
/// what is computed before it, so that a form can never run in a circle.
/// </summary>
public static class FormTypes
{
    public static readonly ExpressionType Bool = new ExpressionType.Bool();
    public static readonly ExpressionType Number = new ExpressionType.Number();
    public static readonly ExpressionType Text = new ExpressionType.Text();
    public static readonly ExpressionType Date = new ExpressionType.Date();

    /// <summary>Types by field id.</summary>
    public static Dictionary<string, ExpressionType> Of(IEnumerable<Field> fields, bool computed)
    {
        var types = new Dictionary<string, ExpressionType>();
        foreach (var field in fields)
            if (computed || field.Type != FieldType.Computed)
                types[field.Id] = Of(field, computed);
        return types;
    }

    public static ExpressionType Of(Field field, bool computed) =>
        field.Type switch
        {
            FieldType.Number or FieldType.Amount or FieldType.Percentage => Number,
            FieldType.Date => Date,
            FieldType.YesNo => Bool,
            FieldType.Choice => OneOf(field),
            FieldType.Choices => new ExpressionType.List(OneOf(field)),
            FieldType.Organisations => new ExpressionType.List(Text),
            FieldType.Files => new ExpressionType.List(
                new ExpressionType.Record(new Dictionary<string, ExpressionType> { ["name"] = Text, ["size"] = Number })
            ),
            FieldType.Point or FieldType.Area => new ExpressionType.Record(new Dictionary<string, ExpressionType> { ["points"] = Number }),
            FieldType.Group => new ExpressionType.List(new ExpressionType.Record(Of(field.Fields, computed))),
            FieldType.Block => new ExpressionType.Record(Of(field.Fields, computed)),
            FieldType.Table => new ExpressionType.Record(
                field.Rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => Row(field, r, computed))
            ),
            FieldType.Computed => field.Format switch
            {
                "text" => Text,
                "date" => Date,
                "yes_no" => Bool,
                _ => Number,
            },
            _ => Text,
        };

    private static ExpressionType.Text OneOf(Field field) => new([.. field.Options.Select(o => o.Id)]) { Values = field.Worth() };

    private static ExpressionType Row(Field table, TableRow row, bool computed) =>
        new ExpressionType.Record(Of(table.CellsOf(row), computed));
}
