using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Gives a section of a draft to a colleague, or takes it away again. Who gets it, is told.</summary>
public sealed class AssignSection(Db db, Drafts drafts, Colleagues colleagues, Notifier notifier, Clock clock) : ITells
{
    private static readonly Telling ForYou = new(
        Reader.Person,
        new("Voor u: {section} ({number})", "For you: {section} ({number})"),
        new(
            "{name}. Een collega vraagt u om het deel “{section}” van dit concept in te vullen.",
            "{name}. A colleague asks you to fill in the part “{section}” of this draft."
        )
    )
    {
        Lands = "/dossiers/{dossier}/stap/{step-id}/{section-id}",
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [new("section-assigned", new("Een deel van een concept krijgt een collega", "A part of a draft is given to a colleague"), ForYou)];

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
                    Tell(draft, found, id);
                return true;
            },
            stop
        );

    private void Tell(Draft draft, Section section, Guid person) =>
        notifier.Tell(
            ForYou,
            draft.Dossier.Subject,
            draft.Told,
            draft.Dossier.Organisation,
            new Dictionary<string, LocalText>
            {
                ["section"] = section.Title.WithEnglish(),
                ["section-id"] = new(section.Id),
                ["step-id"] = new(draft.Step.StepId),
            },
            person
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
