using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>What a key holds; a form shows each with its own kind of box.</summary>
public enum ValueKind
{
    /// <summary>One text without language: a name, an address.</summary>
    Text,

    /// <summary>A text in Dutch and English, on one line.</summary>
    Local,

    /// <summary>A text in Dutch and English of some sentences.</summary>
    LongLocal,
    Id,
    Slug,

    /// <summary>Euro.</summary>
    Amount,
    Number,

    /// <summary>A whole number, not below 0.</summary>
    Count,
    Percentage,
    Date,

    /// <summary>Brussels wall time, to the minute.</summary>
    Time,
    YesNo,

    /// <summary>One of <see cref="FormatKey.Words"/>.</summary>
    Word,

    /// <summary>Some of <see cref="FormatKey.Words"/>, or free words where there are none.</summary>
    Words,

    /// <summary>A number or a date, by the type of the field.</summary>
    Bound,

    /// <summary>An expression that holds or not.</summary>
    Condition,

    /// <summary>Always, never, or when a condition holds.</summary>
    YesOrCondition,

    /// <summary>An expression that gives a value.</summary>
    Expression,

    /// <summary>"1:2": granted to own.</summary>
    Ratio,

    /// <summary>The name of something in the call, see <see cref="FormatKey.Refers"/>.</summary>
    Name,

    /// <summary>Names of things in the call.</summary>
    Names,

    /// <summary>An amount in euro, or the name of an amount.</summary>
    Cap,

    /// <summary>Amounts in euro and names of amounts.</summary>
    Caps,

    /// <summary>Another piece.</summary>
    Piece,

    /// <summary>A list of pieces.</summary>
    Items,

    /// <summary>Texts in Dutch and English.</summary>
    Locals,

    /// <summary>Keys that the call itself chooses: answers by field, expressions by step.</summary>
    FreeMap,
}

/// <summary>What a name in a call stands for.</summary>
public enum Referent
{
    Nothing,
    Step,
    EarlierField,
    Field,
    Amount,
    Source,
    Right,
    Group,
    Setting,
    SettingOrNumber,
    Class,
    Milestone,
    Column,
    Example,
    Programme,
    Measure,
    Call,
    Basis,
    Shared,
}

/// <summary>A word of the format with what people call it, and a sentence that says what it is for.</summary>
public sealed record FormatWord(string Word, LocalText Label, LocalText Hint)
{
    public FormatWord(string word, string nl, string en, string hintNl = "", string hintEn = "")
        : this(word, new LocalText(nl, en), new LocalText(hintNl, hintEn)) { }
}

/// <summary>A key of a piece: what it holds and what people call it.</summary>
public sealed record FormatKey(string Name, ValueKind Kind, LocalText Label)
{
    public LocalText Hint { get; init; } = LocalText.Empty;
    public bool IsRequired { get; init; }

    /// <summary>Often filled in, so that it stands open in a form though it is not required.</summary>
    public bool IsUsual { get; init; }
    public IReadOnlyList<FormatWord> Words { get; init; } = [];
    public Referent Refers { get; init; }

    /// <summary>The kind of piece that it holds, for <see cref="ValueKind.Piece"/> and <see cref="ValueKind.Items"/>.</summary>
    public string? Piece { get; init; }

    /// <summary>The types that do not have this key.</summary>
    public IReadOnlyList<string> NotFor { get; init; } = [];

    /// <summary>What people call a word of this key; the word itself where it has no other name.</summary>
    public LocalText LabelOf(string word) => Words.FirstOrDefault(w => w.Word == word)?.Label ?? new LocalText(word, word);
}
