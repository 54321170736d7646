using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Applications;

/// <summary>Where a file of a dossier comes from.</summary>
/// <param name="Step">Null where it came with a question or an answer.</param>
/// <param name="Version">Of what was sent; null for a draft.</param>
/// <param name="Field">Label of its question.</param>
public sealed record FileSource(Step? Step, int? Version, LocalText Field);

/// <param name="OfApplicant">It came from the applicant, not from the agency.</param>
public sealed record FileOfDossier(Document Document, IReadOnlyList<FileSource> Sources, bool OfApplicant);

/// <summary>All files of a dossier that a reader may see, with where each comes from.</summary>
public sealed class FilesOfDossier(Db db)
{
    /// <summary>In the order in which they came.</summary>
    /// <param name="dossier">With its steps; the reader may see it.</param>
    public async Task<IReadOnlyList<FileOfDossier>> Of(Actor reader, CallDefinition call, Dossier dossier, CancellationToken stop = default)
    {
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.DossierId == dossier.Id)
            .OrderBy(d => d.UploadedAt)
            .ThenBy(d => d.Id)
            .ToListAsync(stop);
        if (documents.Count == 0)
            return [];
        var versions = dossier.Steps.All(s => s.Resent == 0)
            ? []
            : await db.SentVersions.AsNoTracking().Where(v => v.DossierId == dossier.Id).OrderBy(v => v.Number).ToListAsync(stop);
        var sources = new Dictionary<Guid, List<FileSource>>();
        foreach (var definition in call.Steps)
        {
            if (dossier.Steps.FirstOrDefault(s => s.StepId == definition.Id) is not { } step)
                continue;
            foreach (var version in versions.Where(v => v.StepId == step.StepId))
                Add(definition, version.Number, version.Sent);
            if (step.Sent is { } sent)
                Add(definition, step.SentNumber, sent);
            if (step.IsBeingWritten && reader.MayWrite(dossier))
                Add(definition, null, step.Answers);
        }
        return
        [
            .. from document in documents
            let named = sources.GetValueOrDefault(document.Id, [])
            where named.Count > 0 || document.QuestionId is not null
            select new FileOfDossier(
                document,
                document.QuestionId is null ? named : [new(null, null, LocalText.Empty)],
                document.Organisation == dossier.Organisation
            ),
        ];

        void Add(Step definition, int? version, string json)
        {
            foreach (var (path, file) in FileAnswers.Named(definition.Form, AnswersJson.Read(json)))
            {
                if (!Guid.TryParse(file["id"]?.ToString(), out var id))
                    continue;
                if (!sources.TryGetValue(id, out var all))
                    sources[id] = all = [];
                // A draft that only repeats what was sent is no other place.
                if (version is not null || all.All(s => s.Step != definition))
                    all.Add(new(definition, version, FormPath.FieldAt(definition.Form, path)?.Label ?? new(path)));
            }
        }
    }
}
