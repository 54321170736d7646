using Veerkracht.Site;

namespace Veerkracht.Hosting;

/// <summary>
/// On SQLite one process serves a data directory. It holds a file of it as long as it lives, however it ends; commands that work beside it
/// do not ask for it. On PostgreSQL several may.
/// </summary>
internal static class OneSite
{
    public const string Name = "serving.lock";

    /// <returns>To be kept until the site has stopped; null on PostgreSQL.</returns>
    /// <exception cref="InvalidDataException">Another process serves it.</exception>
    public static IDisposable? Hold(SiteOptions options)
    {
        if (options.Postgres is not null)
            return null;
        var path = Path.Combine(Directory.CreateDirectory(options.DataDirectory).FullName, Name);
        try
        {
            // The system lets go of it with the process, also where that is killed.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new InvalidDataException(
                $"Another process serves the data directory {options.DataDirectory}, and SQLite has room for one. Stop that one first, "
                    + "choose another directory with --data, or serve PostgreSQL with --db: there several processes work side by side.",
                e
            );
        }
    }
}
