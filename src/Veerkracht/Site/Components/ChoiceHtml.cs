using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Forms;

namespace Veerkracht.Site.Components;

/// <summary>Radios and checkboxes.</summary>
public static class ChoiceHtml
{
    public static IHtmlContent Render(FieldModel field, Texts L) =>
        field.Kind switch
        {
            BoxKind.YesNo => Group(field, "radio", [new("true", L["Ja", "Yes"]), new("false", L["Nee", "No"])], inline: true),
            BoxKind.Radios => Group(field, "radio", field.Options, inline: false),
            BoxKind.Checkboxes => Group(field, "checkbox", field.Options, inline: false),
            BoxKind.Confirm => Control(field, "checkbox", new("true", field.Label), 0),
            _ => Html.None,
        };

    private static IHtmlContent Group(FieldModel field, string type, IReadOnlyList<Choice> options, bool inline) =>
        Html.Of(
            $"""
            <div class="v-choices{(inline ? " v-choices--inline" : "")}">{Html.Each(
                options.Index(),
                o => Control(field, type, o.Item, o.Index)
            )}</div>
            """
        );

    // The first has the id of the field: the error summary leads to it.
    private static IHtmlContent Control(FieldModel field, string type, Choice option, int index)
    {
        var id = index == 0 ? field.Id : $"{field.Id}-{index}";
        var ticked = type == "radio" || field.Kind == BoxKind.Confirm ? field.Value == option.Id : field.Values.Contains(option.Id);
        var alone =
            field.Kind == BoxKind.Confirm
                ? Html.Each(
                    [
                        ("aria-describedby", field.DescribedBy()),
                        ("aria-required", field.Required ? "true" : null),
                        ("aria-invalid", field.Errors.Count > 0 ? "true" : null),
                    ],
                    ((string Name, string? Value) attribute) => Html.Attribute(attribute.Name, attribute.Value)
                )
                : Html.None;
        var state = Html.Of($"{Html.Attribute("checked", ticked)}{Html.Attribute("disabled", field.ReadOnly)}{alone}");
        var hint = Html.WhenText(option.Hint, "<small>{0}</small>");
        return Html.Of(
            $"""
            <label class="au-c-control au-c-control--{type}"><input class="au-c-control__input"
            type="{type}" id="{id}" name="{field.Name}" value="{option.Id}"{state}><span class="au-c-control__indicator"></span><span
            class="au-c-control__text">{option.Label}{hint}</span></label>
            """
        );
    }
}
