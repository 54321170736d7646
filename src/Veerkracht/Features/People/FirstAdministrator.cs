using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.People;

/// <summary>A link with which the first administrator of an agency comes in. It is printed, and kept nowhere.</summary>
public sealed record FirstLink(string Agency, string Href);

/// <summary>Section Administrator of the configuration: the first one, as the provider of identities calls that person.</summary>
public sealed record AdministratorSettings(string? Subject, string? Name)
{
    public static AdministratorSettings Read(SettingsReader settings)
    {
        var read = new AdministratorSettings(settings.Text("Administrator:Subject"), settings.Text("Administrator:Name"));
        if (read is { Subject: null, Name: not null })
            settings.Needed("Administrator:Subject", "Administrator:Name");
        return read;
    }
}

/// <summary>
/// Where nobody administers an agency yet, at the first start of production: one administrator by the configuration (Administrator:Subject,
/// as the provider of identities calls that person), else a link for each such agency, that works once and for a day. All others come in
/// by screen. A link of an earlier start no longer works.
/// </summary>
public sealed class FirstAdministrator(
    Db db,
    Clock clock,
    ProgrammeCatalogue programmes,
    OrganisationRegistry registry,
    NameAdministrator name,
    AdministratorSettings settings
)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Who invites where nobody is there yet.</summary>
    private static readonly Guid Nobody = Guid.Empty;

    public async Task<IReadOnlyList<FirstLink>> Do(CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var links = new List<FirstLink>();
        foreach (var agency in programmes.Agencies)
        {
            if (await db.Mandates.Live(now).AnyAsync(m => m.Organisation == agency && m.Role == Role.Administrator, stop))
                continue;
            var agencyName = registry.NameOf(agency, clock.Today);
            if (settings.Subject is { } subject)
                await Register(subject, agency, agencyName, now, stop);
            else
                links.Add(await Invite(agency, agencyName, now, stop));
        }
        await db.SaveChangesAsync(stop);
        return links;
    }

    private async Task Register(string subject, OrganisationId agency, string agencyName, DateTime now, CancellationToken stop)
    {
        var person = db.People.Local.FirstOrDefault(p => p.Subject == subject)
            ?? await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Subject == subject, stop);
        var id = person?.Id ?? Guid.CreateVersion7(now);
        if (person is null)
            db.Add(
                new Person
                {
                    Id = id,
                    Subject = subject,
                    Name = settings.Name ?? subject,
                }
            );
        // There before the act that gives it a role.
        await db.SaveChangesAsync(stop);
        var named = await name.Do(id, agency, agencyName, stop);
        if (!named.Done)
            throw new InvalidOperationException($"{subject} could not be named administrator: {named.Refusals[0].Code}.");
    }

    private async Task<FirstLink> Invite(OrganisationId agency, string name, DateTime now, CancellationToken stop)
    {
        await db.Set<Invitation>()
            .Where(i => i.Organisation == agency && i.InvitedBy == Nobody && i.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosedAt, now), stop);
        var code = Invitation.NewCode();
        db.Add(
            new Invitation
            {
                Id = Guid.CreateVersion7(now),
                CodeSha256 = Invitation.Hash(code),
                Organisation = agency,
                OrganisationName = name,
                Role = Role.Administrator,
                Programme = Mandate.AllProgrammes,
                InvitedBy = Nobody,
                InvitedAt = now,
                ExpiresAt = now + Life,
            }
        );
        return new(name, $"/uitnodiging/{code}");
    }
}
