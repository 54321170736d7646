using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Geo.Files;

/// <summary>What was read from a file.</summary>
/// <param name="Note">What was changed of it; null where nothing was.</param>
public sealed record MapFileShape(Geometry Shape, LocalText? Note = null);

/// <summary>
/// Reads the shape that is asked from a file of people's own: GPX, GeoJSON, KML, KMZ or a zipped shapefile, in WGS 84, Lambert 72 or
/// Lambert 2008. What kind of file it is, is told by what stands in it.
/// </summary>
public static class MapFile
{
    public const int MaxBytes = 10_000_000;

    /// <summary>Endings by which people know these files, for choosing one.</summary>
    public const string Accept = ".gpx,.geojson,.json,.kml,.kmz,.zip";

    /// <summary>Points that are read of one file before it is made simpler.</summary>
    internal const int MostRead = 500_000;

    /// <summary>Degrees, about a metre: so far may a line move when it has too many points.</summary>
    private const double Metre = 0.00001;

    public static (MapFileShape? Read, ShapeFault? Fault) Read(ShapeKind kind, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return (null, MapFileFaults.TooLarge);
        try
        {
            var found = Any(bytes).Where(g => !g.IsEmpty).ToList();
            return found.Count == 0 ? (null, MapFileFaults.Empty)
                : Chosen(kind, found) is { } shape ? Kept(shape)
                : (null, MapFileFaults.OtherKind(kind, found));
        }
        catch (MapFileException e)
        {
            return (null, e.Fault);
        }
    }

    private static List<Geometry> Any(ReadOnlyMemory<byte> bytes)
    {
        var start = bytes.Span.TrimStart([.. "\uFEFF \t\r\n"u8]);
        return start.StartsWith("PK"u8) ? ZippedMap.Read(bytes)
            : start.StartsWith("{"u8) ? GeoJsonFile.Read(bytes)
            : start.StartsWith("<"u8) ? XmlMap.Read(new MemoryStream(bytes.ToArray()))
            : throw new MapFileException(MapFileFaults.NoMap);
    }

    /// <summary>All of a file that is of the kind that is asked; null where nothing is, or too much.</summary>
    private static Geometry? Chosen(ShapeKind kind, List<Geometry> found)
    {
        var fit = found.Where(g => g.IsOf(kind)).ToList();
        // A track around a district, where nothing else is in the file.
        if (fit.Count == 0 && kind == ShapeKind.Area && found is [LineString { NumPoints: >= 3 } track])
            return Shapes.Of(kind, [.. track.Coordinates.Select(c => new Place(c.X, c.Y))]);
        return fit.Count == 0 || (kind == ShapeKind.Point && fit.Count > 1) ? null : ShapeText.Join(kind, fit);
    }

    private static (MapFileShape?, ShapeFault?) Kept(Geometry shape)
    {
        var before = shape.NumPoints;
        if (before <= Shapes.MaxPoints)
            return (new MapFileShape(Shapes.Canonical(shape)), null);
        var simple = TopologyPreservingSimplifier.Simplify(shape, Metre);
        if (simple.NumPoints > Shapes.MaxPoints)
            return (null, ShapeFaults.TooManyPoints(simple.NumPoints));
        return (
            new MapFileShape(
                Shapes.Canonical(simple),
                new LocalText(
                    $"Het bestand heeft {before} punten. We houden er {simple.NumPoints}; de tekening schuift hoogstens een meter.",
                    $"The file has {before} points. We keep {simple.NumPoints} of them; the drawing moves by a metre at most."
                )
            ),
            null
        );
    }
}
