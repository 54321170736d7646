using System.Globalization;
using Veerkracht.Core.Calls.Commands;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>draw: the numbers that RFC 3797 draws from a pool by a key, on one line.</summary>
public static class DrawCommand
{
    /// <returns>0 with the numbers in <paramref name="output"/>; 2 with one line in <paramref name="error"/>.</returns>
    public static int Run(int pool, int take, string key, TextWriter output, TextWriter error)
    {
        if (!DrawKey.TryRead(key, out var read, out var why))
            return Refuse($"--key: {why.En}", error);
        if (Draw.Cannot(pool, take) is { } cannot)
            return Refuse($"--pool {pool} --take {take}: {cannot.En}", error);
        // Written otherwise it is the same key, but whoever compares keys must know in which form it was used.
        if (read.Text != key)
            error.WriteLine($"The key that was used: {read.Text}");
        output.WriteLine(string.Join(' ', Draw.Take(read, pool, take).Select(n => n.ToString(CultureInfo.InvariantCulture))));
        return CallFile.Ok;
    }

    private static int Refuse(string why, TextWriter error)
    {
        error.WriteLine(why.ReplaceLineEndings(" "));
        return CallFile.Misused;
    }
}
