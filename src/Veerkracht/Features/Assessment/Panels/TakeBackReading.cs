using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>A dossier is taken from an assessor who did not score it yet.</summary>
public sealed class TakeBackReading(ActFrame acts, Db db, CallCatalogue calls, TaskLooks looks) : IAct
{
    public static ActKind Kind { get; } =
        new("take-back-reading", new("Aanvraag bij een beoordelaar weggehaald", "Application taken from an assessor"))
        {
            By = ActBy.Manager,
            IsInternal = true,
            Touches = ActTouches.None,
            TellsNobody = "it is gone from the list of the assessor",
            Words = new("an assessor who has to score a dossier and did not", "the assessor no longer has to", "nothing"),
        };

    public Task<Outcome<Guid>> Do(Actor actor, string call, string step, Guid dossier, Guid person, CancellationToken stop = default) =>
        acts.Run<PanelOf, Guid>(Kind, actor, new PanelTarget(calls, call, step), null, act => TakeBack(act, dossier, person, stop), stop);

    private async Task<Outcome<Guid>> TakeBack(ActScope<PanelOf> act, Guid dossier, Guid person, CancellationToken stop)
    {
        var panel = act.Subject.Panel!;
        var reading = await db.PanelReadings.FirstOrDefaultAsync(
            r => r.PanelId == panel.Id && r.DossierId == dossier && r.PersonId == person,
            stop
        );
        if (reading is null)
            return ScoreRefusals.NotAssigned;
        if (await db.GivenScores.AnyAsync(g => g.PanelId == panel.Id && g.DossierId == dossier && g.PersonId == person, stop))
            return ScoreRefusals.GivenAlready;
        db.PanelReadings.Remove(reading);
        act.Evidence = new { panel = panel.Id };
        act.Before = new { dossier, assessor = person };
        await looks.Of(act.Subject.Call.Slug, stop);
        return dossier;
    }
}
