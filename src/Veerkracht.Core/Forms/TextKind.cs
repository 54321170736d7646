using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// A kind of field that holds one text of a form of its own, such as an e-mail address: how it is read, kept, shown, described and named.
/// All that there is to know of a kind stands in one such object, in a file of its own; <see cref="TextKinds"/> lists them.
/// </summary>
public sealed record TextKind(FieldType Type, string Word, LocalText Name)
{
    /// <summary>What it is for, where somebody chooses a kind.</summary>
    public LocalText Hint { get; init; } = new("Wordt nagekeken.", "Is checked.");

    /// <summary>The beginning of what is asked where it is missing: "Vul een e-mailadres in bij".</summary>
    public required LocalText Ask { get; init; }

    /// <summary>The code of the finding where it cannot be read.</summary>
    public required string Code { get; init; }

    /// <summary>The canonical text; null where it is none.</summary>
    public required Func<string, string?> Read { get; init; }

    /// <summary>What to do about a text that cannot be read, by the text and the name of the field.</summary>
    public required Func<string, string, string, LocalText> Why { get; init; }

    /// <summary>As people read the canonical text.</summary>
    public Func<string, string> Shown { get; init; } = static text => text;

    /// <summary>Longest canonical text, in characters; and its pattern, "format" or neither in the schema of the answers.</summary>
    public required int MaxLength { get; init; }
    public string? Pattern { get; init; }
    public string? Format { get; init; }

    /// <summary>"autocomplete" and "type" of its box; null and "text" where a browser has no own for it.</summary>
    public string? Autocomplete { get; init; }
    public string InputType { get; init; } = "text";
}

/// <summary>The kinds of checked text. A new kind is a file with its object, its name in <see cref="FieldType"/>, its place here.</summary>
public static class TextKinds
{
    public static IReadOnlyList<TextKind> All { get; } = [EmailKind.Kind, PhoneKind.Kind, IbanKind.Kind, KboKind.Kind, PostalCodeKind.Kind];

    private static readonly Dictionary<FieldType, TextKind> ByType = All.ToDictionary(k => k.Type);

    /// <summary>Null for every other type.</summary>
    public static TextKind? Of(FieldType type) => ByType.GetValueOrDefault(type);
}
