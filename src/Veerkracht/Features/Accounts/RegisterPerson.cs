using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Keeps who signed in: one person for each identity at the provider. Who signs in for one organisation brings the roles there, and the
/// provider names all of them; of an organisation that it does not name now nothing is said, and its roles stay. Those that an
/// organisation gave here are its own, and signing in neither gives nor ends them.
/// </summary>
public sealed class RegisterPerson(
    Db db,
    Clock clock,
    Actors actors,
    RecentStandings recent,
    OrganisationRegistry organisations,
    FollowProvider follow
)
{
    /// <summary>Whether a key is of nobody: then nobody acts for it here, whatever roles are named.</summary>
    public bool IsUnknown(OrganisationKey key) => key.Value.Length > 0 && organisations.IdOf(key, clock.Today) is null;

    /// <summary>Whether this subject was registered by another provider: then it is another person.</summary>
    public Task<bool> IsOfAnotherProvider(SignedInPerson signedIn, CancellationToken stop = default) =>
        db.People.AnyAsync(p => p.Subject == signedIn.Subject && p.Issuer != null && p.Issuer != signedIn.Issuer, stop);

    /// <summary>The person as actor, see <see cref="Actors.AfterSignIn"/>.</summary>
    public async Task<Actor> Do(SignedInPerson signedIn, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var here = IdOf(signedIn.Organisation);
        var roles = signedIn.Roles.Select(r => new NamedRole(r.Role, IdOf(r.Organisation))).Where(r => !r.Organisation.IsNone).ToHashSet();
        var person = await db.People.AsTracking().Include(p => p.Mandates).FirstOrDefaultAsync(p => p.Subject == signedIn.Subject, stop);
        if (person is null)
        {
            person = new Person
            {
                Id = Guid.CreateVersion7(now),
                Subject = signedIn.Subject,
                Name = signedIn.Name,
            };
            db.People.Add(person);
        }
        (person.Name, person.Email, person.Issuer) = (signedIn.Name, signedIn.Email ?? person.Email, signedIn.Issuer ?? person.Issuer);
        foreach (var mandate in person.Mandates.Where(m => m.Source == MandateSource.Provider && m.ValidUntil is null))
            if (roles.Contains(new(mandate.Role, mandate.Organisation)))
                mandate.NamedAt = now;
        foreach (var mandate in person.Mandates.Where(m => m.Organisation == here && !here.IsNone))
            mandate.OrganisationName = signedIn.OrganisationName;
        await db.SaveChangesAsync(stop);
        var followed = await follow.Do(person.Id, roles, roles.Select(r => r.Organisation).Append(here).ToHashSet(), stop);
        if (!followed.Done)
            throw new InvalidOperationException($"The roles of who signed in could not be taken over: {followed.Refusals[0].Code}.");
        recent.Forget(person.Id);
        return await actors.AfterSignIn(person.Id, here, stop);
    }

    private OrganisationId IdOf(OrganisationKey key) =>
        key.Value.Length == 0 ? OrganisationId.None : organisations.IdOf(key, clock.Today) ?? OrganisationId.None;
}
