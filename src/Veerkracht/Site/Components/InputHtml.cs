using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Geo;

namespace Veerkracht.Site.Components;

/// <summary>
/// The box to type in. Never type="number" (it eats a comma and turns with the wheel), never maxlength (it cuts what is pasted), never
/// the required attribute (a draft may be saved unfinished).
/// </summary>
public static class InputHtml
{
    public static IHtmlContent Render(FieldModel field, Texts L) =>
        field.Kind switch
        {
            BoxKind.LongText => LongText(field, L),
            BoxKind.Map => MapHtml.Render(field, LongText(field, L), L),
            BoxKind.Select => Select(field, L),
            BoxKind.Output => Html.Of($"""<output class="v-money" id="{field.Id}" name="{field.Name}">{field.Value}</output>"""),
            BoxKind.Date => DateHtml.Render(field, Box(field with { Value = DateHtml.Typed(field.Value) }), L),
            BoxKind.Amount => WithUnit(field, before: "€", after: null),
            BoxKind.Percentage => WithUnit(field, before: null, after: string.IsNullOrEmpty(field.Unit) ? "%" : field.Unit),
            _ when !string.IsNullOrEmpty(field.Unit) => WithUnit(field, before: null, after: field.Unit),
            _ => Box(field),
        };

    private static IHtmlContent WithUnit(FieldModel field, string? before, string? after) =>
        Html.Of($"""<span class="v-unit">{UnitBefore(before)}{Box(field)}{UnitAfter(field, after)}</span>""");

    private static IHtmlContent UnitBefore(string? unit) => Html.When(unit is not null, $"""<span aria-hidden="true">{unit}</span>""");

    private static IHtmlContent UnitAfter(FieldModel field, string? unit) =>
        Html.When(unit is not null, $"""<span id="{FieldIds.Unit(field.Name)}">{unit}</span>""");

    private static IHtmlContent Box(FieldModel field)
    {
        var isNumber = field.Kind is BoxKind.Number or BoxKind.Amount or BoxKind.Percentage;
        var (type, width) = field.Kind switch
        {
            _ when field.IsSecret => ("password", "long"),
            BoxKind.Email => ("email", "long"),
            BoxKind.Phone => ("tel", "medium"),
            BoxKind.Code or BoxKind.Amount or BoxKind.Date => ("text", "medium"),
            BoxKind.Number or BoxKind.Percentage => ("text", "short"),
            _ => ("text", "long"),
        };
        var isAmount = field.Kind == BoxKind.Amount;
        var decimals = isAmount ? 2 : field.Decimals;
        var numeric = Html.When(
            isNumber,
            $""" inputmode="decimal" autocomplete="off" data-decimals="{decimals}"{Html.Attribute("data-amount", isAmount)}{Html.Attribute(
                "data-unit",
                Unit(field)
            )}"""
        );
        var look = $"v-input--{width}{(isNumber ? " v-input--number" : "")}{State(field, "input")}";
        return Html.Of(
            $"""
            <input class="au-c-input {look}" type="{type}" id="{field.Id}" name="{field.Name}"
            value="{(field.IsSecret ? "" : field.Value)}"{numeric}{Common(field)}>
            """
        );
    }

    /// <summary>What may stand behind a number as it is typed.</summary>
    private static string? Unit(FieldModel field) =>
        !string.IsNullOrEmpty(field.Unit) ? field.Unit
        : field.Kind == BoxKind.Percentage ? "%"
        : null;

    private static IHtmlContent LongText(FieldModel field, Texts L)
    {
        var most = L[$"Hoogstens {field.MaxLength} tekens", $"At most {field.MaxLength} characters"];
        var counter = Html.When(
            field.MaxLength is not null,
            $"""<p class="au-c-help-text au-c-help-text--secondary v-counter" id="{FieldIds.Counter(field.Name)}">{most}</p>"""
        );
        var look = State(field, "textarea");
        var max = Html.Attribute("data-max", field.MaxLength);
        // The line end after the tag is dropped by browsers: without it a first empty line of the text would be.
        return Html.Of(
            $"""
            <textarea class="au-c-textarea au-c-textarea--block{look}" id="{field.Id}" name="{field.Name}" rows="{(
                field.Map is { Kind: ShapeKind.Point } ? 1 : 6
            )}"{max}{Common(field)}>
            {field.Value}</textarea>{counter}
            """
        );
    }

    private static IHtmlContent Select(FieldModel field, Texts L) =>
        Html.Of(
            $"""
            <select class="au-c-input v-input--long{State(field, "input")}" id="{field.Id}" name="{field.Name}"{Common(field)}>
            <option value="">{field.EmptyOption ?? L["Maak een keuze", "Choose"]}</option>{Html.Each(
                field.Options,
                o => Option(o, o.Id == field.Value)
            )}</select>
            """
        );

    private static IHtmlContent Option(Choice option, bool selected) =>
        Html.Of(
            $"""
            <option value="{option.Id}"{Html.Attribute("selected", selected)}{Html.Attribute("lang", option.Lang)}>{option.Label}</option>
            """
        );

    private static string State(FieldModel field, string component) =>
        field.Errors.Count > 0 ? $" au-c-{component}--error"
        : field.Warnings.Count > 0 ? $" au-c-{component}--warning"
        : "";

    private static IHtmlContent Common(FieldModel field) =>
        Html.Each(
            [
                ("aria-required", field.Required && !field.ReadOnly ? "true" : null),
                ("aria-invalid", field.Errors.Count > 0 ? "true" : null),
                ("aria-describedby", field.DescribedBy()),
                ("autocomplete", field.Autocomplete),
                (field.Kind == BoxKind.Select ? "disabled" : "readonly", field.ReadOnly),
            ],
            ((string Name, object? Value) attribute) => Html.Attribute(attribute.Name, attribute.Value)
        );
}
