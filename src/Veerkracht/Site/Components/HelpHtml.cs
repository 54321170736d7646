using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Components;

/// <summary>The help of a question, folded until somebody asks for it: an explanation, an example of an answer, a drawing.</summary>
public static class HelpHtml
{
    public static IHtmlContent Of(Field field, Texts L) =>
        Html.When(
            !field.Help.IsEmpty,
            $"""<details class="v-help"><summary>{L["Uitleg", "Help"]}<span class="au-u-hidden-visually">: {L[
                field.Label
            ]}</span></summary>{Inside(field.Help, L)}</details>"""
        );

    /// <summary>As it stands open on paper.</summary>
    public static IHtmlContent Inside(FieldHelp help, Texts L) =>
        Html.Of($"""<div class="v-help__text">{Paragraph(help.Text, L)}{Example(help.Example, L)}{Drawing(help, L)}</div>""");

    private static IHtmlContent Paragraph(LocalText text, Texts L) => Html.When(!text.IsEmpty, $"<p>{L.Marked(text)}</p>");

    private static IHtmlContent Example(LocalText example, Texts L) =>
        Html.When(!example.IsEmpty, $"""<p><b>{L["Voorbeeld", "Example"]}:</b> {L.Marked(example)}</p>""");

    /// <summary>As an image of its own: nothing in it can run, and its colours do not mix with the page.</summary>
    private static IHtmlContent Drawing(FieldHelp help, Texts L) =>
        Html.When(
            help.Picture is not null,
            $"""<figure><img src="data:image/svg+xml,{Uri.EscapeDataString(
                help.Picture ?? ""
            )}" alt=""><figcaption>{L.Marked(help.PictureText)}</figcaption></figure>"""
        );
}
