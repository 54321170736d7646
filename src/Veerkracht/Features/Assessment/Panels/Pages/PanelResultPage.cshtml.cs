using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Assessment.Panels.Pages;

/// <summary>The result of a panel for who steers the call: the ranking, and of each dossier who gave what, and what was before.</summary>
[For(Audience.Steering)]
public sealed class PanelResultPageModel(PanelScores scores, Texts L) : DossierPage
{
    public PanelStanding Standing { get; private set; } = null!;

    public bool Manages => Actor.IsOver(Role.ProgrammeManager, Standing.Call.Measure);

    public string NumberOf(string id) => Standing.Ranking.First(r => r.Ranked.Id == id).Scores.Number;

    public string Score(Rational? score, Rational? by = null) => score is { } known ? PanelWords.Score(known, L.Language, by) : "–";

    /// <summary>Points of a sheet less the mean: "+1,50".</summary>
    public string Off(TypedScore score, CriterionResult of) =>
        ScoresJson.PointsOf(score.Points) is { } points && of.Mean is { } mean && points != mean
            ? (points > mean ? "+" : "") + Numerals.Write(points - mean, 2, L.Language)
            : "";

    public async Task<IActionResult> OnGetAsync(string slug, string step, CancellationToken stop)
    {
        if (
            await scores.Of(slug, step, stop) is not { } standing
            || !RolesTogether.OverCalls.Any(r => Actor.IsOver(r, standing.Call.Measure))
        )
            return NotFound();
        Standing = standing;
        return Page();
    }
}
