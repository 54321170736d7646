using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Scanning;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>Files on their way into a dossier, by whichever door: what the scanner says of them, and whether there is room.</summary>
public sealed class DossierFiles(Db db, Clock clock, Scanner scanner, SiteOptions options)
{
    /// <summary>What the scanner says while who sends waits; what it did not say by then it says later (ScanWaiting).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Before anything is held: looking at a file takes its time.</summary>
    public async Task<ArrivingFiles> LookAt(Guid dossierId, IReadOnlyList<ReceivedFile> files, CancellationToken stop = default)
    {
        var sizes = await db.Documents.Where(d => d.DossierId == dossierId).Select(d => d.Size).ToListAsync(stop);
        var looked = new Dictionary<ReceivedFile, Looked>();
        foreach (var file in files.Where(f => f.Refused is null))
        {
            await using var content = File.OpenRead(file.TemporaryPath);
            looked[file] = await scanner.Look(content, Patience, stop);
        }
        return new ArrivingFiles(dossierId, (sizes.Count, sizes.Sum()), looked, clock, options);
    }
}

/// <param name="held">How many files the dossier has, and their bytes.</param>
public sealed class ArrivingFiles(
    Guid dossierId,
    (int Count, long Bytes) held,
    IReadOnlyDictionary<ReceivedFile, Looked> looked,
    Clock clock,
    SiteOptions options
)
{
    /// <summary>Why this file cannot be added after those; null where it can.</summary>
    public LocalText? Refuses(ReceivedFile file, IReadOnlyCollection<ReceivedFile> before) =>
        file.Refused
        ?? (
            held.Count + before.Count >= options.MaxDossierFiles
            || held.Bytes + before.Sum(f => f.Size) + file.Size > options.MaxDossierBytes
                ? Full
            : looked[file] is { Verdict: Verdict.Infected } found ? Infected(found.Threat)
            : null
        );

    /// <param name="organisation">Whose document it is.</param>
    /// <param name="question">With which it comes; null where it comes in a form.</param>
    public Document Document(ReceivedFile file, OrganisationId organisation, Actor by, Guid? question = null) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DossierId = dossierId,
            Organisation = organisation,
            QuestionId = question,
            Name = file.Name,
            ContentType = file.ContentType,
            Size = file.Size,
            Sha256 = file.Sha256,
            UploadedBy = by.PersonId,
            UploadedAt = clock.UtcNow,
            TellsPlace = file.TellsPlace,
            Verdict = looked[file].Verdict,
        };

    private static LocalText Infected(string? threat) =>
        new(
            $"in dit bestand zit een virus ({threat}). Het is niet toegevoegd. Laat uw toestel nakijken en voeg een schoon bestand toe.",
            $"this file holds a virus ({threat}). It was not added. Have your computer checked and add a clean file."
        );

    private LocalText Full =>
        new(
            $"dit dossier heeft hoogstens {options.MaxDossierFiles} bestanden en {options.MaxDossierBytes / 1_000_000} MB. "
                + "Haal er eerst weg.",
            $"this dossier has at most {options.MaxDossierFiles} files and {options.MaxDossierBytes / 1_000_000} MB. "
                + "Take some away first."
        );
}
