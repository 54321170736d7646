using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Reads one field of a record, whatever its type. The clean JSON of composed answers is put together by <see cref="FormState"/>.
/// </summary>
internal static class AnswerReader
{
    public static Answer Read(FormRecord record, int index)
    {
        var field = record.Layout.Fields[index];
        if (field.Type == FieldType.Computed)
            return Computed(record, field);
        var node = record.Sent(field.Id);
        return field.Type switch
        {
            FieldType.Block => Block(record, index, node),
            FieldType.Table => Table(record, index, node),
            FieldType.Group => Group(record, index, node),
            _ when node is null => Answer.None,
            FieldType.Text or FieldType.LongText => TextAnswer.Text(field, node, record),
            FieldType.Number or FieldType.Amount or FieldType.Percentage => NumberAnswer.Read(field, node, record),
            FieldType.Date => TextAnswer.Date(field, node, record),
            FieldType.Choice => ChoiceAnswer.One(field, node, record),
            FieldType.Choices => ChoiceAnswer.Several(field, node, record),
            FieldType.YesNo => ChoiceAnswer.YesNo(field, node, record),
            _ when TextKinds.Of(field.Type) is { } kind => TextAnswer.Checked(kind, field, node, record),
            FieldType.Files => FilesAnswer.Read(field, node, record),
            FieldType.Organisations => ChoiceAnswer.Organisations(field, node, record),
            _ => MapAnswer.Read(field, node, record),
        };
    }

    private static Answer Computed(FormRecord record, Field field)
    {
        if (field.Value is null)
            return Answer.None;
        var reading = record.Reading;
        if (!reading.Enter())
            return new Answer(null, null, Messages.BeyondBounds(field, record)) { IsUnknown = true };
        var unknown = reading.UnknownsRead;
        var value = field.Value.Evaluate(record.Names, out var isBeyond);
        reading.Leave();
        // What the bound was met with may itself be unknown: the first one that was is told.
        var isBuiltOnUnknown = reading.UnknownsRead != unknown;
        isBeyond |= field.IsAmount && value is Rational euro && !Money.CanHold(euro);
        return new Answer(value, null, isBeyond && !isBuiltOnUnknown ? Messages.BeyondBounds(field, record) : null)
        {
            IsUnknown = isBeyond || isBuiltOnUnknown,
        };
    }

    private static Answer Block(FormRecord record, int index, JsonNode? node)
    {
        var raw = Json.Object(node);
        var inner = new FormRecord(record.Layout.Inner[index]!, record, raw, record.Reading);
        return new Answer(inner, null, node is not null && raw is null ? Messages.WrongType(record.Layout.Fields[index], record) : null);
    }

    private static Answer Table(FormRecord record, int index, JsonNode? node)
    {
        var table = record.Layout.Fields[index];
        var raw = Json.Object(node);
        var rows = new Dictionary<string, object?>(table.Rows.Count);
        var problem = node is not null && raw is null ? Messages.WrongType(table, record) : null;
        foreach (var row in table.Rows)
        {
            JsonNode? sent = null;
            raw?.TryGetPropertyValue(row.Id, out sent);
            var cells = Json.Object(sent);
            if (sent is not null && cells is null)
                problem ??= Messages.WrongType(table, record);
            rows[row.Id] = new FormRecord(record.Layout.Row(index, row), record, cells, record.Reading) { Row = row };
        }
        return new Answer(rows, null, problem);
    }

    private static Answer Group(FormRecord record, int index, JsonNode? node)
    {
        var group = record.Layout.Fields[index];
        if (node is null)
            return new Answer(Array.Empty<FormRecord>(), null);
        if (node is not JsonArray array)
            return new Answer(Array.Empty<FormRecord>(), null, Messages.WrongType(group, record));
        var layout = record.Layout.Inner[index]!;
        var items = new List<FormRecord>(Math.Min(array.Count, FormReading.MaxItems));
        Problem? problem = null;
        foreach (var item in array)
        {
            if (items.Count >= Math.Max(group.MaxItems ?? 0, FormReading.MaxItems) || !record.Reading.Takes(layout.Fields.Length))
            {
                problem = Messages.TooMany(group, group.MaxItems ?? items.Count, array.Count, record);
                break;
            }
            var number = $" {items.Count + 1}";
            var name = new LocalText(group.Label.Nl + number, group.Label.In(Language.En) + number);
            var raw = Json.Object(item);
            if (raw is null && item is not null)
                problem ??= Messages.WrongType(group, record);
            items.Add(new FormRecord(layout, record, raw, record.Reading) { ItemName = name });
        }
        return new Answer(items.ToArray(), null, problem ?? (items.Count > 0 ? ChoiceAnswer.Items(group, items.Count, record) : null));
    }
}
