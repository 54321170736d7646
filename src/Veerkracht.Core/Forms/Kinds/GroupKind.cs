using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>Repeated items of fields.</summary>
internal sealed class GroupKind : FieldKind
{
    public GroupKind()
        : base(
            FieldType.Group,
            new LocalText("Kan meer dan eens", "Can be given more than once"),
            new KindWord(
                "group",
                "Herhaalde groep",
                "Repeated group",
                "Vragen die een keer per project, plaats of partner komen.",
                "Questions that come once for each project, place or partner."
            )
        )
    {
        Ask = new LocalText("Voeg minstens één onderdeel toe bij", "Add at least one item for");
        NewId = "groep";
        Keys = [FieldKey.Fields, FieldKey.MinItems, FieldKey.MaxItems];
        Nesting = Nesting.Items;
    }

    public override BoxKind Box(Field field) => BoxKind.Group;

    public override ExpressionType Value(Field field, bool computed) =>
        new ExpressionType.List(new ExpressionType.Record(AnswerTypes.Of(field.Fields, computed)));

    internal override JsonObject Schema(Field field, Language language) =>
        AnswersSchema.List(field, AnswersSchema.Record(field.Fields, language), false);

    internal override Answer AnswerOf(FormRecord record, int index)
    {
        var group = record.Layout.Fields[index];
        if (record.Sent(group.Id) is not { } sent)
            return new Answer(Array.Empty<FormRecord>(), null);
        if (sent is not JsonArray array)
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

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => Answer.None;

    internal override JsonNode? FromTyped(Field field, string text, Language language) => null;
}
