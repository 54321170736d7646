using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Following;

namespace Veerkracht.Site.Components;

/// <summary>What the reader of a page follows; the room that keeps it knows.</summary>
public interface IFollowing
{
    /// <summary>Empty for who follows nothing, as on every page that is kept.</summary>
    Task<FollowList> Of(HttpContext http);
}

/// <summary>
/// The button by which anybody follows something, or no longer: <c>&lt;follow kind="Call" key="…" what="deze oproep"/&gt;</c>. Its form
/// carries no token, so that a page with it is the same for all; what takes it looks where it was sent from.
/// </summary>
[HtmlTargetElement("follow", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FollowTagHelper(IFollowing following, Texts L) : TagHelper
{
    public const string Href = "/volgen/kies";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public FollowKind Kind { get; set; }
    public string Key { get; set; } = "";

    /// <summary>What is followed, for who hears the button and does not see the page: its title.</summary>
    public string Named { get; set; } = "";

    /// <summary>In a list: the words that tell the button apart are enough, and where to find it all stands once on the page.</summary>
    public bool Brief { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = View.HttpContext;
        var follows = (await following.Of(http)).Has(new(Kind, Key));
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Href);
        output.Attributes.SetAttribute("class", "v-follow");
        var words = follows ? L["Niet meer volgen", "Stop following"] : L["Volgen", "Follow"];
        var hidden = Html.WhenText(Named, """<span class="au-u-hidden-visually"> {0}</span>""");
        var told = Html.When(
            follows && !Brief,
            $"""<span class="v-quiet v-small">{L["U volgt dit.", "You follow this."]} <a href="/volgen">{Mine}</a></span>"""
        );
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <input type="hidden" name="soort" value="{Kind.Word()}">
                <input type="hidden" name="sleutel" value="{Key}">
                <input type="hidden" name="terug" value="{Languages.Address(http.Request)}">
                <button class="au-c-button au-c-button--secondary" name="doe" value="{(follows ? "stop" : "volg")}">{words}{hidden}</button>
                {told}
                """
            )
        );
    }

    private string Mine => L["Wat ik volg", "What I follow"];
}
