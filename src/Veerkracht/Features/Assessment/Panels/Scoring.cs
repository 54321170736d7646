using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>A dossier that an assessor can score now, and what that assessor gave it before.</summary>
/// <param name="Last">What counts of it; null where nothing was given.</param>
public sealed record ScoringNow(Panel Panel, PanelRules Rules, GivenScores? Last);

/// <summary>Whether an assessor can score a dossier: asked by the acts, in their transaction, and by the page.</summary>
public sealed class Scoring(Db db, CallCatalogue calls, Interests interests)
{
    public async Task<Outcome<ScoringNow>> Of(Guid person, Dossier dossier, CancellationToken stop = default)
    {
        if (await interests.Of(person, dossier.Id, stop) is not null)
            return AssignReadings.Barred;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var phase = Phases.LastSent(call, dossier)?.Id;
        var panel = await db.Panels.AsNoTracking().FirstOrDefaultAsync(p => p.Call == dossier.Call && p.StepId == phase, stop);
        if (panel is null || PanelRules.Of(call.Assessment) is not { } rules)
            return PanelOf.NoPanel;
        var isMember = await db.PanelMembers.AnyAsync(m => m.PanelId == panel.Id && m.PersonId == person && m.ReleasedAt == null, stop);
        if (
            !isMember
            || !await db.PanelReadings.AnyAsync(r => r.DossierId == dossier.Id && r.PanelId == panel.Id && r.PersonId == person, stop)
        )
            return ScoreRefusals.NotAssigned;
        var last = await db
            .GivenScores.AsNoTracking()
            .Where(g => g.DossierId == dossier.Id && g.PanelId == panel.Id && g.PersonId == person)
            .OrderByDescending(g => g.Number)
            .FirstOrDefaultAsync(stop);
        return new ScoringNow(panel, rules, last);
    }

    /// <summary>Adds what is given, after what was looked at, and drops what was kept meanwhile.</summary>
    internal async Task<GivenScores> Add(ActScope<Dossier> act, ScoringNow now, IReadOnlyList<TypedScore> scores, CancellationToken stop)
    {
        var (dossier, person) = (act.Subject, act.Actor.PersonId);
        var given = new GivenScores
        {
            Id = Guid.CreateVersion7(act.At),
            PanelId = now.Panel.Id,
            DossierId = dossier.Id,
            PersonId = person,
            Number = (now.Last?.Number ?? 0) + 1,
            Scores = ScoresJson.Write(Tidy(now.Rules, scores)),
            Reason = act.Reason,
            GivenAt = act.At,
            Seen = SentDigest.Of(dossier),
        };
        db.GivenScores.Add(given);
        if (
            await db.ScoreDrafts.FirstOrDefaultAsync(
                d => d.DossierId == dossier.Id && d.PanelId == now.Panel.Id && d.PersonId == person,
                stop
            ) is
            { } draft
        )
            db.ScoreDrafts.Remove(draft);
        // Points and comments stay with the dossier: the history says that they were given, not what they are.
        act.Evidence = new
        {
            scores = given.Id,
            step = now.Panel.StepId,
            number = given.Number,
        };
        return given;
    }

    /// <summary>Only criteria of the call, in its order, without white space around.</summary>
    internal static IReadOnlyList<TypedScore> Tidy(PanelRules rules, IReadOnlyList<TypedScore> scores) =>
        [
            .. rules
                .Given.Select(c => scores.FirstOrDefault(s => s.Criterion == c.Id) ?? new(c.Id, "", ""))
                .Select(s => s with { Points = s.Points.Trim().Replace(',', '.'), Comment = s.Comment.Trim() }),
        ];
}
