namespace Veerkracht.Site;

/// <summary>How the site is started: everything that a caller may choose, with its default.</summary>
public sealed record SiteOptions
{
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Database (SQLite), attached files and keys.</summary>
    public string DataDirectory { get; init; } = "var";

    /// <summary>Connection string of PostgreSQL; null is SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Where programmes/ and reference/ lie.</summary>
    public string Root { get; init; } = FindRoot();

    /// <summary>Personas, their data, and the clock that can be moved. Never in production.</summary>
    public bool Demonstration { get; init; }

    /// <summary>
    /// Brussels wall time on which the demonstration's clock is set at the start, ISO 8601; null continues where it stood.
    /// </summary>
    public string? Today { get; init; }

    /// <summary>Loads example dossiers of other towns in an empty demonstration.</summary>
    public bool DemonstrationDossiers { get; init; } = true;

    /// <summary>Largest file that may be attached, bytes.</summary>
    public long MaxUploadBytes { get; init; } = 25_000_000;

    /// <summary>Most files and bytes that one dossier holds.</summary>
    public int MaxDossierFiles { get; init; } = 300;
    public long MaxDossierBytes { get; init; } = 1_000_000_000;

    /// <summary>Settings above those of the files and the environment, by their name: "Site:Address".</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// With less free on the disk of the data directory, bytes, the site is not ready: an upload or a page of the database may fail.
    /// </summary>
    public long MinFreeBytes { get; init; } = 200_000_000;

    /// <summary>
    /// How long the mandates of a person may be used without asking the database again: one that ended elsewhere counts after this time
    /// at most.
    /// </summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromSeconds(30);

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (
                Directory.Exists(Path.Combine(directory.FullName, "programmes"))
                && Directory.Exists(Path.Combine(directory.FullName, "reference"))
            )
                return directory.FullName;
        }
        return Directory.GetCurrentDirectory();
    }
}
