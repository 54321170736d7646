using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>An assessor leaves a panel. What was given stays; what is still to be read goes to nobody.</summary>
public sealed class ReleaseAssessor(ActFrame acts, Db db, CallCatalogue calls, TaskLooks looks) : IAct
{
    private static readonly Telling ForYou = new(
        Reader.Person,
        new("U zit niet meer in de jury van {title}", "You are no longer in the panel of {title}"),
        new("Wat u scoorde, blijft tellen. Reden: {reason}", "What you scored still counts. Reason: {reason}")
    )
    {
        When = new("tegen wie de jury verlaat", "to who leaves the panel"),
        Lands = null,
    };

    public static ActKind Kind { get; } =
        new("release-assessor", new("Beoordelaar ontslagen van de jury", "Assessor released"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells = [ForYou],
            Words = new(
                "a member of a panel",
                "no longer a member; what was scored still counts, what was not is assigned to that person no more",
                "nothing"
            ),
        };

    public Task<Outcome<Guid>> Do(Actor actor, string call, string step, Guid person, string? reason, CancellationToken stop = default) =>
        acts.Run<PanelOf, Guid>(Kind, actor, new PanelTarget(calls, call, step), reason, act => Release(act, person, stop), stop);

    private async Task<Outcome<Guid>> Release(ActScope<PanelOf> act, Guid person, CancellationToken stop)
    {
        var panel = act.Subject.Panel!;
        if (
            await db.PanelMembers.FirstOrDefaultAsync(m => m.PanelId == panel.Id && m.PersonId == person && m.ReleasedAt == null, stop)
            is not { } member
        )
            return NoMember;
        member.ReleasedAt = act.At;
        var given = await db
            .GivenScores.Where(g => g.PanelId == panel.Id && g.PersonId == person)
            .Select(g => g.DossierId)
            .Distinct()
            .ToListAsync(stop);
        var readings = await db.PanelReadings.Where(r => r.PanelId == panel.Id && r.PersonId == person).ToListAsync(stop);
        var unread = readings.Where(r => !given.Contains(r.DossierId)).ToList();
        db.PanelReadings.RemoveRange(unread);
        act.Evidence = new { panel = panel.Id, assessor = person };
        act.Before = new { readings = readings.Count };
        act.After = new { readings = readings.Count - unread.Count };
        act.Say("title", act.Subject.Call.Title.WithEnglish());
        act.Tell(ForYou, act.Actor.Organisation, person);
        await looks.Of(act.Subject.Call.Slug, stop);
        return person;
    }

    internal static readonly Refusal NoMember = new(
        "no-panel-member",
        new LocalText("Deze persoon zit niet in de jury.", "This person is not in the panel."),
        RefusalKind.Invalid,
        "persoon"
    );
}
