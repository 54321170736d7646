using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents;

/// <summary>In the data directory, under their SHA-256: files/ab/abcd….</summary>
public sealed class FilesInDirectory(SiteOptions options) : IKeptFiles
{
    private readonly string _files = Path.Combine(options.DataDirectory, "files");

    public Task Keep(Db db, string sha256, string path, CancellationToken stop)
    {
        var place = Place(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        if (!File.Exists(place))
            File.Move(path, place, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream?> Open(string sha256, CancellationToken stop) =>
        Task.FromResult<Stream?>(
            File.Exists(Place(sha256))
                ? new FileStream(
                    Place(sha256),
                    new FileStreamOptions
                    {
                        Access = FileAccess.Read,
                        Share = FileShare.Read,
                        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                    }
                )
                : null
        );

    private string Place(string sha256) => Path.Combine(_files, sha256[..2], sha256);
}
