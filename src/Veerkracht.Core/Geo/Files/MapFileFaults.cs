using NetTopologySuite.Geometries;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Geo.Files;

/// <summary>Goes from where a file cannot be read to <see cref="MapFile.Read"/>, which tells why.</summary>
internal sealed class MapFileException(ShapeFault fault) : Exception(fault.Code)
{
    public ShapeFault Fault { get; } = fault;
}

/// <summary>Why a file gives no shape.</summary>
internal static class MapFileFaults
{
    public static readonly ShapeFault TooLarge = Of(
        $"Het bestand is groter dan {MapFile.MaxBytes / 1_000_000} MB. Kies een bestand met alleen wat hier gevraagd is.",
        $"The file is larger than {MapFile.MaxBytes / 1_000_000} MB. Choose a file with only what is asked here."
    );

    public static readonly ShapeFault NoMap = Of(
        "Dit is geen kaartbestand. Kies een GPX, GeoJSON, KML, KMZ of een shapefile in een zip.",
        "This is no map file. Choose a GPX, GeoJSON, KML, KMZ or a shapefile in a zip."
    );

    public static readonly ShapeFault Damaged = Of(
        "Het bestand is beschadigd of niet volledig. Bewaar het opnieuw in uw programma en kies het nog eens.",
        "The file is damaged or not complete. Save it again in your program and choose it once more."
    );

    public static readonly ShapeFault Empty = Of(
        "In het bestand staat geen punt, lijn of gebied. Bewaar het opnieuw in uw programma, met wat u tekende erin.",
        "There is no point, line or area in the file. Save it again in your program, with what you drew in it."
    );

    public static readonly ShapeFault NoProjection = Of(
        "In de zip ontbreekt het .prj-bestand, zodat we niet weten in welke coördinaten de shapefile staat. Voeg het toe.",
        "The zip lacks the .prj file, so we do not know in which coordinates the shapefile is. Add it."
    );

    public static readonly ShapeFault OtherProjection = Of(
        "Het bestand staat in coördinaten die we niet lezen. Bewaar het in WGS 84, Lambert 72 of Lambert 2008.",
        "The file is in coordinates that we do not read. Save it in WGS 84, Lambert 72 or Lambert 2008."
    );

    public static readonly ShapeFault SeveralMaps = Of(
        "In de zip staat meer dan één kaart. Houd alleen die over die hier gevraagd is.",
        "There is more than one map in the zip. Keep only the one that is asked here."
    );

    public static ShapeFault OtherKind(ShapeKind kind, IReadOnlyList<Geometry> found)
    {
        if (kind == ShapeKind.Point && found.Count(g => g.IsOf(kind)) is > 1 and var points)
            return Of(
                $"In het bestand staan {points} punten; hier is er één gevraagd. Houd er één over.",
                $"There are {points} points in the file; one is asked here. Keep one."
            );
        return kind switch
        {
            ShapeKind.Point => Of("In het bestand staat geen punt.", "There is no point in the file."),
            ShapeKind.Line => Of("In het bestand staat geen lijn.", "There is no line in the file."),
            _ => Of("In het bestand staat geen gebied.", "There is no area in the file."),
        };
    }

    private static ShapeFault Of(string nl, string en) => new("map-file", new LocalText(nl, en));
}
