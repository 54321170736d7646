using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>Colours of a status; the word always says the same as the colour.</summary>
public enum Tone
{
    Draft,
    Neutral,
    Busy,
    Success,
    Warning,
    Error,
}

/// <summary>
/// A word, a colour and what the reader can do now: <c>&lt;status tone="Success" word="Toegekend"&gt;U kunt de betaling
/// vragen.&lt;/status&gt;</c>. With <c>banner</c> it stands at the top of a page, with its one action (<c>href</c>, <c>action</c>) beside
/// it.
/// </summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper : TagHelper
{
    public Tone Tone { get; set; }
    public string Word { get; set; } = "";
    public bool Banner { get; set; }
    public string? Href { get; set; }
    public string? Action { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var pill = Html.Of($"""<span class="au-c-pill au-c-pill--{Look(Tone)}">{Word}</span>""");
        output.Content.SetHtmlContent(
            Banner
                ? Html.Of(
                    $"""<div class="v-banner">{pill}<p>{text}</p>{Html.When(!string.IsNullOrEmpty(Href), $"""<a class="au-c-button au-c-button--primary" href="{Href}">{Action}</a>""")}</div>"""
                )
            : text.IsEmptyOrWhiteSpace ? pill
            : Html.Of($"""<span class="v-status">{pill}<span>{text}</span></span>""")
        );
    }

    private static string Look(Tone tone) =>
        tone switch
        {
            Tone.Draft => "default au-c-pill--draft",
            Tone.Busy => "link",
            Tone.Success => "success",
            Tone.Warning => "warning",
            Tone.Error => "error",
            _ => "default",
        };
}
