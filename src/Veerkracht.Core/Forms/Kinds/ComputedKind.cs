using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A value that the form computes; never an answer.</summary>
internal sealed class ComputedKind : FieldKind
{
    public ComputedKind()
        : base(
            FieldType.Computed,
            new LocalText("Wordt berekend", "Is computed"),
            new KindWord("computed", "Berekend", "Computed", "Het formulier rekent dit zelf uit.", "The form computes this itself.")
        )
    {
        NewId = "berekend";
        Keys = [FieldKey.Value, FieldKey.Format, FieldKey.Decimals];
        UsualDecimals = 2;
        (IsComputed, CanBeCell) = (true, true);
    }

    public override BoxKind Box(Field field) => BoxKind.Output;

    public override FieldKind Given(Field field) => FieldKinds.Formats.GetValueOrDefault(field.Format ?? "", FieldKinds.Number);

    public override ExpressionType Value(Field field, bool computed) => Given(field).Value(field, computed);

    public override JsonNode? Start(Field field) => null;

    internal override JsonObject? Schema(Field field, Language language) => null;

    internal override Answer AnswerOf(FormRecord record, int index)
    {
        var field = record.Layout.Fields[index];
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

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => Answer.None;

    internal override JsonNode? FromTyped(Field field, string text, Language language) => null;

    internal override string Typed(Field field, JsonNode answer, Language language) =>
        NumberAnswer.Value(answer) is not { } number ? base.Typed(field, answer, language)
        : field.IsAmount && number.ExactDecimals() is <= 2 ? Numerals.Write(number, 2, language)
        : Numerals.Write(number, field.Decimals, language);

    public override string Told(Field field, JsonNode? answer, Language language) =>
        answer is not null && Given(field) == FieldKinds.Date
            ? FieldKinds.Date.Typed(field, answer, language)
            : YesNoKind.InWords(FieldWriter.ToTyped(field, answer, language), language);
}
