using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Assessment.Panels;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>The results by which a round ranks: those of the panel of its phase.</summary>
public sealed class RoundScores(PanelScores panels)
{
    /// <summary>By dossier; only of those that are ready to be ranked.</summary>
    public async Task<IReadOnlyDictionary<Guid, PanelResult>> Of(CallDefinition call, string step, CancellationToken stop = default) =>
        await panels.Of(call.Slug, step, stop) is { } standing
            ? standing
                .Ranking.Where(r => IsReady(standing.Rules, r.Scores.Result))
                .ToDictionary(r => r.Scores.DossierId, r => r.Scores.Result)
            : new Dictionary<Guid, PanelResult>();

    /// <summary>All points are known, and enough people gave them where people give any.</summary>
    private static bool IsReady(PanelRules rules, PanelResult result) =>
        result.Total is not null && (result.HasQuorum || rules.Criteria.All(c => c.IsComputed));
}
