using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.People;

/// <summary>Who manages the people of an organisation gives a role to somebody who already has one there.</summary>
public sealed class GiveRole(ActFrame acts, Db db, Clock clock, ProgrammeCatalogue programmes, RecentStandings recent) : IAct
{
    private static readonly Telling Given = new(
        Reader.Person,
        new("U hebt een rol bij {government}: {role}", "You have a role at {government}: {role}"),
        new("Vanaf nu mag u dit doen voor {government}.", "From now on you may do this for {government}.")
    )
    {
        When = new("tegen die persoon", "to that person"),
        Lands = "/bestuur/kiezen",
    };

    public static ActKind Kind { get; } =
        new ActKind("give-role", new("Rol gegeven", "Role given"))
        {
            By = PeopleAccess.Managers,
            Touches = ActTouches.People,
            Tells = [Given],
            Words = new(
                "another person with a role there, without this one",
                "the person has the role, for one programme or all, an approver up to a limit",
                "nothing"
            ),
        };

    public async Task<Outcome<Mandate>> Do(Actor actor, Guid personId, AskedRole asked, CancellationToken stop = default)
    {
        var outcome = await acts.Run<PeopleOf, Mandate>(
            Kind,
            actor,
            new PeopleTarget(),
            null,
            act => Give(act, personId, asked, stop),
            stop
        );
        recent.Forget(personId);
        return outcome;
    }

    private async Task<Outcome<Mandate>> Give(ActScope<PeopleOf> act, Guid personId, AskedRole asked, CancellationToken stop)
    {
        var (actor, now) = (act.Actor, clock.SystemUtcNow);
        var held = await db.Mandates.Where(m => m.PersonId == personId && m.Organisation == actor.Organisation).ToListAsync(stop);
        if (!held.Exists(m => m.IsLive(now)))
            return Refusal.NotFound();
        if (personId == actor.PersonId)
            return PeopleRefusals.OwnRole;
        var role = OfferedRole.Of(actor.Organisation, asked, programmes);
        if (!role.Done)
            return Outcome<Mandate>.Refused(role.Refusals);
        if (held.Exists(m => m.Role == role.Value.Role && m.Programme == role.Value.Programme && m.IsLive(now)))
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
        act.Evidence = new { mandate = mandate.Id, person = personId };
        act.After = role.Value.Told();
        act.Say("role", RoleWords.Of(mandate.Role));
        act.Say("government", new(actor.OrganisationName, actor.OrganisationName));
        act.Tell(Given, actor.Organisation, personId);
        return mandate;
    }
}
