using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;

namespace Veerkracht.Features.People;

/// <summary>
/// Who is signed in takes the role to which the code of the link invites: from then on the person may act for that organisation.
/// </summary>
public sealed class AcceptInvitation(Db db, Chronicle chronicle, Clock clock, RecentStandings recent)
{
    public async Task<Outcome<Mandate>> Do(Actor actor, string code, CancellationToken stop = default)
    {
        var outcome = await db.Transact<Mandate>(
            async () =>
            {
                var (hash, now) = (Invitation.Hash(code), clock.SystemUtcNow);
                var invitation = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.CodeSha256 == hash, stop);
                if (invitation?.Waits(now) != true)
                    return PeopleRefusals.InvitationGone;
                if (invitation.InvitedBy == actor.PersonId)
                    return PeopleRefusals.OwnInvitation;
                var person = await db.People.Include(p => p.Mandates).SingleAsync(p => p.Id == actor.PersonId, stop);
                if (
                    person.Mandates.Any(m =>
                        m.Organisation == invitation.Organisation
                        && m.Role == invitation.Role
                        && m.Programme == invitation.Programme
                        && m.IsLive(now)
                    )
                )
                    return PeopleRefusals.HasRole with { Field = null };
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
                    GivenBy = invitation.InvitedBy,
                };
                db.Add(mandate);
                // Where they can be told things, if nobody knew that yet.
                person.Email ??= invitation.Email;
                invitation.Accept(actor.PersonId, now);
                // On behalf of the organisation that invited: the one for which the person came in has nothing to do with it.
                chronicle.Record(
                    actor with
                    {
                        Organisation = invitation.Organisation,
                    },
                    ActKinds.AcceptInvitation,
                    new(),
                    evidence: new
                    {
                        invitation = invitation.Id,
                        mandate = mandate.Id,
                        given_by = invitation.InvitedBy,
                    },
                    after: new OfferedRole(mandate.Role, mandate.Programme, mandate.LimitCents).Told()
                );
                return mandate;
            },
            stop
        );
        recent.Forget(actor.PersonId);
        return outcome;
    }
}
