using Veerkracht.Data;

namespace Veerkracht.Features.Documents;

/// <summary>Where the bytes of attached files stay: in the data directory, or in the database, which other machines reach too.</summary>
public interface IKeptFiles
{
    /// <summary>Keeps the bytes of a file; keeping equal bytes twice is harmless.</summary>
    /// <param name="db">In the transaction in which a document refers to it.</param>
    /// <param name="path">Where they lie now; may be gone afterwards.</param>
    Task Keep(Db db, string sha256, string path, CancellationToken stop);

    /// <summary>To be disposed by the caller; null where they are not there.</summary>
    Task<Stream?> Open(string sha256, CancellationToken stop);
}

/// <summary>How files are kept, as the configuration says it: "Files:Store".</summary>
public static class FileSettings
{
    public const string Store = "Files:Store",
        InDirectory = "directory",
        InDatabase = "database";

    /// <exception cref="ArgumentException">It is none of both.</exception>
    public static bool AreInDatabase(IConfiguration configuration) =>
        (configuration[Store] ?? InDirectory) switch
        {
            InDirectory => false,
            InDatabase => true,
            var other => throw new ArgumentException($"{Store} is '{other}'. Write {InDirectory} or {InDatabase}."),
        };
}
