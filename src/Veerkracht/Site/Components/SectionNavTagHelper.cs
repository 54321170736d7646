using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

public enum SectionState
{
    Todo,
    Done,
    Error,
}

/// <summary>A section of a form in the list beside it.</summary>
/// <param name="Note">In place of the words of the state.</param>
/// <param name="More">Beside them: for whom it is, what waits there.</param>
/// <param name="Untouched">Nobody filled in anything there yet.</param>
/// <param name="Aside">Belongs to the form, but is no step on the way to sending: it has no number.</param>
public sealed record SectionLink(
    string Title,
    string Href,
    SectionState State = SectionState.Todo,
    bool Current = false,
    string? Note = null,
    string? More = null,
    bool Aside = false,
    bool Untouched = false
);

/// <summary>The sections of a form in order, which is open and how far each is.</summary>
[HtmlTargetElement("section-nav", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SectionNavTagHelper(Texts L) : TagHelper
{
    public string Label { get; set; } = "";
    public IReadOnlyList<SectionLink> Sections { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Html.Of($"""<ol class="au-c-list-navigation v-steps">{Html.Each(Sections, Item)}</ol>"""));
    }

    private IHtmlContent Item(SectionLink section)
    {
        var (look, word) = section.State switch
        {
            SectionState.Done => ("is-done", L["ingevuld", "filled in"]),
            SectionState.Error => ("is-error", L["na te kijken", "to check"]),
            _ => ("", section.Untouched ? L["nog niet begonnen", "not begun yet"] : ""),
        };
        var note = section.Untouched ? word : section.Note ?? word;
        var aside = section.Aside ? " is-aside" : "";
        var (active, current) = section.Current ? (" active", "step") : ("", null);
        var small = Html.WhenText(note, "<small>{0}</small>");
        var more = Html.WhenText(section.More, """<small class="v-steps__more">{0}</small>""");
        return Html.Of(
            $"""
            <li class="au-c-list-navigation__item {look}{aside}"><a class="au-c-list-navigation__link{active}"
            href="{section.Href}"{Html.Attribute("aria-current", current)}><span>{section.Title}{small}{more}</span></a></li>
            """
        );
    }
}
