using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>Answers that are one text: free text, dates, and those of a kind of their own.</summary>
internal static class TextAnswer
{
    /// <summary>Where a definition gives no longest length: enough for any text, and a bound on what is kept.</summary>
    public const int DefaultLine = 1_000,
        DefaultLong = 20_000;

    public static Answer Text(Field field, JsonNode node, FormRecord record)
    {
        if (Json.Text(node) is not { } sent)
            return new Answer(null, null, Messages.WrongType(field, record));
        var text = Tidy(sent, field.Type == FieldType.LongText);
        if (text.Length == 0)
            return Answer.None;
        var length = TextLength.Of(text);
        var most = field.MaxLength ?? (field.Type == FieldType.LongText ? DefaultLong : DefaultLine);
        var problem =
            length > most ? Messages.TooLong(field, length, most, record)
            : field.MinLength is { } least && length < least ? Messages.TooShort(field, length, least, record)
            : null;
        return new Answer(text, JsonValue.Create(text), problem);
    }

    /// <summary>Line ends as \n, without space around it and without control characters (a database refuses some).</summary>
    public static string Tidy(string text, bool lines)
    {
        var plain = true;
        foreach (var c in text)
            plain &= c is >= ' ' and < '\u007f';
        if (plain)
            return text.Trim();
        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    continue;
                c = '\n';
            }
            if (c is '\n' or '\t')
                tidy.Append(lines ? c : ' ');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                tidy.Append(c).Append(text[++i]);
            else if (!char.IsControl(c) && !char.IsSurrogate(c))
                tidy.Append(c);
        }
        return tidy.ToString().Trim();
    }

    public static Answer Date(Field field, JsonNode node, FormRecord record)
    {
        if (Json.Typed(node) is { Length: > 0 } typed)
            return new Answer(null, Json.AsTyped(typed), Messages.NotADate(field, typed, record));
        if (Json.Text(node) is not { } text)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (text.Length == 0)
            return Answer.None;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success || parsed.Value.Year is < 1900 or > 2199)
            return new Answer(null, Json.AsTyped(text), Messages.NotADate(field, text, record));
        var problem =
            parsed.Value < field.MinDate ? Messages.TooEarly(field, record)
            : parsed.Value > field.MaxDate ? Messages.TooLate(field, record)
            : null;
        return new Answer(parsed.Value, JsonValue.Create(DateText.Iso(parsed.Value)), problem);
    }

    /// <summary>A text with a form of its own, by its kind.</summary>
    public static Answer Checked(TextKind kind, Field field, JsonNode node, FormRecord record)
    {
        var sent = Json.Typed(node) ?? Json.Text(node);
        if (sent is null)
            return new Answer(null, null, Messages.WrongType(field, record));
        var text = Tidy(sent, false);
        if (text.Length == 0)
            return Answer.None;
        return kind.Read(text) is { } canonical
            ? new Answer(canonical, JsonValue.Create(canonical))
            : new Answer(null, Json.AsTyped(text), Messages.Invalid(kind, text, field, record));
    }
}
