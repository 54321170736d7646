using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>A manager lifts an interest that an assessor declared. What follows from the records cannot be lifted.</summary>
public sealed class LiftConflict(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("lift-conflict", new("Belangenconflict opgeheven", "Conflict of interest lifted"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            IsInternal = true,
            Touches = ActTouches.None,
            TellsNobody = "the assessor finds the application in its list again",
            Words = new("an interest that an assessor declared", "the assessor may read and score again; the record stays", "nothing"),
        };

    /// <summary>Why this actor cannot lift this interest; null where it can.</summary>
    public static Refusal? Cannot(Actor actor, Dossier dossier, ConflictOfInterest conflict) =>
        ActFrame.Refuses(Kind, actor, dossier) ?? (conflict.LiftedAt is null ? null : NothingToLift);

    /// <param name="person">The assessor.</param>
    public Task<Outcome<ConflictOfInterest>> Do(
        Actor actor,
        Guid dossierId,
        Guid person,
        string? reason,
        CancellationToken stop = default
    ) => acts.Run<Dossier, ConflictOfInterest>(Kind, actor, new DossierTarget(dossierId), reason, act => Lift(act, person, stop), stop);

    private async Task<Outcome<ConflictOfInterest>> Lift(ActScope<Dossier> act, Guid person, CancellationToken stop)
    {
        if (
            await db.ConflictsOfInterest.FirstOrDefaultAsync(
                c => c.DossierId == act.Subject.Id && c.PersonId == person && c.LiftedAt == null,
                stop
            )
            is not { } conflict
        )
            return NothingToLift;
        conflict.Lift(act.Actor.PersonId, act.At, act.Reason!);
        act.Evidence = new { conflict = conflict.Id, assessor = person };
        return conflict;
    }

    private static readonly Refusal NothingToLift = new(
        "no-conflict",
        new LocalText("Deze beoordelaar heeft hier geen gemeld belang.", "This assessor has no declared interest here.")
    );
}
