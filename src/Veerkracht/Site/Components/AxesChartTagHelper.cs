using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Site.Components;

/// <summary>An axis of the programme with its money; null is not known.</summary>
public sealed record AxisMoney(string Title, Money? Envelope, Money? Awarded, Money? Paid, string Href);

/// <summary>
/// The axes as one SVG on one scale, with the same figures in a table beside it. Widths are percentages and heights pixels, so that
/// the letters stay as large on a phone as on a desk. The SVG is hidden from screen readers: the table says the same and more.
/// </summary>
[HtmlTargetElement("axes-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AxesChartTagHelper(Texts L) : TagHelper
{
    private const int RowHeight = 72;

    public IReadOnlyList<AxisMoney> Axes { get; set; } = [];
    public string Caption { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var scale = Axes.SelectMany(a => new[] { a.Envelope, a.Awarded, a.Paid }).OfType<Money>().Append(Money.FromEuro(1)).Max();
        var height = Axes.Count * RowHeight;
        output.TagName = null;
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <div class="v-columns v-columns--axes"><figure class="v-axes">{Legend()}
                <svg height="{height + 24}" aria-hidden="true" focusable="false">{Html.Each(Ticks(scale), tick =>
                    Tick(tick, scale, height)
                )}{Html.Each(Axes.Select((axis, row) => (axis, row)), a =>
                    Axis(a.axis, a.row * RowHeight, scale)
                )}</svg></figure>{Table()}</div>
                """
            )
        );
    }

    private IHtmlContent Axis(AxisMoney axis, int top, Money scale) =>
        Html.Of(
            $"""
            <a href="{axis.Href}" tabindex="-1"><text class="v-axes__title" x="0" y="{top + 20}">{axis.Title}</text><text x="100%" y="{top
                + 20}" text-anchor="end">{MoneyTagHelper.Short(axis.Envelope, L)}</text>
            <rect class="v-envelope" y="{top + 30}" width="{MoneyBarTagHelper.Share(
                axis.Envelope,
                scale
            )}" height="26" rx="2"/><rect class="v-awarded" y="{top + 30}" width="{MoneyBarTagHelper.Share(
                axis.Awarded,
                scale
            )}" height="26" rx="2"/><rect class="v-paid" y="{top + 38}" width="{MoneyBarTagHelper.Share(
                axis.Paid,
                scale
            )}" height="10" rx="2"/></a>
            """
        );

    private IHtmlContent Tick(Money at, Money scale, int height)
    {
        var x = MoneyBarTagHelper.Share(at, scale);
        var anchor = at.IsZero ? "start" : "middle";
        var amount = at.IsZero ? L["€\u00a00", "€0"] : MoneyTagHelper.Short(at, L);
        return Html.Of(
            $"""
            <line x1="{x}" x2="{x}" y1="26" y2="{height}"/>
            <text class="v-axes__tick" x="{x}" y="{height + 18}" text-anchor="{anchor}">{amount}</text>
            """
        );
    }

    /// <summary>Three or four round amounts: 1, 2 or 5 with zeros.</summary>
    public static IReadOnlyList<Money> Ticks(Money scale)
    {
        var magnitude = Money.FromEuro((long)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, scale.Cents / 100.0)))));
        var step = new[] { 1L, 2, 5 }.Select(n => new Money(magnitude.Cents * n / 2)).First(s => s.Cents * 4 > scale.Cents);
        // The last must leave room for its own label.
        return [.. Enumerable.Range(0, 4).Select(n => new Money(step.Cents * n)).Where(t => t.Cents * 20 <= scale.Cents * 19)];
    }

    private IHtmlContent Legend() =>
        Html.Of(
            $"""
            <ul class="v-legend">{LegendOf("envelope", L["Enveloppe", "Envelope"])}{LegendOf(
                "awarded",
                L["Toegekend", "Awarded"]
            )}{LegendOf("paid", L["Betaald", "Paid"])}</ul>
            """
        );

    private static IHtmlContent LegendOf(string stage, string label) =>
        Html.Of(
            $"""
            <li><svg aria-hidden="true" focusable="false"><rect class="v-{stage}" width="16" height="16" rx="2"/></svg>{label}</li>
            """
        );

    private IHtmlContent Table() =>
        Html.Of(
            $"""
            <div class="au-c-table-wrapper"><table class="au-c-table au-c-table--compact v-table--stack"><caption>{Caption}</caption>
            <thead><tr><th scope="col">{L["As", "Axis"]}</th><th scope="col" class="v-number">{L[
                "Enveloppe",
                "Envelope"
            ]}</th><th scope="col" class="v-number">{L["Toegekend", "Awarded"]}</th><th scope="col" class="v-number">{L[
                "Betaald",
                "Paid"
            ]}</th></tr></thead>
            <tbody>{Html.Each(Axes, a =>
                Html.Of(
                    $"""
                    <tr><th scope="row"><a href="{a.Href}">{a.Title}</a></th>{Cell(a.Envelope, L["Enveloppe", "Envelope"])}{Cell(
                        a.Awarded,
                        L["Toegekend", "Awarded"]
                    )}{Cell(a.Paid, L["Betaald", "Paid"])}</tr>
                    """
                )
            )}</tbody></table></div>
            """
        );

    private IHtmlContent Cell(Money? amount, string column) =>
        Html.Of($"""<td class="v-number" data-label="{column}">{MoneyTagHelper.Render(amount, L)}</td>""");
}
