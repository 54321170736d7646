namespace Veerkracht.Bench.Filling;

/// <summary>fill PLACE N [--unchecked]: a data directory, or a connection string of PostgreSQL, of a stopped demonstration.</summary>
internal static class FillCommand
{
    public static async Task<int> Run(string[] args)
    {
        if (args is not [var place, var count, .. var rest] || !int.TryParse(count, out var n) || n < 1)
        {
            Console.Error.WriteLine("fill PLACE N [--unchecked], where PLACE is a data directory or a connection string of PostgreSQL");
            return 2;
        }
        await using var filled = await Filled.Open(place);
        await new Filler(filled, n).Run();
        // A database of another build is not opened: the site of today would bring it to its own shape.
        return rest.Contains("--unchecked") || await FillCheck.Run(place, filled) ? 0 : 1;
    }
}
