using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>An assessor says that it has an interest in a dossier. From that moment it neither reads nor scores it.</summary>
public sealed class DeclareConflict(ActFrame acts, Db db) : IAct
{
    private static readonly Telling ForManagers = new(
        Reader.Managers,
        new("Belangenconflict gemeld: {number}", "Conflict of interest declared: {number}"),
        new(
            "{name}. Een beoordelaar leest en scoort dit dossier niet meer. Geef het aan iemand anders. Reden: {reason}",
            "{name}. An assessor no longer reads and scores this dossier. Give it to somebody else. Reason: {reason}"
        )
    )
    {
        Lands = "/jury",
    };

    public static ActKind Kind { get; } =
        new DossierActKind("declare-conflict", new("Belangenconflict gemeld", "Conflict of interest declared"))
        {
            By = ActBy.Assessor,
            Reason = Reasoning.Required,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells = [ForManagers],
            Words = new(
                "any dossier that was sent",
                "this assessor neither reads nor scores it from now on; points that were given count no more",
                "nothing"
            ),
        };

    public Task<Outcome<ConflictOfInterest>> Do(Actor actor, Guid dossierId, string? reason, CancellationToken stop = default) =>
        acts.Run<Dossier, ConflictOfInterest>(Kind, actor, new AssessedTarget(dossierId), reason, act => Declare(act, stop), stop);

    private async Task<Outcome<ConflictOfInterest>> Declare(ActScope<Dossier> act, CancellationToken stop)
    {
        var (dossier, person) = (act.Subject, act.Actor.PersonId);
        if (
            await db.ConflictsOfInterest.FirstOrDefaultAsync(
                c => c.DossierId == dossier.Id && c.PersonId == person && c.LiftedAt == null,
                stop
            ) is
            { } there
        )
            return act.Nothing(there);
        var conflict = new ConflictOfInterest
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            PersonId = person,
            Reason = act.Reason!,
            DeclaredAt = act.At,
        };
        db.ConflictsOfInterest.Add(conflict);
        act.Evidence = new { conflict = conflict.Id };
        return conflict;
    }
}
