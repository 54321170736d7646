using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>The configuration names who administers an agency where nobody does: all other roles are given by people.</summary>
public sealed class NameAdministrator(ActFrame acts, Db db, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new("name-administrator", new("Eerste beheerder aangeduid", "First administrator named"))
        {
            By = ActBy.Platform,
            Touches = ActTouches.People,
            TellsNobody = "the configuration names the person, who gets a letter with the link",
            Words = new("an agency that nobody administers", "the person that the configuration names administers it", "nothing"),
        };

    /// <param name="agencyName">As it is called now.</param>
    public Task<Outcome<Mandate>> Do(Guid personId, OrganisationId agency, string agencyName, CancellationToken stop = default) =>
        acts.Run<Unadministered, Mandate>(
            Kind,
            Actor.System,
            new UnadministeredTarget(agency, clock.SystemUtcNow),
            null,
            act => Task.FromResult(Name(act, personId, agencyName)),
            stop
        );

    private Outcome<Mandate> Name(ActScope<Unadministered> act, Guid personId, string agencyName)
    {
        var now = clock.SystemUtcNow;
        var mandate = new Mandate
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            Organisation = act.Subject.Agency,
            OrganisationName = agencyName,
            Role = Role.Administrator,
            Source = MandateSource.Given,
            ValidFrom = now,
        };
        db.Add(mandate);
        act.OnBehalfOf = act.Subject.Agency;
        act.Evidence = new
        {
            mandate = mandate.Id,
            person = personId,
            role = mandate.Role,
        };
        return mandate;
    }
}

/// <summary>An agency that nobody administers.</summary>
public sealed record Unadministered(OrganisationId Agency) : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record UnadministeredTarget(OrganisationId Agency, DateTime Now) : ActTarget<Unadministered>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<Unadministered?> Load(ActReach reach) =>
        await reach.Db.Mandates.Live(Now).AnyAsync(m => m.Organisation == Agency && m.Role == Role.Administrator, reach.Stop)
            ? null
            : new(Agency);
}
