using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Components;

/// <summary>A term of art and what it means, as people who hand out grants use it.</summary>
public sealed record Term(string Id, LocalText Question, LocalText Meaning)
{
    public static readonly Term DrawingRight = new(
        "trekkingsrecht",
        new("Wat is een trekkingsrecht?", "What is a drawing right?"),
        new(
            "Een bedrag dat voor uw gemeente klaarligt. Niemand anders kan het gebruiken. U krijgt het niet vanzelf: u vraagt het "
                + "aan met een project. Of u zelf een deel betaalt, staat bij de voorwaarden.",
            "An amount that lies ready for your municipality. Nobody else can use it. You do not get it by itself: you ask for it with a "
                + "project. Whether you pay a part yourself stands with the conditions."
        )
    );

    public static readonly Term Pot = new(
        "pot",
        new("Wat is een pot?", "What is a pot?"),
        new(
            "Geld voor alle besturen samen. Wie eerst indient, gaat eerst. Is de pot leeg, dan is er niets meer.",
            "Money for all governments together. Who sends first is served first. Once the pot is empty there is nothing left."
        )
    );

    public static readonly Term Instalment = new(
        "schijf",
        new("Wat is een schijf?", "What is an instalment?"),
        new(
            "Een deel van de subsidie. U krijgt ze niet in één keer: voor elke schijf vraagt u de betaling als het "
                + "project zo ver is. Wat op het einde overblijft, heet het saldo.",
            "A part of the grant. You do not get it at once: for each instalment you ask for the payment when the project has come so far. "
                + "What is left at the end is called the balance."
        )
    );
}

/// <summary>Terms of art explained where they stand: each folded under its question.</summary>
[HtmlTargetElement("terms", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TermsTagHelper(Texts L) : TagHelper
{
    public IReadOnlyList<Term> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(
            Html.Each(Of, term =>
                Html.Of(
                    $"""<details class="v-help"><summary>{L[term.Question]}</summary><div class="v-help__text"><p>{L[
                            term.Meaning
                        ]}</p></div></details>"""
                )
            )
        );
    }
}
