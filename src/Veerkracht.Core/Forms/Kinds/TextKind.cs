using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A kind of field that holds one text of a form of its own, such as an e-mail address: how it is read, kept and shown.</summary>
public sealed class TextKind : FieldKind
{
    internal TextKind(FieldType type, string word, LocalText name, LocalText? hint = null)
        : base(type, name, new KindWord(word, name, hint ?? new LocalText("Wordt nagekeken.", "Is checked."))) => TakesDefault = true;

    public string Word => Words[0].Word;

    /// <summary>What it is for, where somebody chooses a kind.</summary>
    public LocalText Hint => Words[0].Hint;

    /// <summary>The code of the finding where it cannot be read.</summary>
    public required string Code { get; init; }

    /// <summary>The canonical text; null where it is none.</summary>
    public required Func<string, string?> Read { get; init; }

    /// <summary>What to do about a text that cannot be read, by the text and the name of the field.</summary>
    public required Func<string, string, string, LocalText> Why { get; init; }

    /// <summary>As people read the canonical text.</summary>
    public Func<string, Language, string> Shown { get; init; } = static (text, _) => text;

    /// <summary>Longest canonical text, in characters; and its pattern, "format" or neither in the schema of the answers.</summary>
    public required int MaxLength { get; init; }
    public string? Pattern { get; init; }
    public string? Format { get; init; }

    /// <summary>A text without spelling of its own is kept as it was typed, also where it is none of its kind.</summary>
    public bool IsKeptAsTyped { get; init; }

    public BoxKind BoxOf { get; init; } = BoxKind.Code;

    public override BoxKind Box(Field field) => BoxOf;

    public override ExpressionType Value(Field field, bool computed) => AnswerTypes.Text;

    internal override JsonObject Schema(Field field, Language language)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (Format is { } format)
            text["format"] = format;
        if (Pattern is { } pattern)
            text["pattern"] = pattern;
        else
            text["maxLength"] = MaxLength;
        return text;
    }

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record)
    {
        if ((Json.Typed(sent) ?? Json.Text(sent)) is not { } written)
            return new Answer(null, null, Messages.WrongType(field, record));
        var text = TidyText.Of(written, false);
        if (text.Length == 0)
            return Answer.None;
        return Read(text) is { } canonical
            ? new Answer(canonical, JsonValue.Create(canonical))
            : new Answer(null, Json.AsTyped(text), Invalid(text, field, record));
    }

    private Problem Invalid(string text, Field field, FormRecord record)
    {
        var name = record.NameOf(field);
        return new Problem(Code, Why(text, $"‘{name.Nl}’", $"‘{name.In(Language.En)}’"));
    }

    internal override JsonNode? FromTyped(Field field, string text, Language language) =>
        Read(text) is { } canonical ? JsonValue.Create(canonical)
        : IsKeptAsTyped ? JsonValue.Create(text)
        : Json.AsTyped(text);

    private protected override string One(JsonNode answer, Language language) => Shown(base.One(answer, language), language);
}

/// <summary>The kinds of checked text.</summary>
public static class TextKinds
{
    public static IReadOnlyList<TextKind> All { get; } = [.. FieldKinds.All.OfType<TextKind>()];
}
