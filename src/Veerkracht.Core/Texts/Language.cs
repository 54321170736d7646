namespace Veerkracht.Core.Texts;

/// <summary>
/// A language by its tag (BCP 47: "nl", "en", "fr", "fr-BE", "sr-Latn"). The platform itself speaks Dutch and English; texts of a call can
/// be in any. The same language is the same tag; without one it is Dutch.
/// </summary>
public readonly record struct Language
{
    public static readonly Language Nl;
    public static readonly Language En = new("en");

    private readonly string? _tag;

    private Language(string tag) => _tag = tag == "nl" ? null : tag;

    public string Tag => _tag ?? "nl";

    public bool IsDutch => _tag is null;

    /// <summary>In which the platform's own words stand beside texts in this language.</summary>
    public Language OfPlatform() => IsDutch ? Nl : En;

    /// <summary>"fr" of "fr-BE"; null where the tag names nothing more than a language.</summary>
    public Language? Wider() => Tag.IndexOf('-') is var at and > 0 ? new(Tag[..at]) : null;

    /// <summary>The language of a tag in whatever case it is written; null where it is none.</summary>
    /// <remarks>There is one Dutch and one English, of whatever country.</remarks>
    public static Language? Of(string tag) =>
        LanguageTags.Canonical(tag) is not { } canonical
            ? null
            : new Language(LanguageTags.IsOfPlatform(canonical) ? canonical[..2] : canonical);

    public override string ToString() => Tag;
}
