using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>A sign-in that was refused, with whose account it was tried; null where there is none.</summary>
public sealed record ListedRefusal(RefusedSignIn Refused, string? Person);

/// <summary>A session of somebody of the organisation.</summary>
public sealed record ListedSession(Session Session, string Person);

/// <summary>A change of roles as the history has it.</summary>
/// <param name="By">Who did it; null for the service for signing in and the platform.</param>
/// <param name="About">Whose role it is; null where that is who did it.</param>
public sealed record RoleChange(Act Act, string? By, string? About);

/// <summary>Signing in and out, refusals and changes of roles: as a person sees its own, and who looks after people sees theirs.</summary>
public sealed class SignInHistory(Db db)
{
    /// <summary>Lines of a list.</summary>
    public const int Most = 50;

    /// <summary>Acts by which roles are given and end, whatever room has them.</summary>
    private static readonly string[] OfRoles =
    [
        "accept-invitation",
        "end-role",
        FollowProvider.Kind.Code,
        "give-role",
        "invite-person",
        "name-administrator",
        "withdraw-invitation",
    ];

    /// <summary>Of one person, newest first.</summary>
    public Task<List<Session>> Of(Guid person, CancellationToken stop = default) =>
        db.Sessions.AsNoTracking().Where(s => s.PersonId == person).OrderByDescending(s => s.StartedAt).Take(Most).ToListAsync(stop);

    /// <summary>Tried with the account of this person, newest first.</summary>
    public Task<List<RefusedSignIn>> RefusedOf(Guid person, CancellationToken stop = default) =>
        db.RefusedSignIns.AsNoTracking().Where(r => r.PersonId == person).OrderByDescending(r => r.At).Take(Most).ToListAsync(stop);

    /// <summary>For this organisation, newest first: what its people did elsewhere is not told here.</summary>
    /// <param name="before">UTC; null begins with the newest.</param>
    public async Task<IReadOnlyList<ListedSession>> At(OrganisationId organisation, DateTime? before, CancellationToken stop = default)
    {
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.Organisation == organisation && (before == null || s.StartedAt < before))
            .OrderByDescending(s => s.StartedAt)
            .Take(Most)
            .ToListAsync(stop);
        var names = await Names(sessions.Select(s => s.PersonId), stop);
        return [.. sessions.Select(s => new ListedSession(s, names[s.PersonId]))];
    }

    /// <summary>Tried with accounts of who has a role at this organisation now, newest first.</summary>
    public async Task<IReadOnlyList<ListedRefusal>> RefusedAt(OrganisationId organisation, DateTime now, CancellationToken stop = default)
    {
        var people = await db
            .Mandates.Live(now)
            .Where(m => m.Organisation == organisation)
            .Select(m => m.PersonId)
            .Distinct()
            .ToListAsync(stop);
        var refused = await db
            .RefusedSignIns.AsNoTracking()
            .Where(r => r.PersonId != null && people.Contains(r.PersonId.Value))
            .OrderByDescending(r => r.At)
            .Take(Most)
            .ToListAsync(stop);
        return await Named(refused, stop);
    }

    /// <summary>All, also those without an account, newest first: for who runs the site.</summary>
    public async Task<IReadOnlyList<ListedRefusal>> Refused(CancellationToken stop = default) =>
        await Named(await db.RefusedSignIns.AsNoTracking().OrderByDescending(r => r.At).Take(Most).ToListAsync(stop), stop);

    /// <summary>From the history, newest first.</summary>
    /// <param name="organisations">Where roles are looked at; each is a range of an index.</param>
    /// <param name="about">Only those that are about this person or done by it; null: all.</param>
    public async Task<IReadOnlyList<RoleChange>> Roles(
        IReadOnlyCollection<OrganisationId> organisations,
        Guid? about,
        CancellationToken stop = default
    )
    {
        var keys = organisations.Select(o => o.Value).ToList();
        var quoted = $"\"person\":\"{about}\"";
        var acts = await db
            .Acts.AsNoTracking()
            .Where(a => a.DossierId == null && a.Call == null && keys.Contains(a.Organisation) && OfRoles.Contains(a.Kind))
            .Where(a => about == null || a.PersonId == about || a.Evidence!.Contains(quoted))
            .OrderByDescending(a => a.Sequence)
            .Take(Most)
            .ToListAsync(stop);
        var concerned = acts.ToDictionary(a => a.Id, Concerned);
        var names = await Names(acts.Select(a => a.PersonId).Concat(concerned.Values.OfType<Guid>()), stop);
        return
        [
            .. acts.Select(a => new RoleChange(
                a,
                names.GetValueOrDefault(a.PersonId),
                concerned[a.Id] is { } id && id != a.PersonId ? names.GetValueOrDefault(id) : null
            )),
        ];
    }

    /// <summary>Whose role it is, as its evidence says; null where it says nobody.</summary>
    private static Guid? Concerned(Act act)
    {
        if (act.Evidence is null)
            return null;
        using var evidence = System.Text.Json.JsonDocument.Parse(act.Evidence);
        return evidence.RootElement.TryGetProperty("person", out var person) && person.TryGetGuid(out var id) ? id : null;
    }

    private async Task<IReadOnlyList<ListedRefusal>> Named(List<RefusedSignIn> refused, CancellationToken stop)
    {
        var names = await Names(refused.Select(r => r.PersonId).OfType<Guid>(), stop);
        return [.. refused.Select(r => new ListedRefusal(r, r.PersonId is { } id ? names.GetValueOrDefault(id) : null))];
    }

    private Task<Dictionary<Guid, string>> Names(IEnumerable<Guid> people, CancellationToken stop)
    {
        var ids = people.Distinct().ToList();
        return db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }
}
