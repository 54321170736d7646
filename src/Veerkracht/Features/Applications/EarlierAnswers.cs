using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Documents;
using Verdict = Veerkracht.Features.Documents.Verdict;

namespace Veerkracht.Features.Applications;

/// <summary>An application that was sent before, beside the form that begins with its answers.</summary>
/// <param name="From">The step that was sent.</param>
/// <param name="To">The step that begins.</param>
/// <param name="Answers">As they were sent, or corrected since.</param>
public sealed record EarlierApplication(Dossier Dossier, CallDefinition Call, Step From, Step To, JsonObject Answers)
{
    /// <summary>
    /// What of it has a place in the other form: by the id of the question, where it is of the same kind. What is filled in for everybody
    /// from reference data stays as it is there.
    /// </summary>
    public CarriedAnswers Carried
    {
        get
        {
            var known = To.Form.Fields.Where(f => f.Prefill is not null || f.ReadOnly).Select(f => f.Id).ToHashSet();
            var typed = Answers.Where(a => !known.Contains(a.Key)).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone()));
            return CarriedAnswers.Of(From.Form, To.Form, new JsonObject(typed));
        }
    }
}

/// <summary>Finds earlier applications of a government, and begins a new one with their answers.</summary>
public sealed class EarlierAnswers(Db db, CallCatalogue calls)
{
    /// <summary>Whether some question of an application in one call stands in that of another too. Reads no answers.</summary>
    public static bool Suits(CallDefinition from, CallDefinition to) =>
        StepAvailability
            .First(from)
            .Form.Fields.Any(old =>
                !old.Kind.IsComputed
                && StepAvailability.First(to).Form.Fields.FirstOrDefault(f => f.Id == old.Id) is { Prefill: null, ReadOnly: false } now
                && CarriedAnswers.Fits(old, now)
            );

    /// <summary>Null where it is not of the organisation of the actor, was never sent, or has nothing to carry.</summary>
    public async Task<EarlierApplication?> Find(Actor actor, CallDefinition to, Guid dossierId, CancellationToken stop = default)
    {
        if (
            await db.Dossiers.AsNoTracking().Include(d => d.Steps).FirstOrDefaultAsync(d => d.Id == dossierId, stop) is not { } dossier
            || !actor.MayWrite(dossier)
        )
            return null;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var from = StepAvailability.First(call);
        if (dossier.Steps.FirstOrDefault(s => s.StepId == from.Id) is not { Sent: { } sent } step)
            return null;
        var found = new EarlierApplication(dossier, call, from, StepAvailability.First(to), AnswersJson.Read(step.Corrected ?? sent));
        return found.Carried.Kept.Count > 0 ? found : null;
    }

    /// <summary>
    /// Puts the answers in those with which the form starts. A file comes along as a document of the new dossier, unless the scanner did
    /// not let it through or it is gone.
    /// </summary>
    /// <param name="start">Changed in place.</param>
    /// <param name="person">For whom the documents are.</param>
    /// <param name="at">UTC.</param>
    public async Task<CarriedAnswers> Carry(
        EarlierApplication earlier,
        Dossier dossier,
        DateTime at,
        Guid person,
        JsonObject start,
        CancellationToken stop = default
    )
    {
        var carried = earlier.Carried;
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.DossierId == earlier.Dossier.Id && (d.Verdict == Verdict.Clean || d.Verdict == Verdict.NotAsked))
            .ToDictionaryAsync(d => d.Id, stop);
        var left = new List<UnkeptAnswer>();
        foreach (var file in Files(carried.Kept).ToList())
        {
            if (Guid.TryParse((string?)file["id"], out var id) && documents.TryGetValue(id, out var document))
            {
                file["id"] = Again(document, dossier, at, person).ToString();
                continue;
            }
            left.Add(new($"{file["id"]}", new("Bestand", "File"), $"{file["name"]}"));
            file.Parent!.AsArray().Remove(file);
        }
        foreach (var (name, value) in carried.Kept)
            start[name] = value?.DeepClone();
        return carried with { Unkept = [.. carried.Unkept, .. left] };
    }

    /// <summary>The same bytes, named by the new dossier too.</summary>
    private Guid Again(Document document, Dossier dossier, DateTime at, Guid person)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero));
        db.Documents.Add(
            new Document
            {
                Id = id,
                DossierId = dossier.Id,
                Organisation = dossier.Organisation,
                Name = document.Name,
                ContentType = document.ContentType,
                Size = document.Size,
                Sha256 = document.Sha256,
                UploadedBy = person,
                UploadedAt = at,
                TellsPlace = document.TellsPlace,
                Verdict = document.Verdict,
            }
        );
        return id;
    }

    /// <summary>Every file that answers name, wherever it stands: only files have a hash.</summary>
    private static IEnumerable<JsonObject> Files(JsonNode? node) =>
        node switch
        {
            JsonObject file when file.ContainsKey("sha256") && file.ContainsKey("id") => [file],
            JsonObject inner => inner.SelectMany(p => Files(p.Value)),
            JsonArray items => items.SelectMany(Files),
            _ => [],
        };
}
