using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Conversation;

/// <summary>A dossier gets a case worker, or has none any more. Who gets it is told, and so is who stands in.</summary>
public sealed class AssignCase(ActFrame acts, Db db, AgencyColleagues colleagues) : IAct
{
    private static readonly Telling ForYou = new(
        Reader.Person,
        new("Aan u toegewezen: {number}", "Assigned to you: {number}"),
        new(
            "{name}. Een collega vraagt u om dit dossier van {government} te behandelen.",
            "{name}. A colleague asks you to handle this dossier of {government}."
        )
    )
    {
        When = new(
            "als het een ander is dan wie toewijst; ook tegen wie vervangt",
            "where it is another than who assigns; also to the deputy"
        ),
        Lands = "/dossiers/{dossier}",
    };

    public static ActKind Kind { get; } =
        new ActKind("assign-case", new("Toegewezen aan een behandelaar", "Assigned to a case worker"))
        {
            By = ActBy.Handler,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells = [ForYou],
            Words = new("any dossier that was sent", "who handles it; it gives no authority", "nothing"),
        };

    /// <param name="person">Null: nobody any more.</param>
    public Task<Outcome<Guid?>> Do(Actor actor, Guid dossierId, Guid? person, CancellationToken stop = default) =>
        acts.Run<Dossier, Guid?>(Kind, actor, new DossierTarget(dossierId), null, act => Assign(act, person, stop), stop);

    private async Task<Outcome<Guid?>> Assign(ActScope<Dossier> act, Guid? person, CancellationToken stop)
    {
        var dossier = act.Subject;
        var there = await db.CaseAssignments.FirstOrDefaultAsync(a => a.DossierId == dossier.Id, stop);
        if (there?.PersonId == person)
            return act.Nothing(person);
        act.Before = new { handler = there?.PersonId };
        act.After = new { handler = person };
        if (person is not { } id)
        {
            db.CaseAssignments.Remove(there!);
            return person;
        }
        if ((await colleagues.Over(dossier.Measure, ActBy.Handler.Roles, stop)).All(c => c.Id != id))
            return NoHandler;
        if (there is null)
            db.CaseAssignments.Add(
                new()
                {
                    DossierId = dossier.Id,
                    PersonId = id,
                    AssignedBy = act.Actor.PersonId,
                    At = act.At,
                }
            );
        else
            (there.PersonId, there.AssignedBy, there.At) = (id, act.Actor.PersonId, act.At);
        foreach (var reader in new[] { id, await colleagues.DeputyOf(id, stop) }.OfType<Guid>().Where(r => r != act.Actor.PersonId))
            act.Tell(ForYou, act.Actor.Organisation, reader);
        return person;
    }

    private static readonly Refusal NoHandler = new(
        "no-handler",
        new LocalText("Kies iemand die dossiers van deze maatregel behandelt.", "Choose somebody who handles dossiers of this measure."),
        RefusalKind.Invalid,
        "person"
    );
}
