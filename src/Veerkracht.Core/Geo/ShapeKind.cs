namespace Veerkracht.Core.Geo;

/// <summary>What is asked on a map.</summary>
public enum ShapeKind
{
    /// <summary>One place.</summary>
    Point,

    /// <summary>A path, or several that belong together.</summary>
    Line,

    /// <summary>A district, or several that belong together, with holes.</summary>
    Area,
}
