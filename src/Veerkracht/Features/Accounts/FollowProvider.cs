using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Accounts;

/// <summary>A role that the provider names for a person, at an organisation that is known here.</summary>
public sealed record NamedRole(Role Role, OrganisationId Organisation);

/// <summary>
/// Gives and ends roles as the provider names them at a signing in. Of organisations of which it says nothing, and of roles that were given
/// here, nothing changes.
/// </summary>
public sealed class FollowProvider(ActFrame acts, Db db, Clock clock, OrganisationRegistry organisations) : IAct
{
    public static ActKind Kind { get; } =
        new("follow-provider", new("Rollen van de aanmelddienst overgenomen", "Roles of the service for signing in taken over"))
        {
            By = ActBy.Provider,
            Touches = ActTouches.People,
            TellsNobody = "the service for signing in told its own people; the roles stand on the page of who signs in",
            Words = new(
                "somebody signs in, and the service names other roles than before",
                "the roles that it names count, those that it no longer names end; roles that were given here stay",
                "nothing"
            ),
        };

    /// <param name="spoken">The organisations of which the provider says something: roles there that it does not name end.</param>
    public Task<Outcome<bool>> Do(
        Guid personId,
        IReadOnlySet<NamedRole> named,
        IReadOnlySet<OrganisationId> spoken,
        CancellationToken stop = default
    ) =>
        acts.Run<PersonSigningIn, bool>(
            Kind,
            Actor.System,
            new PersonSigningInTarget(personId),
            null,
            act => Follow(act, named, spoken, stop),
            stop
        );

    /// <returns>Whether anything changed.</returns>
    private async Task<Outcome<bool>> Follow(
        ActScope<PersonSigningIn> act,
        IReadOnlySet<NamedRole> named,
        IReadOnlySet<OrganisationId> spoken,
        CancellationToken stop
    )
    {
        var (person, now) = (act.Subject.PersonId, clock.SystemUtcNow);
        await HoldPerson(person, stop);
        var counting = await db
            .Mandates.AsTracking()
            .Where(m => m.PersonId == person && m.Source == MandateSource.Provider && m.ValidUntil == null)
            .ToListAsync(stop);
        var ended = counting.Where(m => !named.Contains(RoleOf(m)) && spoken.Contains(m.Organisation)).ToList();
        var given = named.Except(counting.Select(RoleOf)).ToList();
        if (ended.Count == 0 && given.Count == 0)
            return Outcome<bool>.Of(act.Nothing(false));
        ended.ForEach(m => m.End(now, null));
        db.AddRange(given.Select(role => Made(person, role, now)));
        // Where all of it is about one organisation, that sees it in its history.
        if (given.Select(g => g.Organisation).Concat(ended.Select(m => m.Organisation)).Distinct().ToList() is [var only])
            act.OnBehalfOf = only;
        act.Evidence = new
        {
            person,
            given = given.Select(Told),
            ended = ended.Select(m => Told(RoleOf(m))),
        };
        return true;
    }

    private Mandate Made(Guid person, NamedRole named, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            Organisation = named.Organisation,
            OrganisationName = organisations.NameOf(named.Organisation, clock.Today),
            Role = named.Role,
            ValidFrom = now,
            NamedAt = now,
        };

    private static NamedRole RoleOf(Mandate mandate) => new(mandate.Role, mandate.Organisation);

    private static object Told(NamedRole named) => new { role = named.Role, organisation = $"{named.Organisation}" };

    /// <summary>By a change that changes nothing: two who sign in as the same person at the same instant go one after the other.</summary>
    private Task HoldPerson(Guid person, CancellationToken stop) =>
        db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, p => p.Name), stop);
}

/// <summary>A person while it signs in.</summary>
public sealed record PersonSigningIn(Guid PersonId) : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Provider && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record PersonSigningInTarget(Guid PersonId) : ActTarget<PersonSigningIn>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<PersonSigningIn?> Load(ActReach reach) =>
        await reach.Db.People.AnyAsync(p => p.Id == PersonId, reach.Stop) ? new(PersonId) : null;
}
