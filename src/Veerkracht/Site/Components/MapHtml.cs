using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Geo.Files;

namespace Veerkracht.Site.Components;

/// <summary>A box for a place on the map and what draws in it.</summary>
/// <param name="Home">NIS code of the municipality on which the map opens; null: all of Flanders.</param>
/// <param name="TakesFiles">The page reads a file that comes with the form, see <see cref="MapHtml.FilePrefix"/>.</param>
public sealed record MapBox(ShapeKind Kind, string? Home, bool TakesFiles);

/// <summary>
/// Places are typed, one a line; a file of another program fills the box too. With scripts a map stands beside the box, draws what is typed
/// and types what is drawn.
/// </summary>
internal static class MapHtml
{
    /// <summary>Begins the name of a box for a file of a map; the path of the field follows.</summary>
    public const string FilePrefix = "kaart:";

    public static IHtmlContent Render(FieldModel field, IHtmlContent box, Texts L) =>
        Html.Of(
            $"""
            {box}{Html.When(field.Map!.TakesFiles && !field.ReadOnly, File(field, L))}<div class="v-map" id="{field.Id}-map" data-own
            data-map="{field.Map.Kind.ToString().ToLowerInvariant()}" data-for="{field.Id}" data-label="{field.Label}"{Html.Attribute(
                "data-home",
                field.Map.Home
            )}></div>
            """
        );

    private static FormattableString File(FieldModel field, Texts L) =>
        $"""
            <div class="v-map-file"><label for="{field.Id}-file">{L[
                "Of lees een bestand in (GPX, GeoJSON, KML, shapefile in een zip)",
                "Or read a file (GPX, GeoJSON, KML, shapefile in a zip)"
            ]}</label>
            <div class="v-upload" data-goes><input type="file" id="{field.Id}-file" name="{FilePrefix}{field.Name}"
            accept="{MapFile.Accept}">
            <span class="v-upload__words" aria-hidden="true"><b>{L["Kies een bestand", "Choose a file"]}</b>
            {L["of sleep het hierheen", "or drop it here"]}</span>
            <button class="au-c-button au-c-button--secondary" name="upload" value="{field.Name}">{L["Lees in", "Read"]}<span
            class="au-u-hidden-visually"> {field.Label}</span></button></div></div>
            """;

    /// <summary>Says how to write places: read with the box.</summary>
    public static string Example(ShapeKind kind, Texts L) =>
        kind switch
        {
            ShapeKind.Point => L[
                "Breedte en lengte, bijvoorbeeld 51.0543, 3.7174. Lambert 72 of 2008 mag ook: 104331 193994",
                "Latitude and longitude, for example 51.0543, 3.7174. Lambert 72 or 2008 will do too: 104331 193994"
            ],
            ShapeKind.Line => L[
                "Eén plaats per regel, van begin tot einde, bijvoorbeeld 51.0543, 3.7174. Een lege regel begint een nieuw stuk",
                "One place a line, from begin to end, for example 51.0543, 3.7174. An empty line begins a new part"
            ],
            _ => L[
                "De grens, één plaats per regel, bijvoorbeeld 51.0543, 3.7174. Wij sluiten ze. Een lege regel begint een nieuw gebied",
                "The border, one place a line, for example 51.0543, 3.7174. We close it. An empty line begins a new area"
            ],
        };
}
