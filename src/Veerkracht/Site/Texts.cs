using Veerkracht.Core.Texts;

namespace Veerkracht.Site;

/// <summary>
/// The language of this request and the texts in it: <c>@L["Opslaan", "Save"]</c>, <c>@L[call.Title]</c>.
/// Outside a request (letters, mail) it is Dutch.
/// </summary>
public sealed class Texts(IHttpContextAccessor http)
{
    public Language Language { get; } = Languages.Of(http.HttpContext?.Request);

    /// <summary>For the lang attribute: "nl-BE" or "en".</summary>
    public string Tag => Language.IsDutch ? "nl-BE" : "en";

    public string this[string nl, string en] => Language.IsDutch ? nl : en;

    public string this[LocalText text] => text.In(Language);
}
