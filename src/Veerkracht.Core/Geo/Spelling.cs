namespace Veerkracht.Core.Geo;

/// <summary>What a line of a box turned out to be.</summary>
public enum Spelling
{
    /// <summary>It is one place.</summary>
    Place,

    /// <summary>It can be read as more than one place.</summary>
    Ambiguous,

    /// <summary>It is a place, but far outside Belgium.</summary>
    Elsewhere,

    /// <summary>It is no place.</summary>
    Nothing,
}
