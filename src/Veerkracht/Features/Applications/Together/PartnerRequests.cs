using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A request that waits for the organisation of the reader: who asks, for what, since when (UTC), and where it answers.</summary>
public sealed record WaitingRequest(string From, LocalText Call, string Number, string? Project, DateTime AskedAt, string Href);

/// <summary>Requests to take part: made, taken back, and those that wait for an answer.</summary>
public sealed class PartnerRequests(Db db, Notifier notifier, CallCatalogue calls) : ITells
{
    private const int Most = 50;

    /// <summary>A partner is asked; by several acts, each with its own words.</summary>
    internal static Telling Asked(string nl, string en) =>
        new(
            Reader.Partner,
            new("Uw bestuur wordt gevraagd als partner ({number})", "Your organisation is asked as partner ({number})"),
            new(nl, en)
        )
        {
            When = new("tegen die partner", "to that partner"),
            Lands = "{address}",
        };

    internal static readonly Telling TakenBack = new(
        Reader.Partner,
        new("Niet langer gevraagd als partner ({number})", "No longer asked as partner ({number})"),
        new(
            "{government} vraagt uw bestuur niet meer als partner. U hoeft niets te doen.",
            "{government} no longer asks your organisation as partner. You need not do anything."
        )
    )
    {
        When = new(
            "als iemand de vraag al las of per mail kreeg; anders verdwijnt de vraag",
            "where somebody read the request or got it by mail; else the request is gone"
        ),
        Lands = null,
    };

    /// <summary>Also where the answers of a draft no longer name the partner, which is no act.</summary>
    public static IReadOnlyList<TellingOf> Tells { get; } =
    [new("partner-not-named", new("Partner niet meer genoemd in een concept", "Partner no longer named in a draft"), TakenBack)];

    /// <summary>Adds the request to the save.</summary>
    public PartnerPart Make(Draft draft, OrganisationId partner, string name, DateTime at)
    {
        var part = new PartnerPart
        {
            DossierId = draft.Dossier.Id,
            StepId = draft.Step.StepId,
            Organisation = partner,
            OrganisationName = name,
            AskedAt = at,
        };
        db.PartnerParts.Add(part);
        db.DossierTasks.Add(DossierTask.ToPartner(draft.Dossier, part, at));
        return part;
    }

    /// <summary>The partner does not see the draft any more. No message stays behind as long as nobody read it or got it by mail.</summary>
    public async Task TakeBack(Draft draft, PartnerPart part, CancellationToken stop = default)
    {
        db.PartnerParts.Remove(part);
        var (dossier, key) = (part.DossierId, DossierTask.KeyOfPartner(part));
        db.DossierTasks.RemoveRange(await db.DossierTasks.Where(t => t.DossierId == dossier && t.Key == key).ToListAsync(stop));
        var address = part.Address;
        var unread = await db
            .Notices.Where(n =>
                n.Organisation == part.Organisation
                && n.DossierId == part.DossierId
                && n.Href == address
                && n.MailedAt == null
                && !db.Set<NoticeRead>().Any(r => r.NoticeId == n.Id)
            )
            .ToListAsync(stop);
        db.Notices.RemoveRange(unread);
        if (unread.Count > 0)
            return;
        notifier.Tell(TakenBack, draft.Dossier.Subject, draft.Told, part.Organisation, new Dictionary<string, LocalText>());
    }

    /// <summary>What waits for who may decide on it, the oldest first; none for others.</summary>
    public async Task<IReadOnlyList<WaitingRequest>> WaitingFor(Actor actor, CancellationToken stop = default)
    {
        if (!actor.IsLocal)
            return [];
        var asked = await (
            from p in db.PartnerParts.AsNoTracking()
            join d in db.Dossiers.AsNoTracking().Include(d => d.Steps) on p.DossierId equals d.Id
            where p.Organisation == actor.Organisation && p.State == PartnerState.Asked && d.State != DossierState.Withdrawn
            orderby p.AskedAt
            select new { Part = p, Dossier = d }
        )
            .Take(Most)
            .ToListAsync(stop);
        return [.. asked.Select(a => Waiting(actor, a.Part, a.Dossier)).OfType<WaitingRequest>()];
    }

    private WaitingRequest? Waiting(Actor actor, PartnerPart part, Dossier dossier)
    {
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var step = dossier.Steps.First(s => s.StepId == part.StepId);
        var draft = new Draft(call, dossier, step, AnswersJson.Read(step.Answers));
        return ActFrame.Refuses(ConfirmPartnership.Kind, actor, new PartnerSubject(draft, part)) is null
            ? new(dossier.OrganisationName, call.Title, dossier.Number, ProjectNames.Of(call, dossier), part.AskedAt, part.Address)
            : null;
    }
}
