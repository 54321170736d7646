using Veerkracht.Data;
using Veerkracht.Site;

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

/// <summary>Where files stay.</summary>
public enum FilePlace
{
    /// <summary>In the data directory.</summary>
    Directory,

    /// <summary>In the database.</summary>
    Database,
}

/// <summary>How files are kept: Files:Store of the configuration.</summary>
public sealed record FileSettings(FilePlace Store)
{
    public static FileSettings Read(SettingsReader settings) => new(settings.Choice("Files:Store", FilePlace.Directory));
}
