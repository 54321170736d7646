using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Asks a partner once more: after it declined, or after the project changed since it confirmed.</summary>
public sealed class AskPartnerAgain(Db db, Drafts drafts, PartnerProjects projects, Chronicle chronicle, Notifier notifier, Clock clock)
{
    public Task<Outcome<PartnerPart>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string organisation,
        CancellationToken stop = default
    ) =>
        db.Transact<PartnerPart>(
            async () =>
            {
                var opened = await drafts.Open(actor, dossierId, stepId, stop);
                if (!opened.Done)
                    return Outcome<PartnerPart>.Refused(opened.Refusals);
                if (!actor.IsLocal)
                    return Refusal.Forbidden();
                var draft = opened.Value;
                if (
                    await db.PartnerParts.FirstOrDefaultAsync(
                        p => p.DossierId == dossierId && p.StepId == stepId && p.Organisation == organisation,
                        stop
                    )
                    is not { } part
                )
                    return Refusal.NotFound();
                if (part.State == PartnerState.Asked)
                    return Waits;
                var changes = PartnerProjects.Changes(draft, await projects.Evaluate(draft, stop), part);
                if (part.State == PartnerState.Confirmed && changes.Count == 0)
                    return Confirmed;

                var before = new { Partner = part.State };
                part.AskAgain(clock.UtcNow);
                chronicle.Record(
                    actor,
                    ActKinds.AskPartnerAgain,
                    draft.Dossier.Subject(),
                    evidence: new { step = stepId, organisation },
                    before: before,
                    after: new { Partner = part.State }
                );
                notifier.Tell(
                    new Addressee(organisation, Call: draft.Dossier.Call, DossierId: dossierId),
                    part.NoticeTitle(draft.Dossier.Number),
                    new LocalText(
                        $"{draft.Dossier.OrganisationName} vraagt u opnieuw om te bevestigen. {string.Join("; ", changes.Select(c => c.Nl))}".Trim(),
                        $"{draft.Dossier.OrganisationName} asks you again to confirm. {string.Join("; ", changes.Select(c => c.In(Language.En)))}".Trim()
                    ),
                    NamePartners.Address(part)
                );
                return part;
            },
            stop
        );

    private static readonly Refusal Waits = new(
        "already-asked",
        new LocalText(
            "Dit bestuur is al gevraagd en heeft nog niet beslist.",
            "This organisation was asked already and has not decided yet."
        )
    );
    private static readonly Refusal Confirmed = new(
        "already-confirmed",
        new LocalText("Dit bestuur heeft bevestigd; er veranderde niets sindsdien.", "This organisation confirmed; nothing changed since.")
    );
}
