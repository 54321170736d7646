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
        var messages = Messages(field.Name, field.Errors, field.Warnings, L);
        if (field.IsChoice)
            return Html.Of(
                $"""
                <fieldset class="v-field{state}" id="{field.Id}-field"{Html.Attribute("aria-describedby", field.DescribedBy())}>
                <legend class="au-c-fieldset-legend">{Label(field.Label, field.Required, L)}</legend>{Hint(
                    field.Name,
                    field.Hint
                )}{messages}{ChoiceHtml.Render(field, L)}</fieldset>
                """
            );
        if (field.Kind == BoxKind.Confirm)
            return Html.Of(
                $"""
                <div class="v-field{state}" id="{field.Id}-field">{Hint(field.Name, field.Hint)}{messages}{ChoiceHtml.Render(
                    field,
                    L
                )}</div>
                """
            );
        var label = field.Bare ? Html.Of($"{field.Label}") : Label(field.Label, field.Required || field.ReadOnly, L);
        return Html.Of(
            $"""
            <div class="v-field{wide}{state}" id="{field.Id}-field"><label class="{(
                field.Bare ? "au-u-hidden-visually" : "au-c-label"
            )}" for="{field.Id}">{label}</label>{Hint(field.Name, field.Hint)}{DateHtml.Example(
                field,
                L
            )}{messages}{InputHtml.Render(field, L)}</div>
            """
        );
    }

    /// <summary>The label, and "niet verplicht" where the field may stay empty: most fields are required.</summary>
    public static IHtmlContent Label(string label, bool required, Texts L) =>
        required ? Html.Of($"{label}") : Html.Of($"""{label} <span class="v-optional">({L["niet verplicht", "optional"]})</span>""");

    public static IHtmlContent Hint(string name, string? hint) =>
        Html.When(
            !string.IsNullOrEmpty(hint),
            $"""<p class="au-c-help-text au-c-help-text--secondary" id="{FieldIds.Hint(name)}">{hint}</p>"""
        );

    public static IHtmlContent Messages(string name, IReadOnlyList<string> errors, IReadOnlyList<string> warnings, Texts L) =>
        Html.Each(
            [
                Message(errors, FieldIds.Error(name), "error", L["Fout:", "Error:"]),
                Message(warnings, FieldIds.Warning(name), "warning", L["Let op:", "Note:"]),
            ],
            message => message
        );

    private static IHtmlContent Message(IReadOnlyList<string> messages, string id, string look, string word) =>
        Html.When(
            messages.Count > 0,
            $"""
            <div id="{id}">{Html.Each(messages, message =>
                Html.Of($"""<p class="au-c-help-text au-c-help-text--{look}"><span class="v-word">{word}</span> {message}</p>""")
            )}</div>
            """
        );
}
