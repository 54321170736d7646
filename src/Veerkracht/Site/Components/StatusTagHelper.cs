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

/// <summary>How much an action beside a status asks for attention.</summary>
public enum ActionLook
{
    Primary,
    Secondary,
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

    /// <summary>Of the action: what is not the next thing to do stands back.</summary>
    public ActionLook Look { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var pill = Html.Of($"""<span class="au-c-pill au-c-pill--{LookOf(Tone)}">{Word}</span>""");
        var action = Html.When(
            !string.IsNullOrEmpty(Href),
            $"""<a class="au-c-button au-c-button--{LookOfAction}" href="{Href}">{Action}</a>"""
        );
        output.Content.SetHtmlContent(
            Banner ? Html.Of($"""<div class="v-banner">{pill}<p>{text}</p>{action}</div>""")
            : text.IsEmptyOrWhiteSpace ? pill
            : Html.Of($"""<span class="v-status">{pill}<span>{text}</span></span>""")
        );
    }

    private string LookOfAction => Look == ActionLook.Secondary ? "secondary" : "primary";

    private static string LookOf(Tone tone) =>
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
