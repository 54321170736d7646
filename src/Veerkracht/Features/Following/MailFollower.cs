using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Following;

/// <summary>
/// Who follows by mail alone, in a browser that opened a link of such a mail: the signed code of the mail lies where a choice without an
/// account lies otherwise. It lets see and change what is followed, and nothing else; who has an account signs in for that.
/// </summary>
public sealed class MailFollower(Db db, Unsubscribing codes)
{
    /// <summary>Null where the browser brings no code, or who it is of is gone or has an account.</summary>
    public async Task<Person?> Of(HttpContext http) =>
        ChoiceCookie.CodeOf(http.Request) is { } code ? await Find(code, http.RequestAborted) : null;

    public async Task<Person?> Find(string? code, CancellationToken stop)
    {
        if (codes.Read(code) is not { OnlyFollowed: true, Person: var id })
            return null;
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.Email != null, stop);
        return person is not null && Addresses.IsCitizen(person.Subject) && !await db.CitizenAccounts.AnyAsync(a => a.Id == id, stop)
            ? person
            : null;
    }

    /// <summary>From now on this browser knows that what is followed is kept.</summary>
    public void Remember(HttpContext http, Guid person) => ChoiceCookie.WriteCode(http, codes.CodeFor(person, onlyFollowed: true));

    /// <summary>What it was kept by is gone from this browser; mail goes on.</summary>
    public static void Forget(HttpContext http) => ChoiceCookie.Write(http, Core.Following.FollowList.None);
}
