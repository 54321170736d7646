using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Site.Components;

/// <summary>An amount: <c>&lt;money value="grant" /&gt;</c>. An amount that is not known is never shown as 0.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper(Texts L) : TagHelper
{
    public Money? Value { get; set; }
    public bool Large { get; set; }

    /// <summary>What stands there for an amount that is not known; "niet vermeld" unless said otherwise.</summary>
    public string? Unknown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Value, L, Large, Unknown));
    }

    public static IHtmlContent Render(Money? value, Texts L, bool large = false, string? unknown = null) =>
        value is { } amount
            ? Html.Of($"""<span class="v-money{(large ? " v-money--large" : "")}">{Numerals.WriteEuro(amount, L.Language)}</span>""")
            : Html.Of($"""<span class="v-money--unknown">{unknown ?? L["niet vermeld", "not stated"]}</span>""");

    /// <summary>For labels of charts, where the exact amount stands beside: "€ 165 mln.", "€ 0,9 mln.".</summary>
    public static string Short(Money? value, Texts L)
    {
        if (value is not { } amount)
            return L["niet vermeld", "not stated"];
        var tenths = Rounding.HalfUp(amount.Euro / 100_000);
        var number = Numerals.WriteExact(new Rational(tenths, 10), L.Language);
        return L[$"€\u00a0{number}\u00a0mln.", $"€{number}m"];
    }
}
