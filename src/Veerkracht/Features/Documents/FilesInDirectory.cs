using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents;

/// <summary>
/// In the data directory, under their SHA-256: files/ab/abcd…. What nobody seems to need is set aside in files/leaving, where it is still
/// found.
/// </summary>
public sealed class FilesInDirectory(SiteOptions options) : IKeptFiles
{
    private readonly string _files = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "files")).FullName;
    private readonly string _leaving = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "files", "leaving")).FullName;

    public Task Keep(Db db, string sha256, string path, CancellationToken stop)
    {
        var place = Place(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        // Also where it is there already: it is young again, and so not swept away. Work that runs again finds it moved.
        if (File.Exists(path))
            File.Move(path, place, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream?> Open(string sha256, CancellationToken stop) =>
        Task.FromResult<Stream?>(Open(Place(sha256)) ?? Open(Leaving(sha256)));

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    Access = FileAccess.Read,
                    Share = FileShare.Read | FileShare.Delete,
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                }
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Hashes of what is kept and was not written since a moment, UTC.</summary>
    internal IEnumerable<string> KeptBefore(DateTime moment) =>
        Directory
            .EnumerateDirectories(_files)
            .Where(d => Path.GetFileName(d).Length == 2)
            .SelectMany(Directory.EnumerateFiles)
            .Where(f => File.GetLastWriteTimeUtc(f) < moment)
            .Select(f => Path.GetFileName(f));

    /// <summary>Hashes of what was set aside before a moment, UTC.</summary>
    internal IEnumerable<string> LeftBefore(DateTime moment) =>
        Directory.EnumerateFiles(_leaving).Where(f => File.GetLastWriteTimeUtc(f) < moment).Select(f => Path.GetFileName(f));

    /// <summary>Sets aside what nobody seems to need; it is still found.</summary>
    public void SetAside(string sha256, DateTime now)
    {
        File.Move(Place(sha256), Leaving(sha256), overwrite: true);
        File.SetLastWriteTimeUtc(Leaving(sha256), now);
    }

    internal void PutBack(string sha256)
    {
        if (File.Exists(Place(sha256)))
            File.Delete(Leaving(sha256));
        else
            File.Move(Leaving(sha256), Place(sha256));
    }

    internal void Destroy(string sha256) => File.Delete(Leaving(sha256));

    private string Leaving(string sha256) => Path.Combine(_leaving, sha256);

    private string Place(string sha256) => Path.Combine(_files, sha256[..2], sha256);
}
