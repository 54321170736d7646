using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Applications;

/// <summary>Adds files to a field of a draft, or takes one away.</summary>
public sealed class AttachFiles(Db db, Clock clock, FileStore store, Drafts drafts)
{
    private const int MostFiles = 100;

    /// <summary>
    /// Attaches all files that can be, and says why of the others. Nothing is attached where the first refusal is about the draft itself.
    /// </summary>
    /// <param name="path">Path of the field: "decision", "routes[0].photos".</param>
    public Task<Outcome<AttachedFiles>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string path,
        IReadOnlyList<ReceivedFile> files,
        CancellationToken stop = default
    )
    {
        var kept = new List<ReceivedFile>();
        return drafts.InTransaction<AttachedFiles>(
            actor,
            dossierId,
            stepId,
            draft =>
            {
                if (FormPath.FieldAt(draft.Form, path) is not { Type: FieldType.Files, ReadOnly: false } field)
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
                    kept.Add(file);
                    documents.Add(
                        new Document
                        {
                            Id = Guid.CreateVersion7(clock.GetUtcNow()),
                            DossierId = dossierId,
                            Organisation = draft.Dossier.Organisation,
                            Name = file.Name,
                            ContentType = file.ContentType,
                            Size = file.Size,
                            Sha256 = file.Sha256,
                            UploadedBy = actor.PersonId,
                            UploadedAt = clock.UtcNow,
                        }
                    );
                }
                db.Documents.AddRange(documents);
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
                );
            },
            async () =>
            {
                foreach (var file in kept)
                    await store.Keep(file, db, stop);
            },
            stop
        );
    }

    /// <summary>Takes a file out of a draft. It stays in the store while something that was sent refers to it.</summary>
    public Task<Outcome<bool>> Remove(
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
                    FormPath.FieldAt(draft.Form, path) is not { Type: FieldType.Files, ReadOnly: false }
                    || FormPath.Get(draft.Answers, path) is not JsonArray attached
                )
                    return Refusal.NotFound();
                var left = attached.Where(a => a?["id"]?.ToString() != documentId.ToString()).Select(a => a?.DeepClone()).ToArray();
                FormPath.Set(draft.Answers, path, left.Length == 0 ? null : new JsonArray(left));
                return left.Length < attached.Count;
            },
            stop
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
public sealed record AttachedFiles(IReadOnlyList<Document> Documents, IReadOnlyList<Finding> Refused);
