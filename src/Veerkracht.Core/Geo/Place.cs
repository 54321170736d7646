namespace Veerkracht.Core.Geo;

/// <summary>A place in WGS 84, in degrees.</summary>
public readonly record struct Place(double Longitude, double Latitude)
{
    private const double West = 2.3,
        East = 6.6,
        South = 49.3,
        North = 51.8;

    /// <summary>Whether it lies in the rectangle around Belgium; what does not is no place that anybody meant here.</summary>
    public bool IsAroundBelgium => Longitude is >= West and <= East && Latitude is >= South and <= North;

    /// <summary>To six decimals (a decimetre), as answers keep it.</summary>
    public Place Rounded => new(Math.Round(Longitude, 6), Math.Round(Latitude, 6));
}
