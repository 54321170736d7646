using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Api;

/// <summary>What happened with a dossier, act by act, and the journal lines behind its amounts.</summary>
internal static class HistoryApi
{
    private const string Tag = "History";

    /// <summary>Proposals are the administration's own; the applicant sees what was decided.</summary>
    private static readonly IReadOnlyList<string> Internal = [.. ActCatalogue.All.Where(k => k.IsInternal).Select(k => k.Code)];

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
        if (await db.FindDossier(actor, id, stop) is null)
            return Problems.NotFound(context);
        var acts = await (
            from act in db.Acts.AsNoTracking()
            join person in db.People.AsNoTracking() on act.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            where act.DossierId == id && (actor.IsAdministration || !Internal.Contains(act.Kind))
            orderby act.Sequence
            select new { Act = act, Name = person == null ? null : person.Name }
        ).ToListAsync(stop);
        return TypedResults.Ok(new HistoryJson([.. acts.Select(a => ActJson.Of(a.Act, a.Name))]));
    }

    private static async Task<IResult> Journal(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        if (await db.FindDossier(context.Actor(), id, stop) is null)
            return Problems.NotFound(context);
        if (!context.Actor().IsAdministration)
            return Problems.Of(Refusal.Forbidden(), context);
        var lines = await (
            from transfer in db.Transfers.AsNoTracking()
            join act in db.Acts.AsNoTracking() on transfer.ActId equals act.Id
            where transfer.DossierId == id
            orderby transfer.Id
            select new { Transfer = transfer, act.Kind }
        ).ToListAsync(stop);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.DossierId == id).OrderBy(a => a.Key).ToListAsync(stop);
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
                        AmountJson.Of(new Money(l.Transfer.Cents))
                    )),
                ],
                [
                    .. accounts.Select(a => new BalanceJson(
                        new(a.Key),
                        a.Kind.ToString().ToLowerInvariant(),
                        new(a.BookName),
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

public sealed record JournalLineJson(long Id, DateTime At, Guid Act, string Kind, KeyedText From, KeyedText To, AmountJson Amount);

public sealed record BalanceJson(KeyedText Account, string Kind, KeyedText Book, AmountJson Balance);
