using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Documents.Scanning;

/// <summary>Where something was found in a file after it came in: what else must be done, in the same transaction.</summary>
public interface IWhenInfected
{
    Task Found(Document document, CancellationToken stop);
}

/// <summary>Has looked at what the scanner did not see when it came: it was away, or busy.</summary>
public sealed class ScanWaiting(Db db, Scanner scanner, FileStore store, Notifier notifier, IEnumerable<IWhenInfected> downstream) : ITells
{
    private static readonly Telling Infected = new(
        Reader.Person,
        new("Een bestand is geweigerd: er zit een virus in", "A file was refused: it holds a virus"),
        new(
            "In “{file}” vond onze scanner een virus ({threat}). Niemand kan het nog openen. Laat uw toestel nakijken en voeg een "
                + "schoon bestand toe.",
            "Our scanner found a virus in “{file}” ({threat}). Nobody can open it any more. Have your computer checked and add a "
                + "clean file."
        )
    )
    {
        MayNotBeRefused = true,
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [new("file-infected", new("In een bestand zit een virus", "A file holds a virus"), Infected)];

    private const int Batch = 50;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    /// <returns>Of how many the scanner said something.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        if (!scanner.IsThere)
            return 0;
        var waiting = await db
            .Documents.AsNoTracking()
            .Where(d => d.Verdict == Verdict.Waiting)
            .OrderBy(d => d.UploadedAt)
            .Take(Batch)
            .ToListAsync(stop);
        var told = 0;
        foreach (var document in waiting)
        {
            await using var content = await store.Open(document, stop);
            if (content is null)
                continue;
            var looked = await scanner.Look(content, Within, stop);
            // One that it never wants to say something of does not keep the others waiting.
            if (looked.Verdict == Verdict.Waiting)
                continue;
            await Keep(document, looked, stop);
            told++;
        }
        return told;
    }

    private Task<Outcome<bool>> Keep(Document document, Looked looked, CancellationToken stop) =>
        db.Transact<bool>(
            async () =>
            {
                var kept = await db
                    .Documents.Where(d => d.Id == document.Id && d.Verdict == Verdict.Waiting)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(d => d.Verdict, looked.Verdict).SetProperty(d => d.Threat, looked.Threat),
                        stop
                    );
                if (kept == 0 || looked.Verdict != Verdict.Infected)
                    return kept > 0;
                foreach (var next in downstream)
                    await next.Found(document, stop);
                notifier.Tell(
                    Infected,
                    new Subject(DossierId: document.DossierId),
                    null,
                    document.Organisation,
                    new Dictionary<string, LocalText>
                    {
                        ["file"] = new(document.Name, document.Name),
                        ["threat"] = new(looked.Threat ?? "", looked.Threat),
                    },
                    document.UploadedBy,
                    once: $"infected:{document.Id}"
                );
                await db.SaveChangesAsync(stop);
                return true;
            },
            stop
        );
}

/// <summary>Asks again each half minute, as long as the site runs.</summary>
public sealed class FileScanner(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<FileScanner> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "scan-files";
    public override LocalText Does => new("bestanden laten nakijken op virussen", "having files looked at for viruses");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(30);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<ScanWaiting>().Do(stop);
}
