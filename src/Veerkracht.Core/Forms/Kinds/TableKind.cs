using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>Fixed rows by fixed columns.</summary>
internal sealed class TableKind : FieldKind
{
    public TableKind()
        : base(
            FieldType.Table,
            new LocalText("Tabel", "Table"),
            new KindWord(
                "table",
                "Tabel",
                "Table",
                "Vaste rijen en kolommen, zoals een kostenraming.",
                "Fixed rows and columns, such as an estimate of cost."
            )
        )
    {
        Ask = new LocalText("Vul minstens één vak in bij", "Fill in at least one cell for");
        NewId = "tabel";
        Keys = [FieldKey.Rows, FieldKey.Columns];
        Nesting = Nesting.Rows;
    }

    public override BoxKind Box(Field field) => BoxKind.Table;

    public override ExpressionType Value(Field field, bool computed) =>
        new ExpressionType.Record(
            field
                .Rows.DistinctBy(r => r.Id)
                .ToDictionary(r => r.Id, r => (ExpressionType)new ExpressionType.Record(AnswerTypes.Of(field.CellsOf(r), computed)))
        );

    public override JsonNode? Start(Field field)
    {
        var rows = new JsonObject();
        foreach (var row in field.Rows)
            if (Defaults.Filled(field.CellsOf(row)) is { } cells)
                rows[row.Id] = cells;
        return rows.Count > 0 ? rows : null;
    }

    internal override JsonObject Schema(Field field, Language language)
    {
        var rows = new JsonObject();
        foreach (var row in field.Rows)
        {
            var shape = AnswersSchema.Record(field.CellsOf(row), language);
            shape.Insert(0, "title", row.Label.In(language));
            rows[row.Id] = shape;
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = rows,
            ["additionalProperties"] = false,
        };
    }

    internal override Answer AnswerOf(FormRecord record, int index)
    {
        var table = record.Layout.Fields[index];
        var sent = record.Sent(table.Id);
        var raw = Json.Object(sent);
        var rows = new Dictionary<string, object?>(table.Rows.Count);
        var problem = sent is not null && raw is null ? Messages.WrongType(table, record) : null;
        foreach (var row in table.Rows)
        {
            JsonNode? inRow = null;
            raw?.TryGetPropertyValue(row.Id, out inRow);
            var cells = Json.Object(inRow);
            if (inRow is not null && cells is null)
                problem ??= Messages.WrongType(table, record);
            rows[row.Id] = new FormRecord(record.Layout.Row(index, row), record, cells, record.Reading) { Row = row };
        }
        return new Answer(rows, null, problem);
    }

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => Answer.None;

    internal override JsonNode? FromTyped(Field field, string text, Language language) => null;
}
