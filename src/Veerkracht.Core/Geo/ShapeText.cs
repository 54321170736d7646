using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Geo;

/// <summary>
/// A shape as it stands in a box: a place a line, "51.0543, 3.7174", an empty line between parts. GeoJSON is read too, and written where
/// lines cannot tell it: areas with holes.
/// </summary>
public static class ShapeText
{
    /// <returns>The shape, or why there is none.</returns>
    public static (Geometry? Shape, ShapeFault? Fault) Read(ShapeKind kind, string text)
    {
        text = text.Trim();
        if (text.StartsWith('{'))
            return GeoJson.Read(GeoJson.Parse(text)) is { } shape && shape.IsOf(kind)
                ? (Shapes.Canonical(shape), null)
                : (null, Unreadable(kind));
        var parts = new List<List<Place>> { new() };
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0)
            {
                if (parts[^1].Count > 0)
                    parts.Add([]);
                continue;
            }
            var spelling = PlaceText.Read(line, out var place);
            if (spelling != Spelling.Place)
                return (null, Why(spelling, line, number, kind));
            parts[^1].Add(place);
        }
        return Together(kind, [.. parts.Where(p => p.Count > 0)]);
    }

    private static (Geometry?, ShapeFault?) Together(ShapeKind kind, List<List<Place>> parts)
    {
        var shapes = parts.Select(p => Shapes.Of(kind, p)).ToList();
        if (shapes.Count == 0 || shapes.Contains(null) || (kind == ShapeKind.Point && shapes.Count > 1))
            return (null, Unreadable(kind));
        return (Shapes.Canonical(Join(kind, [.. shapes.OfType<Geometry>()])), null);
    }

    internal static Geometry Join(ShapeKind kind, IReadOnlyList<Geometry> shapes) =>
        shapes.Count == 1 ? shapes[0]
        : kind == ShapeKind.Line ? Shapes.Factory.CreateMultiLineString([.. shapes.SelectMany(Each).Cast<LineString>()])
        : Shapes.Factory.CreateMultiPolygon([.. shapes.SelectMany(Each).Cast<Polygon>()]);

    private static IEnumerable<Geometry> Each(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN);

    public static string Write(Geometry shape)
    {
        if (Each(shape).OfType<Polygon>().Any(p => p.NumInteriorRings > 0))
            return GeoJson.Write(shape).ToJsonString();
        var text = new StringBuilder();
        foreach (var part in Each(shape))
        {
            if (text.Length > 0)
                text.Append('\n');
            var places = part is Polygon area ? area.ExteriorRing.Coordinates[..^1] : part.Coordinates;
            foreach (var c in places)
                text.Append(One(c)).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>"51.0543, 3.7174": latitude first, as maps show it.</summary>
    public static string One(Coordinate c) => $"{Degrees(c.Y)}, {Degrees(c.X)}";

    private static string Degrees(double value) => Math.Round((decimal)value, 6).ToString("0.0#####", CultureInfo.InvariantCulture);

    private static ShapeFault Why(Spelling spelling, string line, int number, ShapeKind kind)
    {
        var shown = line.Length > 60 ? line[..60] + "…" : line;
        return spelling switch
        {
            Spelling.Elsewhere => ShapeFaults.OutsideBelgium,
            Spelling.Ambiguous => new ShapeFault(
                "place-ambiguous",
                new LocalText(
                    $"‘{shown}’ kan meer dan één plaats zijn. Schrijf het bijvoorbeeld zo: 51.0543, 3.7174.",
                    $"‘{shown}’ can be more than one place. Write it for example as 51.0543, 3.7174."
                )
            ),
            _ when kind == ShapeKind.Point => Unreadable(kind),
            _ => new ShapeFault(
                "not-a-place",
                new LocalText(
                    $"Regel {number}, ‘{shown}’, is geen plaats. Schrijf één plaats per regel, bijvoorbeeld 51.0543, 3.7174.",
                    $"Line {number}, ‘{shown}’, is no place. Write one place a line, for example 51.0543, 3.7174."
                )
            ),
        };
    }

    /// <summary>Of what is no shape of the kind that is asked.</summary>
    public static ShapeFault Unreadable(ShapeKind kind) =>
        new(
            "not-a-place",
            kind switch
            {
                ShapeKind.Point => new LocalText(
                    "Geef één plaats in België, bijvoorbeeld 51.0543, 3.7174 of in Lambert 72: 104331 193994.",
                    "Give one place in Belgium, for example 51.0543, 3.7174 or in Lambert 72: 104331 193994."
                ),
                ShapeKind.Line => new LocalText(
                    "Geef minstens twee verschillende plaatsen, elk op een regel, bijvoorbeeld 51.0543, 3.7174.",
                    "Give at least two different places, each on a line, for example 51.0543, 3.7174."
                ),
                _ => new LocalText(
                    "Geef minstens drie verschillende plaatsen op de grens van het gebied, elk op een regel, bijvoorbeeld 51.0543, 3.7174.",
                    "Give at least three different places on the border of the area, each on a line, for example 51.0543, 3.7174."
                ),
            }
        );
}
