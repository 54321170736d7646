using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Following;

/// <summary>
/// What somebody follows: in the browser as long as nobody signs in, and in the database from then on. What a browser brings along is added
/// at each signing in, whichever way, and then it is no longer in the browser.
/// </summary>
public sealed class Follows(Db db, Clock clock, MailFollower byMail, IEnumerable<IFollowable> followables)
    : IFollowing,
        IKeptChoice,
        IWhenSignedIn
{
    private (Guid? Person, FollowList List)? _read;

    public async Task<FollowList> Of(HttpContext http)
    {
        var person = await Reader(http);
        if (_read is { } known && known.Person == person)
            return known.List;
        var list = person is { } id ? await OfPerson(id, http.RequestAborted) : ChoiceCookie.Read(http.Request);
        _read = (person, list);
        return list;
    }

    /// <summary>Who is signed in, or follows by mail; null for whom only the browser knows.</summary>
    private async Task<Guid?> Reader(HttpContext http) => http.User.ToActor()?.PersonId ?? (await byMail.Of(http))?.Id;

    string IKeptChoice.Of(HttpContext http) => ChoiceCookie.Read(http.Request).Write();

    /// <summary>What there is of it, with its words, in the order of kinds.</summary>
    public async Task<IReadOnlyList<(LocalText Kind, IReadOnlyList<(Followed One, FollowedThing Thing)> Things)>> Named(
        IEnumerable<Followed> list,
        CancellationToken stop
    )
    {
        var all = new List<(LocalText, IReadOnlyList<(Followed, FollowedThing)>)>();
        foreach (var kind in list.GroupBy(f => f.Kind).OrderBy(g => g.Key))
        {
            var room = RoomOf(kind.Key);
            var things = new List<(Followed, FollowedThing)>();
            foreach (var one in kind)
                // What is gone stands there still, so that it can be dropped.
                things.Add((one, await room.Find(one.Key, stop) ?? new(new(one.Key, one.Key), "/volgen")));
            all.Add((room.Title, things));
        }
        return all;
    }

    /// <summary>Null where the public knows no such thing.</summary>
    public async Task<FollowedThing?> Find(Followed one, CancellationToken stop) =>
        one.IsWritable ? await RoomOf(one.Kind).Find(one.Key, stop) : null;

    public async Task<Outcome<Followed>> Add(HttpContext http, Followed one, CancellationToken stop)
    {
        if (await Find(one, stop) is null)
            return FollowRefusals.Unknown;
        if (await Reader(http) is { } person)
        {
            if (await db.Follows.CountAsync(f => f.PersonId == person, stop) >= Follow.Most)
                return FollowRefusals.Full;
            await Keep(person, [one], stop);
            return one;
        }
        var list = ChoiceCookie.Read(http.Request);
        if (!list.Takes(one))
            return FollowRefusals.Full;
        ChoiceCookie.Write(http, list.With(one));
        return one;
    }

    public async Task Remove(HttpContext http, Followed one, CancellationToken stop)
    {
        if (await Reader(http) is { } person)
        {
            using var writer = await db.EnterWriter(stop);
            await db.Follows.Where(f => f.PersonId == person && f.Kind == one.Kind && f.Key == one.Key).ExecuteDeleteAsync(stop);
        }
        else
            ChoiceCookie.Write(http, ChoiceCookie.Read(http.Request).Without(one));
    }

    /// <summary>Whether this browser follows something that nobody is known for.</summary>
    public bool IsInBrowser(HttpContext http) => !ChoiceCookie.Read(http.Request).IsEmpty;

    public Task Keep(Guid person, string choice, CancellationToken stop) => Keep(person, FollowList.Read(choice).All, stop);

    public async Task KeptByMail(HttpContext http, Guid person, CancellationToken stop)
    {
        await Keep(person, ChoiceCookie.Read(http.Request).All, stop);
        byMail.Remember(http, person);
    }

    public Task Join(Guid from, Guid to, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Follows" ("PersonId", "Kind", "Key", "At")
            SELECT {to}, f."Kind", f."Key", f."At" FROM "Follows" f WHERE f."PersonId" = {from}
            ON CONFLICT DO NOTHING
            """,
            stop
        );

    public async Task SignedIn(HttpContext http, Guid person, CancellationToken stop)
    {
        if (!Site.Visitor.BringsChoice(http.Request))
            return;
        await Keep(person, ChoiceCookie.Read(http.Request).All, stop);
        ChoiceCookie.Write(http, FollowList.None);
    }

    /// <summary>A union by the database itself: of two devices at the same instant nothing is lost, and nothing is twice.</summary>
    private async Task Keep(Guid person, IReadOnlyList<Followed> list, CancellationToken stop)
    {
        if (list.Count == 0)
            return;
        var now = clock.SystemUtcNow;
        using var writer = await db.EnterWriter(stop);
        foreach (var one in list)
        {
            if (await Find(one, stop) is null)
                continue;
            var kind = one.Kind.ToString();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Follows" ("PersonId", "Kind", "Key", "At") VALUES ({person}, {kind}, {one.Key}, {now})
                ON CONFLICT DO NOTHING
                """,
                stop
            );
        }
    }

    private async Task<FollowList> OfPerson(Guid person, CancellationToken stop)
    {
        var rows = await db.Follows.AsNoTracking().Where(f => f.PersonId == person).OrderBy(f => f.At).Take(Follow.Most).ToListAsync(stop);
        return FollowList.Whole(rows.Select(r => new Followed(r.Kind, r.Key)));
    }

    private IFollowable RoomOf(FollowKind kind) => followables.First(f => f.Kind == kind);
}
