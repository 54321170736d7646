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

/// <summary>How files are kept, Files:Store of the configuration, and who looks at them, Files:Scanner.</summary>
/// <param name="Scanner">Where clamd listens: unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310; null where none does.</param>
public sealed record FileSettings(FilePlace Store, Uri? Scanner = null)
{
    public static FileSettings Read(SettingsReader settings) =>
        new(settings.Choice("Files:Store", FilePlace.Directory), ReadScanner(settings));

    private static Uri? ReadScanner(SettingsReader settings)
    {
        const string name = "Files:Scanner";
        if (settings.Text(name) is not { } text)
            return null;
        if (
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (
                uri is { Scheme: "tcp", Port: > 0, AbsolutePath: "" or "/" }
                || uri is { Scheme: "unix", Host: "", AbsolutePath.Length: > 1 }
            )
        )
            return uri;
        settings.Wrong(name, "write it as unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310");
        return null;
    }
}
