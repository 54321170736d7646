using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Calendar;

namespace Veerkracht.Site.Components;

/// <summary>
/// A date is typed as text, day first, as the page says it: a date box of the browser follows the language of the browser instead, and
/// drops what it cannot read. With scripts a calendar opens beside the box.
/// </summary>
internal static class DateHtml
{
    /// <param name="value">As kept (yyyy-MM-dd) or as typed: what cannot be read is shown as it was typed.</param>
    public static string Typed(string? value) => DateReader.TryRead(value, out var date, out _) ? DateText.Short(date) : value ?? "";

    public static IHtmlContent Render(FieldModel field, IHtmlContent box, Texts L) =>
        Html.Of(
            $"""
            <span class="v-date">{box}{Html.When(!field.ReadOnly, Button(field, L))}</span>
            """
        );

    /// <summary>Says how to write it: the first thing that is read with the box.</summary>
    public static IHtmlContent Example(FieldModel field, Texts L) =>
        Html.When(
            field.HasExample,
            $"""
            <p class="au-c-help-text au-c-help-text--secondary" id="{FieldIds.Example(
                field.Name
            )}">{How(field, L)}</p>
            """
        );

    private static string How(FieldModel field, Texts L) =>
        field.Map is { } map
            ? MapHtml.Example(map.Kind, L)
            : L["dag/maand/jaar, bijvoorbeeld 15/10/2022", "day/month/year, for example 15/10/2022"];

    private static FormattableString Button(FieldModel field, Texts L) =>
        $"""
        <button type="button" class="v-date__open" data-calendar="{field.Id}" aria-haspopup="dialog"><svg aria-hidden="true"
        viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8"><rect x="3" y="5" width="18"
        height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/></svg><span class="au-u-hidden-visually">{L[
            "Kies een dag in de kalender",
            "Choose a day in the calendar"
        ]}: {field.Label}</span></button>
        """;
}
