using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Documents;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications;

/// <summary>What is to be told beside attached files: that a photograph says where it was taken, or waits for the scanner.</summary>
public sealed class ShownFiles(Db db, Texts L)
{
    /// <summary>By the id of the file, as answers name it; only files of which there is something to tell.</summary>
    public async Task<IReadOnlyDictionary<string, FileNote>> Notes(Guid dossierId, JsonObject answers, CancellationToken stop)
    {
        // Most pages name no file, and then nothing is asked.
        if (!NamesFiles(answers))
            return new Dictionary<string, FileNote>();
        var told = await db
            .Documents.Where(d =>
                d.DossierId == dossierId && (d.TellsPlace || d.Verdict == Verdict.Waiting || d.Verdict == Verdict.Infected)
            )
            .Select(d => new
            {
                d.Id,
                d.TellsPlace,
                d.Verdict,
            })
            .ToListAsync(stop);
        return told.ToDictionary(d => d.Id.ToString(), d => new FileNote(d.TellsPlace, Of(d.Verdict)));
    }

    private string? Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Waiting => L[
                "Wordt nog nagekeken op virussen. Intussen kunt alleen u dit openen.",
                "Is still being looked at for viruses. Meanwhile only you can open this."
            ],
            Verdict.Infected => L["Bevat een virus. Niemand kan dit openen.", "Holds a virus. Nobody can open this."],
            _ => null,
        };

    private static bool NamesFiles(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.ContainsKey("sha256") || o.Any(p => NamesFiles(p.Value)),
            JsonArray a => a.Any(NamesFiles),
            _ => false,
        };
}
