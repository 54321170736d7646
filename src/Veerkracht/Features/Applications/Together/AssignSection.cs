using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Gives a section of a draft to a colleague, or takes it away again. Who gets it, is told.</summary>
public sealed class AssignSection(Db db, Drafts drafts, Colleagues colleagues, Notifier notifier, Clock clock)
{
    /// <param name="person">Null takes the section away from who has it.</param>
    public Task<Outcome<bool>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string section,
        Guid? person,
        CancellationToken stop = default
    ) =>
        db.Transact<bool>(
            async () =>
            {
                var opened = await drafts.Open(actor, dossierId, stepId, stop);
                if (!opened.Done)
                    return Outcome<bool>.Refused(opened.Refusals);
                var draft = opened.Value;
                if (draft.Form.Sections.FirstOrDefault(s => s.Id == section) is not { } found)
                    return Refusal.NotFound();
                var there = await db.SectionAssignments.FirstOrDefaultAsync(
                    a => a.DossierId == dossierId && a.StepId == stepId && a.Section == section,
                    stop
                );
                if (person is not { } id)
                {
                    if (there is not null)
                        db.SectionAssignments.Remove(there);
                    return there is not null;
                }
                if (there?.PersonId == id)
                    return false;
                if ((await colleagues.Of(actor.Organisation, stop)).All(c => c.Id != id))
                    return NoColleague;
                if (there is null)
                    db.SectionAssignments.Add(
                        new SectionAssignment
                        {
                            DossierId = dossierId,
                            StepId = stepId,
                            Section = section,
                            PersonId = id,
                            AssignedBy = actor.PersonId,
                            At = clock.UtcNow,
                        }
                    );
                else
                    (there.PersonId, there.AssignedBy, there.At) = (id, actor.PersonId, clock.UtcNow);
                if (id != actor.PersonId)
                    Tell(draft, found.Title, id);
                return true;
            },
            stop
        );

    private void Tell(Draft draft, LocalText section, Guid person) =>
        notifier.Tell(
            new Addressee(draft.Dossier.Organisation, person, draft.Dossier.Call, draft.Dossier.Id),
            new LocalText($"Voor u: {section.Nl} ({draft.Dossier.Number})", $"For you: {section.In(Language.En)} ({draft.Dossier.Number})"),
            new LocalText(
                $"Een collega vraagt u om het deel “{section.Nl}” van dit concept in te vullen.",
                $"A colleague asks you to fill in the part “{section.In(Language.En)}” of this draft."
            ),
            $"/dossiers/{draft.Dossier.Id}/stap/{draft.Step.StepId}/{draft.Form.Sections.First(s => s.Title == section).Id}"
        );

    private static readonly Refusal NoColleague = new(
        "no-colleague",
        new LocalText(
            "Kies een collega die zich al eens heeft aangemeld voor uw bestuur.",
            "Choose a colleague who has signed in for your organisation before."
        ),
        RefusalKind.Invalid,
        "person"
    );
}
