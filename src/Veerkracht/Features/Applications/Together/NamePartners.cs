using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// Keeps the partners of a draft equal to those that its answers name, in the save of the answers: who is named for the first time is asked
/// and told, who is no longer named does not see the draft any more.
/// </summary>
public sealed class NamePartners(Db db, PartnerProjects projects, OrganisationRegistry organisations, Notifier notifier, Clock clock)
{
    public async Task Do(Draft draft, CancellationToken stop = default)
    {
        if (!PartnerProjects.Has(draft))
            return;
        // A key that nobody has is told where the step is sent: nobody can confirm for it.
        var named = CallEngine
            .Partners(draft.Call, draft.Step.StepId, (await projects.Evaluate(draft, stop)).Clean)
            .Select(key => projects.Named(draft, key))
            .OfType<OrganisationId>()
            .Distinct()
            .ToList();
        var parts = await db.PartnerParts.Where(p => p.DossierId == draft.Dossier.Id && p.StepId == draft.Step.StepId).ToListAsync(stop);
        foreach (var partner in named.Where(n => parts.All(p => p.Organisation != n)))
            Ask(draft, partner);
        foreach (var gone in parts.Where(p => !named.Contains(p.Organisation)))
            await Forget(draft, gone, stop);
    }

    public static string Address(PartnerPart part) => $"/partner/{part.DossierId}/{part.StepId}";

    private void Ask(Draft draft, OrganisationId partner)
    {
        var part = new PartnerPart
        {
            DossierId = draft.Dossier.Id,
            StepId = draft.Step.StepId,
            Organisation = partner,
            OrganisationName = organisations.NameOf(partner, clock.Today),
            AskedAt = clock.UtcNow,
        };
        db.PartnerParts.Add(part);
        notifier.Tell(
            To(draft, partner),
            part.NoticeTitle(draft.Dossier.Number),
            new LocalText(
                $"{draft.Dossier.OrganisationName} noemt u als partner in een aanvraag. Lees het concept en bevestig of weiger.",
                $"{draft.Dossier.OrganisationName} names you as partner in an application. Read the draft and confirm or decline."
            ),
            Address(part)
        );
    }

    /// <summary>Who ticked by mistake and ticks off again leaves no message behind, as long as nobody read it or got it by mail.</summary>
    private async Task Forget(Draft draft, PartnerPart part, CancellationToken stop)
    {
        db.PartnerParts.Remove(part);
        var unread = await db
            .Notices.Where(n =>
                n.Organisation == part.Organisation
                && n.DossierId == part.DossierId
                && n.Href == Address(part)
                && n.MailedAt == null
                && !db.Set<NoticeRead>().Any(r => r.NoticeId == n.Id)
            )
            .ToListAsync(stop);
        db.Notices.RemoveRange(unread);
        if (unread.Count > 0)
            return;
        notifier.Tell(
            To(draft, part.Organisation),
            new LocalText(
                $"Niet langer gevraagd als partner ({draft.Dossier.Number})",
                $"No longer asked as partner ({draft.Dossier.Number})"
            ),
            new LocalText(
                $"{draft.Dossier.OrganisationName} noemt uw bestuur niet meer als partner. U hoeft niets te doen.",
                $"{draft.Dossier.OrganisationName} no longer names your organisation as partner. You need not do anything."
            )
        );
    }

    private static Addressee To(Draft draft, OrganisationId organisation) =>
        new(organisation, Call: draft.Dossier.Call, DossierId: draft.Dossier.Id);
}
