using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>Fields side by side under one name, not repeated.</summary>
internal sealed class BlockKind : FieldKind
{
    public BlockKind()
        : base(
            FieldType.Block,
            new LocalText("Samen één vraag", "Together one question"),
            new KindWord(
                "block",
                "Vragen bij elkaar",
                "Questions together",
                "Enkele vragen naast elkaar onder een naam.",
                "Some questions side by side under one name."
            )
        ) => (Nesting, Keys) = (Nesting.Fields, [FieldKey.Fields]);

    public override BoxKind Box(Field field) => BoxKind.Block;

    public override ExpressionType Value(Field field, bool computed) => new ExpressionType.Record(AnswerTypes.Of(field.Fields, computed));

    public override JsonNode? Start(Field field) => Defaults.Filled(field.Fields);

    internal override JsonObject Schema(Field field, Language language) => AnswersSchema.Record(field.Fields, language);

    internal override Answer AnswerOf(FormRecord record, int index)
    {
        var field = record.Layout.Fields[index];
        var sent = record.Sent(field.Id);
        var raw = Json.Object(sent);
        var inner = new FormRecord(record.Layout.Inner[index]!, record, raw, record.Reading);
        return new Answer(inner, null, sent is not null && raw is null ? Messages.WrongType(field, record) : null);
    }

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => Answer.None;

    internal override JsonNode? FromTyped(Field field, string text, Language language) => null;
}
