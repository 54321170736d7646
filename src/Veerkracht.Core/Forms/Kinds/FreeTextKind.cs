using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>Free text: of one line, or of more.</summary>
internal sealed class FreeTextKind : FieldKind
{
    public static readonly FreeTextKind Short = new(
        FieldType.Text,
        new LocalText("Korte tekst", "Short text"),
        new KindWord("text", "Korte tekst", "Short text", "Een naam, een adres: een regel.", "A name, an address: one line.")
    )
    {
        Keys = [FieldKey.MinLength, FieldKey.MaxLength, FieldKey.Names],
        CanBeCell = true,
        Most = TextAnswer.DefaultLine,
    };

    public static readonly FreeTextKind Long = new(
        FieldType.LongText,
        new LocalText("Lange tekst", "Long text"),
        new KindWord(
            "long_text",
            "Lange tekst",
            "Long text",
            "Een uitleg van enkele zinnen of meer.",
            "An explanation of some sentences or more."
        )
    )
    {
        Keys = [FieldKey.MinLength, FieldKey.MaxLength],
        HoldsLines = true,
        Most = TextAnswer.DefaultLong,
    };

    private FreeTextKind(FieldType type, LocalText name, KindWord word)
        : base(type, name, word) => (HoldsText, FillsText, TakesDefault) = (true, true, true);

    /// <summary>Characters where a definition gives no longest length.</summary>
    private int Most { get; init; }

    public override BoxKind Box(Field field) => HoldsLines ? BoxKind.LongText : BoxKind.Text;

    public override ExpressionType Value(Field field, bool computed) => AnswerTypes.Text;

    internal override JsonObject Schema(Field field, Language language)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (field.MinLength is { } least && field.Required.Always)
            text["minLength"] = least;
        text["maxLength"] = field.MaxLength ?? Most;
        return text;
    }

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record)
    {
        if (Json.Text(sent) is not { } written)
            return new Answer(null, null, Messages.WrongType(field, record));
        var text = TidyText.Of(written, HoldsLines);
        if (text.Length == 0)
            return Answer.None;
        var length = TextLength.Of(text);
        var most = field.MaxLength ?? Most;
        var problem =
            length > most ? Messages.TooLong(field, length, most, record)
            : field.MinLength is { } least && length < least ? Messages.TooShort(field, length, least, record)
            : null;
        return new Answer(text, JsonValue.Create(text), problem);
    }
}
