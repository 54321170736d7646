using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Texts;
using Veerkracht.Site.Components;

namespace Veerkracht.Site;

/// <summary>
/// The language of this request and the texts in it: <c>@L["Opslaan", "Save"]</c>, <c>@L[call.Title]</c>.
/// Outside a request (letters, mail) it is Dutch. A reader of a further language gets the texts of a call in it, and around them English.
/// </summary>
public sealed class Texts(IHttpContextAccessor http)
{
    public Language Language { get; } = Languages.Of(http.HttpContext?.Request);

    /// <summary>For the lang attribute: "nl-BE" or "en".</summary>
    public string Tag => Language.IsDutch ? "nl-BE" : "en";

    public string this[string nl, string en] => Language.IsDutch ? nl : en;

    public string this[LocalText text] => text.In(Language);

    /// <summary>For the lang attribute of an element with this text; null where it is in the language of the page.</summary>
    public string? LangOf(LocalText text) =>
        text.IsEmpty || text.Said(Language).Language is var language && language == Language.OfPlatform() ? null
        : language.IsDutch ? "nl-BE"
        : language.Tag;

    /// <summary>The language tags of those texts that are in another language than the page, by the text as it is shown.</summary>
    public IReadOnlyDictionary<string, string>? LangsOf(IEnumerable<LocalText> texts)
    {
        var other = texts.Select(t => (Text: this[t], Lang: LangOf(t))).Where(t => t.Lang is not null).DistinctBy(t => t.Text).ToList();
        return other.Count == 0 ? null : other.ToDictionary(t => t.Text, t => t.Lang!);
    }

    /// <summary>The text, marked with its language where that is another than that of the page.</summary>
    public IHtmlContent Marked(LocalText text) => FieldHtml.InLanguage(this[text], LangOf(text));
}
