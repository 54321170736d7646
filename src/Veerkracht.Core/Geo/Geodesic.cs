namespace Veerkracht.Core.Geo;

/// <summary>
/// The shortest line between two places on the ellipsoid of WGS 84, and the area below it: Vincenty's iteration for the line (T. Vincenty,
/// Survey Review 1975), Karney's integral for the area (C. F. F. Karney, Journal of Geodesy 2013, equations 58 to 62), taken numerically.
/// For lines that do not go half around the earth.
/// </summary>
internal static class Geodesic
{
    /// <summary>Metres, the two half axes.</summary>
    private const double A = 6_378_137,
        F = 1 / 298.257223563,
        B = A * (1 - F);

    private const double E2 = F * (2 - F),
        SecondE2 = E2 / (1 - E2);

    /// <summary>Nodes and weights of Gauss and Legendre on [-1, 1]; a step of a few kilometres is exact with them.</summary>
    private static readonly (double At, double Weight)[] Nodes =
    [
        (-0.9602898564975363, 0.1012285362903763),
        (-0.7966664774136267, 0.2223810344533745),
        (-0.5255324099163290, 0.3137066458778873),
        (-0.1834346424956498, 0.3626837833783620),
        (0.1834346424956498, 0.3626837833783620),
        (0.5255324099163290, 0.3137066458778873),
        (0.7966664774136267, 0.2223810344533745),
        (0.9602898564975363, 0.1012285362903763),
    ];

    /// <summary>c² of Karney: the square of the radius of the sphere with the same area.</summary>
    private static readonly double SquareRadius = A * A / 2 + B * B / 2 * Math.Atanh(Math.Sqrt(E2)) / Math.Sqrt(E2);

    /// <returns>
    /// Metres along the line, and square metres between it and the equator: positive towards the east, negative towards the west.
    /// </returns>
    public static (double Length, double Area) Between(Place from, Place to)
    {
        var l = Radians(to.Longitude - from.Longitude);
        var (u1, u2) = (Math.Atan((1 - F) * Math.Tan(Radians(from.Latitude))), Math.Atan((1 - F) * Math.Tan(Radians(to.Latitude))));
        if (l == 0 && u1 == u2)
            return (0, 0);
        var (sinU1, cosU1) = Math.SinCos(u1);
        var (sinU2, cosU2) = Math.SinCos(u2);
        double lambda = l,
            sigma = 0,
            sinSigma = 0,
            cosSigma = 0,
            sinAlpha = 0,
            cosSquared = 0,
            middle = 0;
        for (var round = 0; round < 100; round++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            sinSigma = Math.Sqrt(Square(cosU2 * sinLambda) + Square(cosU1 * sinU2 - sinU1 * cosU2 * cosLambda));
            cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            sigma = Math.Atan2(sinSigma, cosSigma);
            sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            cosSquared = 1 - sinAlpha * sinAlpha;
            middle = cosSquared > 1e-15 ? cosSigma - 2 * sinU1 * sinU2 / cosSquared : 0;
            var c = F / 16 * cosSquared * (4 + F * (4 - 3 * cosSquared));
            var before = lambda;
            lambda = l + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)));
            if (Math.Abs(lambda - before) < 1e-14)
                break;
        }
        var uu = cosSquared * SecondE2;
        var p = 1 + uu / 16384 * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
        var q = uu / 1024 * (256 + uu * (-128 + uu * (74 - 47 * uu)));
        var inner = cosSigma * (2 * middle * middle - 1) - q / 6 * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3);
        var length = B * p * (sigma - q * sinSigma * (middle + q / 4 * inner));
        return (length, Below(u1, u2, lambda, sigma, sinAlpha, cosSquared));
    }

    /// <summary>The area between a line and the equator: that on the sphere, and what the flattening adds.</summary>
    private static double Below(double u1, double u2, double lambda, double sigma, double sinAlpha, double cosSquared)
    {
        var excess = 2 * Math.Atan(Math.Tan(lambda / 2) * Math.Sin((u1 + u2) / 2) / Math.Cos((u1 - u2) / 2));
        var cosAlpha = Math.Sqrt(cosSquared);
        // Where on the great circle, from its crossing with the equator, the line begins.
        var (sinU1, cosU1) = Math.SinCos(u1);
        var (sinLambda, cosLambda) = Math.SinCos(lambda);
        var towards = Math.Atan2(Math.Cos(u2) * sinLambda, cosU1 * Math.Sin(u2) - sinU1 * Math.Cos(u2) * cosLambda);
        var start = Math.Atan2(sinU1, Math.Cos(towards) * cosU1);
        var k2 = SecondE2 * cosSquared;
        var sum = 0.0;
        foreach (var (at, weight) in Nodes)
        {
            var (sin, _) = Math.SinCos(start + sigma / 2 * (1 + at));
            sum += weight * Slope(k2 * sin * sin) * sin;
        }
        return SquareRadius * excess + E2 * A * A * cosAlpha * sinAlpha * -(sum * sigma / 4);
    }

    /// <summary>(t(e'²) − t(x)) / (e'² − x), with t(x) = x + √(1 + 1/x) · asinh √x.</summary>
    private static double Slope(double x) =>
        SecondE2 - x > 1e-9 ? (Term(SecondE2) - Term(x)) / (SecondE2 - x) : (Term(SecondE2) - Term(SecondE2 - 1e-7)) / 1e-7;

    private static double Term(double x) => x < 1e-12 ? 1 + x * 4 / 3 : x + Math.Sqrt(1 + 1 / x) * Math.Asinh(Math.Sqrt(x));

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double value) => value * value;
}
