using System.Text.Json.Nodes;
using NodaTime.Text;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal sealed class DateKind : FieldKind
{
    public DateKind()
        : base(FieldType.Date, new LocalText("Datum", "Date"), new KindWord("date", "Datum", "Date", "Een dag.", "A day."))
    {
        Ask = new LocalText("Vul een datum in bij", "Enter a date for");
        NewId = "datum";
        Keys = [FieldKey.FirstDay, FieldKey.LastDay];
        (CanBeCell, TakesDefault, IsAwaited) = (true, true, true);
    }

    public override BoxKind Box(Field field) => BoxKind.Date;

    public override ExpressionType Value(Field field, bool computed) => AnswerTypes.Date;

    internal override JsonObject Schema(Field field, Language language) => new() { ["type"] = "string", ["format"] = "date" };

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record)
    {
        if (Json.Typed(sent) is { Length: > 0 } typed)
            return new Answer(null, Json.AsTyped(typed), Messages.NotADate(field, typed, record));
        if (Json.Text(sent) is not { } text)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (text.Length == 0)
            return Answer.None;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success || parsed.Value.Year is < 1900 or > 2199)
            return new Answer(null, Json.AsTyped(text), Messages.NotADateOfJson(field, record));
        var problem =
            parsed.Value < field.MinDate ? Messages.TooEarly(field, record)
            : parsed.Value > field.MaxDate ? Messages.TooLate(field, record)
            : null;
        // Of these years the pattern reads one notation only.
        return new Answer(parsed.Value, JsonValue.Create(text), problem);
    }

    internal override JsonNode? FromTyped(Field field, string text, Language language) =>
        DateReader.TryRead(text, out var date, out _) ? JsonValue.Create(DateText.Iso(date)) : Json.AsTyped(text);

    private protected override string One(JsonNode answer, Language language)
    {
        var text = base.One(answer, language);
        return DateReader.TryRead(text, out var date, out _) ? DateText.Short(date) : text;
    }
}
