using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Components;

/// <summary>How an amount came about: closed on the screen, open on paper. One line a step, or own content.</summary>
[HtmlTargetElement("why")]
public sealed class WhyTagHelper(Texts L) : TagHelper
{
    public IReadOnlyList<LocalText> Lines { get; set; } = [];
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "v-why");
        var body =
            Lines.Count > 0
                ? Html.Of($"<ol>{Html.Each(Lines, line => Html.Of($"<li>{L[line]}</li>"))}</ol>")
                : Html.Of($"""<div class="v-why__body">{own}</div>""");
        output.Content.SetHtmlContent(
            Html.Of($"<summary>{Title ?? L["Hoe komen we aan dit bedrag?", "How did we get to this amount?"]}</summary>{body}")
        );
    }
}
