using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Geo;

/// <summary>Judges a shape: its form, whether it lies in Belgium, whether it lies where the applicant is.</summary>
public static class ShapeFaults
{
    /// <param name="own">The area of who applies; null where that is not known.</param>
    /// <returns>The first that is wrong; null where nothing is.</returns>
    public static ShapeFault? Of(Geometry shape, Border? own = null) =>
        shape.NumPoints > Shapes.MaxPoints ? TooManyPoints(shape.NumPoints)
        : FormOf(shape) is { } fault ? fault
        : !Belgium.Holds(shape) ? OutsideBelgium
        : own is { } border && !border.Touches(shape) ? OutsideArea(border)
        : null;

    private static ShapeFault? FormOf(Geometry shape)
    {
        if (shape.Dimension == Dimension.Curve)
            return Measure.Metres(shape) < 1 ? NoLine : null;
        if (shape.Dimension != Dimension.Surface)
            return null;
        if (shape.ConvexHull().Dimension != Dimension.Surface)
            return NoArea;
        var valid = new IsValidOp(shape);
        if (!valid.IsValid)
            return valid.ValidationError.ErrorType switch
            {
                TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection => CrossesItself(
                    valid.ValidationError.Coordinate
                ),
                TopologyValidationErrors.TooFewPoints => NoArea,
                _ => PartsOverlap,
            };
        return Measure.SquareMetres(shape) < 1 ? NoArea : null;
    }

    public static ShapeFault TooManyPoints(int points) =>
        new(
            "too-many-points",
            new LocalText(
                $"De tekening heeft {points} punten, meer dan {Shapes.MaxPoints}. Teken ze met minder punten.",
                $"The drawing has {points} points, more than {Shapes.MaxPoints}. Draw it with fewer points."
            )
        );

    private static ShapeFault CrossesItself(Coordinate at)
    {
        var where = FormattableString.Invariant($"{Math.Round(at.Y, 5)}, {Math.Round(at.X, 5)}");
        return new(
            "crosses-itself",
            new LocalText(
                $"De grens van het gebied kruist zichzelf bij {where}. Verplaats daar een punt.",
                $"The border of the area crosses itself at {where}. Move a point there."
            )
        );
    }

    private static readonly ShapeFault PartsOverlap = new(
        "crosses-itself",
        new LocalText(
            "Delen van het gebied liggen over elkaar. Teken ze apart, of als één gebied.",
            "Parts of the area lie on each other. Draw them apart, or as one area."
        )
    );

    private static readonly ShapeFault NoArea = new(
        "not-a-place",
        new LocalText(
            "Het gebied is leeg. Geef minstens drie verschillende punten.",
            "The area is empty. Give at least three different points."
        )
    );

    private static readonly ShapeFault NoLine = new(
        "not-a-place",
        new LocalText(
            "De lijn is korter dan een meter. Geef minstens twee verschillende punten.",
            "The line is shorter than a metre. Give at least two different points."
        )
    );

    public static readonly ShapeFault OutsideBelgium = new(
        "outside-belgium",
        new LocalText(
            "Dit ligt niet helemaal in België. Kijk de coördinaten na: eerst de breedte, dan de lengte, bijvoorbeeld 51.0543, 3.7174.",
            "This does not lie in Belgium as a whole. Check the coordinates: latitude first, then longitude, for example 51.0543, 3.7174."
        )
    );

    private static ShapeFault OutsideArea(Border border) =>
        new(
            "outside-area",
            new LocalText(
                $"Dit ligt buiten het grondgebied van {border.Name}. Duid een plaats in {border.Name} aan.",
                $"This lies outside the territory of {border.Name}. Mark a place in {border.Name}."
            )
        );
}
