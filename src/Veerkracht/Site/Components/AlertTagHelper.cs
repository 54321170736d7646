using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

public enum AlertTone
{
    Info,
    Success,
    Warning,
    Error,
}

/// <summary>A message above the content: <c>&lt;alert tone="Success" title="Opgeslagen"&gt;…&lt;/alert&gt;</c>.</summary>
[HtmlTargetElement("alert")]
public sealed class AlertTagHelper : TagHelper
{
    public AlertTone Tone { get; set; }
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"au-c-alert au-c-alert--{Tone.ToString().ToLowerInvariant()}");
        if (Tone != AlertTone.Info)
            output.Attributes.SetAttribute("role", Tone == AlertTone.Error ? "alert" : "status");
        var title = Html.WhenText(Title, """<p class="au-c-alert__title">{0}</p>""");
        output.Content.SetHtmlContent(Html.Of($"""<div class="au-c-alert__content">{title}<div>{text}</div></div>"""));
    }
}
