using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Site.Retention;

namespace Veerkracht.Site.Components;

/// <summary>
/// Where a form asks for data of people: who sees them, what for and how long they are kept, as the declaration of that kind of record
/// says it, with the way to all of it.
/// </summary>
[HtmlTargetElement("personal-data", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PersonalDataTagHelper(RetentionTerms terms, Texts L) : TagHelper
{
    /// <summary>Code of the kind of record: "dossiers".</summary>
    public string Of { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var kind = terms.All.Single(k => k.Code == Of);
        var kept = kind.Term is { } term ? L[terms.Words(term)] : L[kind.Until];
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "v-personal");
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <b>{L["Gegevens van personen.", "Data of people."]}</b>
                {L[$"Wie ze ziet: {kind.SeenBy.Nl}.", $"Who sees them: {L[kind.SeenBy]}."]}
                {L[$"Waarvoor: {kind.Why.Nl}.", $"What for: {L[kind.Why]}."]}
                {L[$"Hoelang: {kept}.", $"How long: {kept}."]} <a href="/privacy">{L["Meer over privacy", "More about privacy"]}</a>
                """
            )
        );
    }
}
