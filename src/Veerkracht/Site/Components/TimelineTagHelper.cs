using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

public enum TimelineState
{
    Done,

    /// <summary>Sent by who fills it in, and not settled yet.</summary>
    Sent,
    Now,
    Next,
    Later,
    Missed,
}

/// <summary>A step or window: what, when in words ("1 september – 15 oktober 2022 om 23.59 uur"), and how it stands.</summary>
public sealed record TimelineStep(string Title, string When, TimelineState State, string? Note = null, string? Href = null);

/// <summary>Steps in order of time: what is done, what is now, what comes next and when.</summary>
[HtmlTargetElement("timeline", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimelineTagHelper(Texts L) : TagHelper
{
    public IReadOnlyList<TimelineStep> Steps { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "v-timeline");
        output.Content.SetHtmlContent(Html.Each(Steps, Item));
    }

    private IHtmlContent Item(TimelineStep step)
    {
        var title = step.Href is null ? Html.Of($"{step.Title}") : Html.Of($"""<a href="{step.Href}">{step.Title}</a>""");
        var (look, word) = step.State switch
        {
            TimelineState.Done => ("done", L["klaar", "done"]),
            TimelineState.Sent => ("sent", L["ingediend", "sent"]),
            TimelineState.Now => ("now", L["nu", "now"]),
            TimelineState.Next => ("next", L["volgt", "next"]),
            TimelineState.Missed => ("missed", L["voorbij", "passed"]),
            _ => ("later", L["later", "later"]),
        };
        return Html.Of(
            $"""
            <li class="is-{look}"{Html.Attribute(
                "aria-current",
                step.State == TimelineState.Now ? "step" : null
            )}><p><span class="v-timeline__title">{title}</span> <span class="v-timeline__word">{word}</span></p>
            <p class="v-timeline__when">{step.When}</p>{Html.WhenText(
                step.Note,
                """<p class="v-quiet">{0}</p>"""
            )}</li>
            """
        );
    }
}
