namespace Veerkracht.Core.Tests;

/// <summary>
/// How often a property is tried. While somebody develops a tenth: samples are drawn anew at each run, so many runs see as many as one
/// long one. With VERIFY=full, which the build server sets, all of them.
/// </summary>
internal static class Samples
{
    public static readonly bool Full = Environment.GetEnvironmentVariable("VERIFY") == "full";

    public static int Of(int all) => Full ? all : all / 10;
}
