using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Applications;

/// <summary>Adds files to a field of a draft, or takes one away.</summary>
public sealed class AttachFiles(Db db, Clock clock, FileStore store, Drafts drafts, DossierFiles dossiers)
{
    private const int MostFiles = 100;

    /// <summary>
    /// Attaches all files that can be, and says why of the others. Nothing is attached where the first refusal is about the draft itself.
    /// </summary>
    /// <param name="path">Path of the field: "decision", "routes[0].photos".</param>
    public async Task<Outcome<AttachedFiles>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string path,
        IReadOnlyList<ReceivedFile> files,
        CancellationToken stop = default
    )
    {
        var kept = new List<ReceivedFile>();
        var arriving = await dossiers.LookAt(dossierId, files, stop);
        return await drafts.InTransaction<AttachedFiles>(
            actor,
            dossierId,
            stepId,
            draft =>
            {
                if (FormPath.FieldAt(draft.Form, path) is not { Kind.HoldsFiles: true, ReadOnly: false } field)
                    return Refusal.NotFound();
                var attached = FormPath.Get(draft.Answers, path) as JsonArray ?? [];
                var most = Math.Min(field.MaxItems ?? MostFiles, MostFiles);
                var refused = files.Where(f => f.Refused is not null).Select(f => (f.Name, Why: f.Refused!)).ToList();
                var documents = new List<Document>();
                // Work may run again.
                kept.Clear();
                foreach (var file in files.Where(f => f.Refused is null))
                {
                    if (attached.Count + documents.Count >= most)
                    {
                        refused.Add((file.Name, TooMany(most)));
                        continue;
                    }
                    if (arriving.Refuses(file, kept) is { } why)
                    {
                        refused.Add((file.Name, why));
                        continue;
                    }
                    kept.Add(file);
                    documents.Add(arriving.Document(file, draft.Dossier.Organisation, actor));
                }
                db.Documents.AddRange(documents);
                // A file can be the first answer in an item that only stood open.
                if (documents.Count > 0)
                    OpenItems.Make(draft.Form, draft.Answers, path);
                var all = new JsonArray([.. attached.Select(a => a?.DeepClone()), .. documents.Select(Node)]);
                if (documents.Count > 0 && !FormPath.Set(draft.Answers, path, all))
                    return Refusal.NotFound();
                return new AttachedFiles(
                    documents,
                    [
                        .. refused.Select(r => new Finding(
                            path,
                            "file-refused",
                            new LocalText($"{r.Name}: {r.Why.Nl}", $"{r.Name}: {r.Why.In(Language.En)}")
                        )),
                    ]
                )
                {
                    Renamed = [.. kept.Where(f => f.Given is not null).Select(f => new Finding(path, "file-renamed", Renamed(f)))],
                };
            },
            async () =>
            {
                foreach (var file in kept)
                    await store.Keep(file, db, stop);
            },
            stop
        );
    }

    /// <summary>
    /// Takes a file out of a draft. It stays while anything else of the dossier names it; else it is gone, and its bytes leave the disk.
    /// </summary>
    public async Task<Outcome<bool>> Remove(
        Actor actor,
        Guid dossierId,
        string stepId,
        string path,
        Guid documentId,
        CancellationToken stop = default
    )
    {
        var removed = await TakeOut(actor, dossierId, stepId, path, documentId, stop);
        if (removed is { Done: true, Value: true })
            await DropUnnamed(dossierId, documentId, stop);
        return removed;
    }

    /// <summary>Puts the same photograph in the place of one that tells where it was taken, without that.</summary>
    public async Task<Outcome<bool>> TakePlaceOut(
        Actor actor,
        Guid dossierId,
        string stepId,
        string path,
        Guid documentId,
        CancellationToken stop = default
    )
    {
        var found = await db
            .Documents.AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == documentId && d.DossierId == dossierId && d.TellsPlace, stop);
        if (found is null || await store.Open(found, stop) is not { } content)
            return Refusal.NotFound();
        await using var original = content;
        using var without = await store.ReceiveWithoutPlace(original, found.Name, stop);
        var replaced = await drafts.InTransaction<bool>(
            actor,
            dossierId,
            stepId,
            draft =>
            {
                if (
                    FormPath.FieldAt(draft.Form, path) is not { Kind.HoldsFiles: true, ReadOnly: false }
                    || FormPath.Get(draft.Answers, path) is not JsonArray attached
                    || attached.All(a => a?["id"]?.ToString() != documentId.ToString())
                    || without.Refused is not null
                )
                    return Refusal.NotFound();
                var document = new Document
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    DossierId = dossierId,
                    Organisation = found.Organisation,
                    Name = found.Name,
                    ContentType = without.ContentType,
                    Size = without.Size,
                    Sha256 = without.Sha256,
                    UploadedBy = actor.PersonId,
                    UploadedAt = clock.UtcNow,
                    TellsPlace = without.TellsPlace,
                    // The same bytes but for the place: what was said of them holds.
                    Verdict = found.Verdict,
                };
                db.Documents.Add(document);
                var now = attached.Select(a => a?["id"]?.ToString() == documentId.ToString() ? Node(document) : a?.DeepClone());
                return FormPath.Set(draft.Answers, path, new JsonArray([.. now]));
            },
            () => store.Keep(without, db, stop),
            stop
        );
        if (replaced.Done)
            await DropUnnamed(dossierId, documentId, stop);
        return replaced;
    }

    private async Task DropUnnamed(Guid dossierId, Guid documentId, CancellationToken stop)
    {
        var name = documentId.ToString();
        if (
            !await db.DossierSteps.AnyAsync(
                s => s.DossierId == dossierId && (s.Answers.Contains(name) || (s.Sent != null && s.Sent.Contains(name))),
                stop
            ) && !await db.SentVersions.AnyAsync(v => v.DossierId == dossierId && v.Sent.Contains(name), stop)
        )
            await db.Documents.Where(d => d.Id == documentId && d.DossierId == dossierId).ExecuteDeleteAsync(stop);
    }

    private Task<Outcome<bool>> TakeOut(
        Actor actor,
        Guid dossierId,
        string stepId,
        string path,
        Guid documentId,
        CancellationToken stop = default
    ) =>
        drafts.Change<bool>(
            actor,
            dossierId,
            stepId,
            draft =>
            {
                if (
                    FormPath.FieldAt(draft.Form, path) is not { Kind.HoldsFiles: true, ReadOnly: false }
                    || FormPath.Get(draft.Answers, path) is not JsonArray attached
                )
                    return Refusal.NotFound();
                var left = attached.Where(a => a?["id"]?.ToString() != documentId.ToString()).Select(a => a?.DeepClone()).ToArray();
                FormPath.Set(draft.Answers, path, left.Length == 0 ? null : new JsonArray(left));
                return left.Length < attached.Count;
            },
            stop
        );

    private static LocalText Renamed(ReceivedFile file) =>
        new(
            $"we bewaren dit bestand als “{file.Name}”: in de naam stonden tekens die niet zichtbaar zijn, of ze was te lang.",
            $"we keep this file as “{file.Name}”: its name had characters that cannot be seen, or was too long."
        );

    private static JsonNode Node(Document document) =>
        new JsonObject
        {
            ["id"] = document.Id.ToString(),
            ["name"] = document.Name,
            ["size"] = document.Size,
            ["sha256"] = document.Sha256,
        };

    private static LocalText TooMany(int most) =>
        new($"u kunt hier hoogstens {most} bestanden toevoegen.", $"at most {most} files can be added here.");
}

/// <param name="Refused">One finding a file that could not be attached, on the path of the field.</param>
public sealed record AttachedFiles(IReadOnlyList<Document> Documents, IReadOnlyList<Finding> Refused)
{
    /// <summary>Of those that were kept under another name than they came with: which.</summary>
    public IReadOnlyList<Finding> Renamed { get; init; } = [];
}
