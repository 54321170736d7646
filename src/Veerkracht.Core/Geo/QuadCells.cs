using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo;

/// <summary>Cells that begin with the same letters: from, up to but without to, in the order of the letters.</summary>
public readonly record struct CellRange(string From, string To);

/// <summary>
/// A loose quadtree over Belgium, as texts that an index can order. A shape has one cell: that of its middle, on the finest level where a
/// cell is not smaller than the shape; so it reaches at most half a cell beyond it. The cells inside a cell begin with its letters.
/// </summary>
public static class QuadCells
{
    /// <summary>Degrees: all of Belgium, with room around it.</summary>
    private const double West = 0,
        South = 46,
        Whole = 8;

    /// <summary>The finest cells, some fifty metres.</summary>
    private const int Finest = 14;

    private const string Root = "q";

    public static string Of(Envelope box)
    {
        var level = LevelOf(box);
        return Name(level, At(box.Centre.X - West, level), At(box.Centre.Y - South, level));
    }

    /// <summary>Where the cells of all shapes stand whose box may meet this one; no more for a country full of shapes.</summary>
    /// <returns>Cells that hold such shapes themselves, and ranges of cells of which everything counts.</returns>
    public static (IReadOnlyList<string> Cells, IReadOnlyList<CellRange> Ranges) Around(Envelope box)
    {
        var level = LevelOf(box);
        return (
            [.. Enumerable.Range(0, level).SelectMany(coarser => Meeting(box, coarser))],
            [.. Meeting(box, level).Select(cell => new CellRange(cell, cell + "4"))]
        );
    }

    /// <summary>Cells of a level whose shapes may reach to the box.</summary>
    private static IEnumerable<string> Meeting(Envelope box, int level)
    {
        var reach = Size(level) / 2;
        for (var x = At(box.MinX - reach - West, level); x <= At(box.MaxX + reach - West, level); x++)
        {
            for (var y = At(box.MinY - reach - South, level); y <= At(box.MaxY + reach - South, level); y++)
                yield return Name(level, x, y);
        }
    }

    private static int LevelOf(Envelope box)
    {
        var level = Finest;
        while (level > 0 && Size(level) < Math.Max(box.Width, box.Height))
            level--;
        return level;
    }

    private static double Size(int level) => Whole / (1 << level);

    /// <summary>What lies outside belongs to the cell at the border.</summary>
    private static int At(double degrees, int level) => (int)Math.Clamp(degrees / Size(level), 0, (1 << level) - 1);

    private static string Name(int level, int x, int y) => Root + string.Create(level, (x, y), (letters, at) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                var bit = letters.Length - 1 - i;
                letters[i] = (char)('0' + ((at.x >> bit) & 1) + (((at.y >> bit) & 1) << 1));
            }
        });
}
