using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Forms;

namespace Veerkracht.Site.Components;

/// <summary>A field: label, hint, errors and warnings around its input, tied to it for who cannot see it.</summary>
public static class FieldHtml
{
    public static IHtmlContent Render(FieldModel field, Texts L)
    {
        var state =
            field.Errors.Count > 0 ? " v-field--error"
            : field.Warnings.Count > 0 ? " v-field--warning"
            : "";
        var wide = field.Bare ? " v-field--wide" : "";
        var hint = Hint(field.Name, field.Hint, field.HintLang);
        var messages = Messages(field.Name, field.Errors, field.Warnings, L, field.MessageLangs);
        if (field.IsChoice)
            return Html.Of(
                $"""
                <fieldset class="v-field{state}" id="{field.Id}-field"{Html.Attribute("aria-describedby", field.DescribedBy())}>
                <legend class="au-c-fieldset-legend">{Label(
                    field.Label,
                    field.Required,
                    L,
                    field.Lang
                )}</legend>{hint}{messages}{ChoiceHtml.Render(field, L)}</fieldset>
                """
            );
        if (field.Kind == BoxKind.Confirm)
            return Html.Of(
                $"""
                <div class="v-field{state}" id="{field.Id}-field">{hint}{messages}{ChoiceHtml.Render(
                    field,
                    L
                )}</div>
                """
            );
        var label = field.Bare ? InLanguage(field.Label, field.Lang) : Label(field.Label, field.Required || field.ReadOnly, L, field.Lang);
        return Html.Of(
            $"""
            <div class="v-field{wide}{state}" id="{field.Id}-field"><label class="{(
                field.Bare ? "au-u-hidden-visually" : "au-c-label"
            )}" for="{field.Id}">{label}</label>{hint}{DateHtml.Example(field, L)}{messages}{InputHtml.Render(field, L)}</div>
            """
        );
    }

    /// <summary>The label, and "niet verplicht" where the field may stay empty: most fields are required.</summary>
    public static IHtmlContent Label(string label, bool required, Texts L, string? lang = null) =>
        required
            ? InLanguage(label, lang)
            : Html.Of($"""{InLanguage(label, lang)} <span class="v-optional">({L["niet verplicht", "optional"]})</span>""");

    /// <param name="lang">Language tag where it is another than that of the page, else null, or empty as a page gives null on.</param>
    public static IHtmlContent InLanguage(string text, string? lang) =>
        string.IsNullOrEmpty(lang) ? Html.Of($"{text}") : Html.Of($"""<span lang="{lang}">{text}</span>""");

    public static IHtmlContent Hint(string name, string? hint, string? lang = null) =>
        Html.When(
            !string.IsNullOrEmpty(hint),
            $"""<p class="au-c-help-text au-c-help-text--secondary" id="{FieldIds.Hint(name)}"{Html.Attribute("lang", lang)}>{hint}</p>"""
        );

    /// <param name="langs">Language tags of the messages that are in another language than the page.</param>
    public static IHtmlContent Messages(
        string name,
        IReadOnlyList<string> errors,
        IReadOnlyList<string> warnings,
        Texts L,
        IReadOnlyDictionary<string, string>? langs = null
    ) =>
        Html.Each(
            [
                Message(errors, FieldIds.Error(name), "error", L["Fout:", "Error:"], langs),
                Message(warnings, FieldIds.Warning(name), "warning", L["Let op:", "Note:"], langs),
            ],
            message => message
        );

    private static IHtmlContent Message(
        IReadOnlyList<string> messages,
        string id,
        string look,
        string word,
        IReadOnlyDictionary<string, string>? langs
    ) =>
        Html.When(
            messages.Count > 0,
            $"""
            <div id="{id}">{Html.Each(messages, message =>
                Html.Of($"""<p class="au-c-help-text au-c-help-text--{look}"><span class="v-word">{word}</span> {InLanguage(
                    message,
                    langs?.GetValueOrDefault(message)
                )}</p>""")
            )}</div>
            """
        );
}
