using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.People;

/// <summary>Who manages the people of an organisation gives a role to somebody who already has one there.</summary>
public sealed class GiveRole(Db db, Chronicle chronicle, Clock clock, ProgrammeCatalogue programmes, RecentStandings recent)
{
    public async Task<Outcome<Mandate>> Do(Actor actor, Guid personId, AskedRole asked, CancellationToken stop = default)
    {
        var outcome = await db.Transact<Mandate>(
            async () =>
            {
                if (!actor.MayManagePeople())
                    return Refusal.Forbidden();
                var now = clock.SystemUtcNow;
                var held = await db.Mandates.Where(m => m.PersonId == personId && m.Organisation == actor.Organisation).ToListAsync(stop);
                if (!held.Any(m => m.IsLive(now)))
                    return Refusal.NotFound();
                if (personId == actor.PersonId)
                    return PeopleRefusals.OwnRole;
                var role = OfferedRole.Of(actor.Organisation, asked, programmes);
                if (!role.Done)
                    return Outcome<Mandate>.Refused(role.Refusals);
                if (held.Any(m => m.Role == role.Value.Role && m.Programme == role.Value.Programme && m.IsLive(now)))
                    return PeopleRefusals.HasRole;
                var mandate = new Mandate
                {
                    Id = Guid.CreateVersion7(now),
                    PersonId = personId,
                    Organisation = actor.Organisation,
                    OrganisationName = actor.OrganisationName,
                    Role = role.Value.Role,
                    Programme = role.Value.Programme,
                    LimitCents = role.Value.LimitCents,
                    Source = MandateSource.Given,
                    ValidFrom = now,
                    GivenBy = actor.PersonId,
                };
                db.Add(mandate);
                chronicle.Record(
                    actor,
                    ActKinds.GiveRole,
                    new(),
                    evidence: new { mandate = mandate.Id, person = personId },
                    after: role.Value.Told()
                );
                return mandate;
            },
            stop
        );
        recent.Forget(personId);
        return outcome;
    }
}
