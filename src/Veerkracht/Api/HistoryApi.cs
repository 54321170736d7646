using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Api;

/// <summary>What happened with a dossier, act by act, and the journal lines behind its amounts.</summary>
internal static class HistoryApi
{
    private const string Tag = "History";

    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/history", Acts)
            .Named("getHistory", Tag, "Every act on a dossier: who, when, why, before and after", Audience.Applicant | Audience.Agency)
            .Produces<HistoryJson>()
            .Refuses(401, 404);
        api.MapGet("/dossiers/{id:guid}/journal", Journal)
            .Named("getJournal", Tag, "The journal lines and balances of a dossier, for the administration", Audience.Agency)
            .Produces<JournalJson>()
            .Refuses(401, 403, 404);
    }

    private static async Task<IResult> Acts(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var hidden = ActCatalogue.Internal.ToList();
        var acts = await (
            from act in db.Acts.AsNoTracking()
            join person in db.People.AsNoTracking() on act.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            where act.DossierId == id && (seesAll || !hidden.Contains(act.Kind))
            orderby act.Sequence
            select new { Act = act, Name = person == null ? null : person.Name }
        ).ToListAsync(stop);
        return TypedResults.Ok(new HistoryJson([.. acts.Select(a => ActJson.Of(a.Act, a.Name))]));
    }

    private static async Task<IResult> Journal(
        Guid id,
        HttpContext context,
        Db db,
        OrganisationRegistry organisations,
        Clock clock,
        CancellationToken stop
    )
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        if (!actor.HasAuthorityOver(dossier.Measure))
            return Problems.Of(Refusal.Forbidden(), context);
        var lines = await (
            from transfer in db.Transfers.AsNoTracking()
            join act in db.Acts.AsNoTracking() on transfer.ActId equals act.Id
            where transfer.DossierId == id
            orderby transfer.Id
            select new { Transfer = transfer, act.Kind }
        ).ToListAsync(stop);
        var named = lines.SelectMany(l => new[] { l.Transfer.FromKey, l.Transfer.ToKey }).Distinct().ToList();
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.DossierId == id || named.Contains(a.Key))
            .ToDictionaryAsync(a => a.Key, StringComparer.Ordinal, stop);
        BookJson BookOf(string key) => BookJson.Of(accounts[key].Book, holder => new(holder, organisations.NameOf(holder, clock.Today)));
        return TypedResults.Ok(
            new JournalJson(
                [
                    .. lines.Select(l => new JournalLineJson(
                        l.Transfer.Id,
                        l.Transfer.At,
                        l.Transfer.ActId,
                        l.Kind,
                        new(l.Transfer.FromKey),
                        new(l.Transfer.ToKey),
                        BookOf(l.Transfer.FromKey),
                        BookOf(l.Transfer.ToKey),
                        AmountJson.Of(new Money(l.Transfer.Cents))
                    )),
                ],
                [
                    .. accounts
                        .Values.Where(a => a.DossierId == id)
                        .OrderBy(a => a.Key, StringComparer.Ordinal)
                        .Select(a => new BalanceJson(
                            new(a.Key),
                            a.Kind.ToString().ToLowerInvariant(),
                            new(a.BookName),
                            BookOf(a.Key),
                            AmountJson.Of(a.Balance)
                        )),
                ]
            )
        );
    }
}

public sealed record HistoryJson(IReadOnlyList<ActJson> Acts);

/// <param name="PersonName">Null where the person was forgotten.</param>
/// <param name="Digest">SHA-256 of the canonical bytes of the act.</param>
public sealed record ActJson(
    Guid Id,
    string Kind,
    TextJson Title,
    MomentJson At,
    Guid Person,
    string? PersonName,
    KeyedText Organisation,
    string? Reason,
    KeyedJson? Evidence,
    KeyedJson? Before,
    KeyedJson? After,
    string Digest
)
{
    public static ActJson Of(Act act, string? name) =>
        new(
            act.Id,
            act.Kind,
            TextJson.Of(ActCatalogue.TitleOf(act.Kind)),
            MomentJson.At(act.At),
            act.PersonId,
            name,
            new(act.Organisation),
            act.Reason,
            Read(act.Evidence),
            Read(act.Before),
            Read(act.After),
            act.Digest
        );

    private static KeyedJson? Read(string? json) => json is null ? null : new(json);
}

public sealed record JournalJson(IReadOnlyList<JournalLineJson> Lines, IReadOnlyList<BalanceJson> Balances);

/// <param name="From">Name of the account, opaque; <paramref name="FromBook"/> says which book it is in.</param>
public sealed record JournalLineJson(
    long Id,
    DateTime At,
    Guid Act,
    string Kind,
    KeyedText From,
    KeyedText To,
    BookJson FromBook,
    BookJson ToBook,
    AmountJson Amount
);

/// <param name="Account">Its name, opaque, as in the lines.</param>
/// <param name="Kind">Kind of the account: "reserved", "paid".</param>
/// <param name="Book">Name of the book, opaque; <paramref name="Parts"/> says which it is.</param>
public sealed record BalanceJson(KeyedText Account, string Kind, KeyedText Book, BookJson Parts, AmountJson Balance);

/// <summary>A source of money, by its parts.</summary>
/// <param name="Measure">Its slug.</param>
/// <param name="Call">Slug of the call; null for the envelope of the measure.</param>
/// <param name="Source">Id of the pot or right in its call; null for an envelope.</param>
/// <param name="Holder">Whose right it is; null for all others.</param>
public sealed record BookJson(string Measure, BookKind Kind, string? Call, string? Source, OrganisationJson? Holder)
{
    internal static BookJson Of(Book book, Func<OrganisationId, OrganisationJson> holder) =>
        new(book.Measure, book.Kind, book.Call, book.Source, book.Holder is { } whose ? holder(whose) : null);
}
