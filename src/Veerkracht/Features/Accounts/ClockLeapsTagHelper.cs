using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Buttons that set the demonstration's clock a day ahead, or just before and just after the next deadlines. Nothing in production.
/// </summary>
[HtmlTargetElement("clock-leaps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ClockLeapsTagHelper(Texts L, IServiceProvider services, IEnumerable<IClockLeaps> rooms, IAntiforgery antiforgery)
    : TagHelper
{
    private const int Most = 4;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>Address to come back to.</summary>
    public string Back { get; set; } = "/";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (services.GetService<MovableClock>() is not { } clock)
            return;
        var now = clock.BrusselsNow;
        ClockLeap[] leaps =
        [
            new(now.PlusDays(1), new("1 dag later", "1 day later")),
            .. rooms.SelectMany(r => r.After(now)).DistinctBy(l => l.To).OrderBy(l => l.To).Take(Most),
        ];
        var token = antiforgery.GetAndStoreTokens(View.HttpContext);
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <form method="post" action="/klok" class="v-leaps"><input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}"><input type="hidden" name="back" value="{Back}">
                {Html.Each(leaps, leap =>
                    Html.Of(
                        $"""<button class="au-c-button au-c-button--secondary" name="to" value="{leap.To.ToString("uuuu-MM-dd'T'HH:mm", null)}">{L[leap.Text]}</button>"""
                    )
                )}</form>
                """
            )
        );
    }
}
