using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Site.Components;

/// <summary>How far the money is; null is not known (never 0).</summary>
public sealed record MoneyStages(Money? Envelope, Money? Asked, Money? Reserved, Money? Awarded, Money? Paid)
{
    public IEnumerable<Money> Known => new[] { Envelope, Asked, Reserved, Awarded, Paid }.OfType<Money>();
}

/// <summary>
/// Envelope, asked, reserved, awarded, paid: one bar each, all on one scale, each with its amount and a link to its rows. The bars stand in
/// a table, which is what a screen reader reads. Give the same <c>scale</c> to all bars of a page so that they can be compared.
/// </summary>
[HtmlTargetElement("money-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyBarTagHelper(Texts L) : TagHelper
{
    public string Caption { get; set; } = "";
    public MoneyStages Money { get; set; } = new(null, null, null, null, null);

    /// <summary>The amount that fills the width; the largest of the amounts where it is not given or too small.</summary>
    public Money? Scale { get; set; }

    /// <summary>Address of the rows behind a stage ("envelope", "asked", "reserved", "awarded", "paid"); null: no link.</summary>
    public Func<string, string?>? Href { get; set; }

    /// <summary>A dossier has no envelope of its own.</summary>
    public bool WithoutEnvelope { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var largest = Money.Known.Append(Scale ?? Core.Amounts.Money.Zero).Max();
        (string Stage, string Label, Money? Amount)[] rows =
        [
            ("envelope", L["Enveloppe", "Envelope"], Money.Envelope),
            ("asked", L["Gevraagd", "Asked"], Money.Asked),
            ("reserved", L["Gereserveerd", "Reserved"], Money.Reserved),
            ("awarded", L["Toegekend", "Awarded"], Money.Awarded),
            ("paid", L["Betaald", "Paid"], Money.Paid),
        ];
        output.TagName = null;
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
            <table class="v-bar"><caption>{Caption}</caption><tbody>{Html.Each(WithoutEnvelope ? rows[1..] : rows, row => Html.Of($"""
            <tr><th scope="row">{Link(row.Stage, row.Label)}{NotYet(row.Stage)}</th>
            <td class="v-bar__cell">{Bar(row.Stage, Share(row.Amount, largest))}</td>
            <td class="v-bar__amount">{MoneyTagHelper.Render(row.Amount, L)}</td></tr>
            """))}</tbody></table>
            """
            )
        );
    }

    /// <summary>Of a dossier: why nothing is reserved, so that nobody takes the 0 for a loss.</summary>
    private IHtmlContent NotYet(string stage)
    {
        if (!WithoutEnvelope || stage != "reserved" || Money.Asked is not { IsPositive: true } || Money.Reserved is not { IsZero: true })
            return Html.None;
        return Html.Of(
            $"""
            <span class="v-line v-quiet v-small">{(
                Money.Awarded is { IsPositive: true }
                    ? L["nu toegekend", "awarded by now"]
                    : L["pas als een toekenning wordt voorgesteld", "once an award is proposed"]
            )}</span>
            """
        );
    }

    private IHtmlContent Link(string stage, string label) =>
        Href?.Invoke(stage) is { } href ? Html.Of($"""<a href="{href}">{label}</a>""") : Html.Of($"{label}");

    private static IHtmlContent Bar(string stage, string width) =>
        Html.Of(
            $"""
            <svg aria-hidden="true" focusable="false"><rect class="v-bar__track" width="100%" height="100%" rx="2"/>
            <rect class="v-{stage}" width="{width}" height="100%" rx="2"/></svg>
            """
        );

    /// <summary>Width of an amount on a scale, as a percentage for SVG; what is above 0 is always seen.</summary>
    public static string Share(Money? amount, Money scale)
    {
        if (amount is not { IsPositive: true } some || !scale.IsPositive)
            return "0%";
        var percent = Math.Clamp((double)some.Cents / scale.Cents * 100, 0.3, 100);
        return percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
    }
}
