using System.Text.Json.Serialization;

namespace Veerkracht.Core.Texts;

/// <summary>
/// A text tagged with its languages. Dutch is always there; where English is missing, Dutch is shown. Texts of a call can also be in
/// further languages: two texts are the same where they say the same in each.
/// </summary>
public sealed record LocalText(string Nl, string? En = null)
{
    public static readonly LocalText Empty = new("", "");

    /// <summary>Null where there are none, as nearly always.</summary>
    private readonly FurtherTexts? _further;

    /// <summary>In other languages than Dutch and English, by tag.</summary>
    [JsonIgnore]
    public IReadOnlyList<(Language Language, string Text)> Further => _further?.All ?? [];

    [JsonIgnore]
    public IEnumerable<(Language Language, string Text)> All =>
        En is null ? [(Language.Nl, Nl), .. Further] : [(Language.Nl, Nl), (Language.En, En), .. Further];

    public bool IsEmpty => Nl.Length == 0;

    public string In(Language language) => Said(language).Text;

    /// <summary>
    /// The text for a reader of a language, and the language in which it is: that one, else the one of which it is a form ("fr" for
    /// "fr-BE"), else for whoever does not read Dutch English, else Dutch.
    /// </summary>
    public (string Text, Language Language) Said(Language language)
    {
        if (language.IsDutch)
            return (Nl, Language.Nl);
        if (_further is not null && (Written(language) ?? (language.Wider() is { } wider ? Written(wider) : null)) is { } said)
            return said;
        return string.IsNullOrEmpty(En) ? (Nl, Language.Nl) : (En, Language.En);
    }

    /// <summary>What is written in exactly this language; null where there is nothing.</summary>
    public string? Exactly(Language language) =>
        language.IsDutch ? Nl
        : language == Language.En ? En
        : Written(language)?.Text;

    /// <summary>The same with another text in one language; null or nothing takes it out.</summary>
    public LocalText With(Language language, string? text) =>
        language.IsDutch ? this with { Nl = text ?? "" }
        : language == Language.En ? this with { En = string.IsNullOrEmpty(text) ? null : text }
        : new LocalText(this, FurtherTexts.Of(_further, language, text));

    /// <summary>The same, in which Dutch stands for English where there is none.</summary>
    public LocalText WithEnglish() => this with { En = In(Language.En) };

    /// <summary>Each of its texts by itself.</summary>
    public LocalText Map(Func<string, Language, string> change)
    {
        var changed = new LocalText(change(Nl, Language.Nl), En is null ? null : change(En, Language.En));
        foreach (var (language, text) in Further)
            changed = changed.With(language, change(text, language));
        return changed;
    }

    public override string ToString() => Nl;

    private LocalText(LocalText of, FurtherTexts? further)
        : this(of.Nl, of.En) => _further = further;

    private (string Text, Language Language)? Written(Language language)
    {
        foreach (var (of, text) in Further)
        {
            if (of == language)
                return (text, of);
        }
        return null;
    }
}
