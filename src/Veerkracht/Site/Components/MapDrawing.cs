using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Veerkracht.Core.Geo;

namespace Veerkracht.Site.Components;

/// <summary>
/// A shape as a drawing: SVG that needs no script, on the borders of the towns around it. Told beside it in words: it says the same.
/// </summary>
public static class MapDrawing
{
    private const double Width = 600,
        MostHeight = 450;

    /// <summary>Degrees around a shape that are shown at least, some three hundred metres.</summary>
    private const double Margin = 0.004;

    /// <summary>Width of the small map of the whole town, and degrees by which its border may differ there.</summary>
    private const double Beside = 160,
        Gap = 14,
        Coarse = 0.001;

    /// <summary>Of a name under the small map; a longer one is squeezed.</summary>
    private const int MostLetters = 14;

    /// <summary>A town under the drawing.</summary>
    public sealed record Town(string Name, Geometry Area, bool IsOwn);

    public static IHtmlContent Render(Geometry shape, IEnumerable<Town> around, string label)
    {
        var view = View.Around(shape);
        var all = around.ToList();
        var towns = all.Where(t => t.Area.EnvelopeInternal.Intersects(view.Window))
            .Select(t => t with { Area = Seen(t.Area, view) })
            .Where(t => !t.Area.IsEmpty)
            .ToList();
        var whole = Whole(shape, all, view);
        var across = View.Short(view.Wide + (whole is null ? 0 : Beside + Gap));
        var down = View.Short(Math.Max(view.High, whole?.High ?? 0));
        return Html.Of(
            $"""
            <svg class="v-map-drawing" role="img" aria-label="{label}" width="{across}" height="{down}"
            viewBox="0 0 {across} {down}"><svg width="{view.Across}" height="{view.Down}">{Html.Each(
                towns,
                t => Html.Of($"""<path class="v-map-town{(t.IsOwn ? " v-map-town--own" : "")}" d="{view.Path(t.Area)}"/>""")
            )}{Html.Each(towns.Where(t => !view.IsWithin(t.Area)), t => Name(t, view))}{Drawn(shape, view)}</svg>{whole?.Map}</svg>
            """
        );
    }

    /// <summary>What of a town lies in the window, and a little around it so that no edge of the window looks like a border.</summary>
    private static Geometry Seen(Geometry town, View view)
    {
        var window = view.Window.Copy();
        window.ExpandBy(window.Width / 10, window.Height / 10);
        return town.IsValid ? town.Intersection(Shapes.Factory.ToGeometry(window)) : town;
    }

    private static IHtmlContent Name(Town town, View view)
    {
        var (x, y) = view.To(town.Area.InteriorPoint.Coordinate);
        return Html.Of($"""<text x="{View.Short(x)}" y="{View.Short(y)}">{town.Name}</text>""");
    }

    /// <summary>Where in its town it lies, beside it: a drawing without a border in it says nothing of that.</summary>
    private static (IHtmlContent Map, double High)? Whole(Geometry shape, List<Town> all, View view)
    {
        var middle = shape.InteriorPoint;
        if (all.Find(t => t.Area.Contains(middle)) is not { } town || !view.IsWithin(town.Area))
            return null;
        var whole = View.Around(town.Area);
        var (x, y) = whole.To(middle.Coordinate);
        var (high, left) = (Beside / whole.Wide * whole.High, view.Wide + Gap);
        var border = whole.Path(DouglasPeuckerSimplifier.Simplify(town.Area, Coarse));
        var squeezed = town.Name.Length > MostLetters ? View.Short(Beside) : null;
        var map = Html.Of(
            $"""
            <svg x="{View.Short(left)}" width="{View.Short(Beside)}" height="{View.Short(
                high
            )}" viewBox="0 0 {whole.Across} {whole.Down}"><path
            class="v-map-town" d="{border}"/><circle class="v-map-dot" r="24" cx="{View.Short(x)}" cy="{View.Short(y)}"/></svg><text
            x="{View.Short(left + Beside / 2)}" y="{View.Short(high + Gap)}"{Html.Attribute("textLength", squeezed)}
            lengthAdjust="spacingAndGlyphs">{town.Name}</text>
            """
        );
        return (map, high + 2 * Gap);
    }

    private static IHtmlContent Drawn(Geometry shape, View view)
    {
        if (shape is Point point)
        {
            var (x, y) = view.To(point.Coordinate);
            return Html.Of($"""<circle class="v-map-dot" r="8" cx="{View.Short(x)}" cy="{View.Short(y)}"/>""");
        }
        var look = shape.Dimension == Dimension.Surface ? " v-map-shape--area" : "";
        return Html.Of($"""<path class="v-map-shape{look}" fill-rule="evenodd" d="{view.Path(shape)}"/>""");
    }

    /// <summary>A window on the earth, small enough to be flat.</summary>
    private sealed class View
    {
        private readonly double _scale;
        private readonly double _narrow;

        private View(Envelope window)
        {
            Window = window;
            _narrow = Math.Cos(window.Centre.Y * Math.PI / 180);
            _scale = Math.Min(Width / (window.Width * _narrow), MostHeight / window.Height);
        }

        public Envelope Window { get; }

        /// <summary>Nothing of its border shows.</summary>
        public bool IsWithin(Geometry town) => town.IsValid && town.Contains(Shapes.Factory.ToGeometry(Window));

        public double Wide => Window.Width * _narrow * _scale;
        public double High => Window.Height * _scale;
        public string Across => Short(Wide);
        public string Down => Short(High);

        public static View Around(Geometry shape)
        {
            var window = shape.EnvelopeInternal.Copy();
            window.ExpandBy(Math.Max(Margin, window.Width * 0.15), Math.Max(Margin, window.Height * 0.15));
            // Not a strip: at least half as high as wide, and half as wide as high.
            var narrow = Math.Cos(window.Centre.Y * Math.PI / 180);
            var (across, down) = (window.Width * narrow, window.Height);
            window.ExpandBy(Math.Max(0, down / 2 - across) / narrow / 2, Math.Max(0, across / 2 - down) / 2);
            return new View(window);
        }

        public (double X, double Y) To(Coordinate c) => ((c.X - Window.MinX) * _narrow * _scale, (Window.MaxY - c.Y) * _scale);

        public string Path(Geometry shape)
        {
            var path = new StringBuilder();
            foreach (var line in Lines(shape))
            {
                var coordinates = line.Coordinates;
                for (var at = 0; at < coordinates.Length; at++)
                {
                    var (x, y) = To(coordinates[at]);
                    path.Append(at == 0 ? 'M' : 'L').Append(Short(x)).Append(' ').Append(Short(y));
                }
                if (line.IsClosed)
                    path.Append('Z');
            }
            return path.ToString();
        }

        private static IEnumerable<LineString> Lines(Geometry shape) =>
            shape switch
            {
                LineString line => [line],
                Polygon area => area.InteriorRings.Prepend(area.ExteriorRing),
                GeometryCollection parts => parts.Geometries.SelectMany(Lines),
                _ => [],
            };

        public static string Short(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
    }
}
