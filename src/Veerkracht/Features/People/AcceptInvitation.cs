using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;

namespace Veerkracht.Features.People;

/// <summary>
/// Who is signed in takes the role to which the code of the link invites: from then on the person may act for that organisation.
/// </summary>
public sealed class AcceptInvitation(ActFrame acts, Db db, Clock clock, RecentStandings recent) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("accept-invitation", new("Uitnodiging aanvaard", "Invitation accepted"))
        {
            By = new(Side.Invited),
            Touches = ActTouches.People,
            Tells =
            [
                new Telling(
                    Reader.Administrators,
                    new("Een uitnodiging is aanvaard", "An invitation was accepted"),
                    new(
                        "Iemand nam een rol op die u of een collega aanbood. Kijk bij uw mensen wie.",
                        "Somebody took a role that you or a colleague offered. Look among your people who."
                    )
                )
                {
                    Lands = "/bestuur/mensen",
                },
            ],
            Words = new("an invitation that waits, of another person", "the person has the role at that organisation", "nothing"),
        };

    public async Task<Outcome<Mandate>> Do(Actor actor, string code, CancellationToken stop = default)
    {
        var target = new InvitationTarget(code, clock.SystemUtcNow);
        var outcome = await acts.Run<OpenInvitation, Mandate>(Kind, actor, target, null, act => Accept(act, stop), stop);
        recent.Forget(actor.PersonId);
        // Whether it was used, withdrawn or never there is nobody's business.
        return !outcome.Done && outcome.Refusals[0].Kind == RefusalKind.NotFound ? PeopleRefusals.InvitationGone : outcome;
    }

    /// <summary>Why this actor cannot take it; null where nothing stands in the way.</summary>
    public async Task<Refusal?> Cannot(Actor actor, Invitation invitation, CancellationToken stop = default) =>
        ActFrame.Refuses(Kind, actor, new OpenInvitation(invitation)) ?? await Particular(actor, invitation, stop);

    private async Task<Refusal?> Particular(Actor actor, Invitation invitation, CancellationToken stop)
    {
        if (invitation.InvitedBy == actor.PersonId)
            return PeopleRefusals.OwnInvitation;
        // An address says who reads its mail, not who somebody is: that takes the service of the organisation.
        if (Addresses.IsCitizen(await db.People.Where(p => p.Id == actor.PersonId).Select(p => p.Subject).SingleAsync(stop)))
            return PeopleRefusals.OwnAccount;
        var same = await db
            .Mandates.AsNoTracking()
            .Where(m => m.PersonId == actor.PersonId && m.Organisation == invitation.Organisation && m.Role == invitation.Role)
            .ToListAsync(stop);
        return same.Exists(m => m.Programme == invitation.Programme && m.IsLive(clock.SystemUtcNow))
            ? PeopleRefusals.HasRole with
            {
                Field = null,
            }
            : null;
    }

    private async Task<Outcome<Mandate>> Accept(ActScope<OpenInvitation> act, CancellationToken stop)
    {
        var (invitation, actor, now) = (act.Subject.Invitation, act.Actor, clock.SystemUtcNow);
        if (await Particular(actor, invitation, stop) is { } refusal)
            return refusal;
        var person = await db.People.AsTracking().SingleAsync(p => p.Id == actor.PersonId, stop);
        var mandate = new Mandate
        {
            Id = Guid.CreateVersion7(now),
            PersonId = actor.PersonId,
            Organisation = invitation.Organisation,
            OrganisationName = invitation.OrganisationName,
            Role = invitation.Role,
            Programme = invitation.Programme,
            LimitCents = invitation.LimitCents,
            Source = MandateSource.Given,
            ValidFrom = now,
            // The first administrator is invited by nobody.
            GivenBy = invitation.InvitedBy == Guid.Empty ? null : invitation.InvitedBy,
        };
        db.Add(mandate);
        // Where they can be told things, if nobody knew that yet.
        person.Email ??= invitation.Email;
        invitation.Accept(actor.PersonId, now);
        // The organisation for which the person came in has nothing to do with it.
        act.OnBehalfOf = invitation.Organisation;
        act.Evidence = new
        {
            invitation = invitation.Id,
            mandate = mandate.Id,
            given_by = invitation.InvitedBy,
        };
        act.After = new OfferedRole(mandate.Role, mandate.Programme, mandate.LimitCents).Told();
        return mandate;
    }
}
