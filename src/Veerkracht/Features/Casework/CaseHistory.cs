using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Casework;

/// <summary>An act as it is read: who, when, why, and what it changed, value by value.</summary>
public sealed record ToldAct(
    Act Act,
    LocalText Title,
    string Who,
    string Organisation,
    IReadOnlyList<ToldChange> Changes,
    IReadOnlyList<(string Name, string Value)> Evidence,
    bool Intact
);

/// <summary>Before and After are null where there was or is nothing.</summary>
public sealed record ToldChange(string Name, string? Before, string? After);

/// <summary>A line of the journal about this dossier, with the balance of the dossier's own accounts after it.</summary>
/// <param name="Holder">What the organisation is called whose right the book is; null for other books.</param>
public sealed record ToldTransfer(
    long Id,
    LocalText Act,
    DateTime At,
    Book Book,
    string? Holder,
    AccountKind From,
    AccountKind To,
    Money Amount,
    IReadOnlyList<(AccountKind Kind, Money Balance)> Balances
);

/// <summary>The history of one dossier and the journal lines behind every amount.</summary>
public sealed class CaseHistory(Db db, OrganisationRegistry organisations)
{
    /// <param name="internals">Also what is the agency's own business: what it notes and to whom it gives the dossier.</param>
    public async Task<(IReadOnlyList<ToldAct> Acts, IReadOnlyList<ToldTransfer> Journal)> Of(
        Guid dossierId,
        bool internals,
        CancellationToken stop = default
    )
    {
        var acts = await db.Acts.AsNoTracking().Where(a => a.DossierId == dossierId).OrderBy(a => a.Sequence).ToListAsync(stop);
        var people = acts.Select(a => a.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var told = acts.Where(a => internals || !ActCatalogue.Internal.Contains(a.Kind))
            .Select(a => new ToldAct(
                a,
                ActCatalogue.TitleOf(a.Kind),
                names.GetValueOrDefault(a.PersonId, "Veerkracht"),
                OrganisationOf(a),
                [.. Changes(a.Before, a.After).Select(c => new ToldChange(c.Name, Said(c.Name, c.Before, a), Said(c.Name, c.After, a)))],
                [.. Flat(a.Evidence).Select(e => (e.Name, Said(e.Name, e.Value, a)!))],
                a.IsIntact()
            ))
            .ToList();
        return (told, await Journal(dossierId, acts.ToDictionary(a => a.Id), stop));
    }

    /// <summary>A value as people read it: with the names of organisations, also where a line has their number.</summary>
    private string? Said(string name, string? value, Act act) =>
        value is null ? null
        : name == Holder ? organisations.NameOf(organisations.WithNames(value, Day(act.At)), Day(act.At))
        : organisations.WithNames(value, Day(act.At));

    /// <summary>Name under which an act tells whose right is used.</summary>
    private const string Holder = "holder";

    /// <summary>What it was called on the day of the act; older lines have the number that it had then.</summary>
    private string OrganisationOf(Act act)
    {
        var day = Day(act.At);
        return organisations.Recorded(act.Organisation, day) is { } id ? organisations.NameOf(id, day) : act.Organisation;
    }

    private static LocalDate Day(DateTime utc) => BrusselsTime.At(Instant.FromDateTimeUtc(utc)).Date;

    private async Task<IReadOnlyList<ToldTransfer>> Journal(Guid dossierId, Dictionary<Guid, Act> acts, CancellationToken stop)
    {
        var rows = await (
            from t in db.Transfers.AsNoTracking()
            join f in db.Accounts.AsNoTracking() on t.FromKey equals f.Key
            join o in db.Accounts.AsNoTracking() on t.ToKey equals o.Key
            where t.DossierId == dossierId
            orderby t.Id
            select new
            {
                t.Id,
                t.ActId,
                t.At,
                t.Cents,
                From = f,
                To = o,
            }
        ).ToListAsync(stop);
        var balances = new Dictionary<(Book, AccountKind), long>();
        var lines = new List<ToldTransfer>();
        foreach (var row in rows)
        {
            var own = new List<(AccountKind, Money)>();
            if (row.From.DossierId is not null)
                own.Add((row.From.Kind, Move(balances, row.From, -row.Cents)));
            if (row.To.DossierId is not null)
                own.Add((row.To.Kind, Move(balances, row.To, row.Cents)));
            lines.Add(
                new ToldTransfer(
                    row.Id,
                    ActCatalogue.TitleOf(acts.GetValueOrDefault(row.ActId)?.Kind ?? ""),
                    row.At,
                    row.From.Book,
                    row.From.BookHolder is { } holder ? organisations.NameOf(holder, Day(row.At)) : null,
                    row.From.Kind,
                    row.To.Kind,
                    new Money(row.Cents),
                    own
                )
            );
        }
        return lines;
    }

    private static Money Move(Dictionary<(Book, AccountKind), long> balances, Account account, long cents)
    {
        var key = (account.Book, account.Kind);
        return new(balances[key] = balances.GetValueOrDefault(key) + cents);
    }

    /// <summary>Names that stand on either side, in their order, those that did not change left out.</summary>
    public static IReadOnlyList<ToldChange> Changes(string? before, string? after)
    {
        var (was, became) = (Flat(before).ToDictionary(), Flat(after).ToDictionary());
        return
        [
            .. was
                .Keys.Concat(became.Keys)
                .Distinct()
                .Select(n => new ToldChange(n, was.GetValueOrDefault(n), became.GetValueOrDefault(n)))
                .Where(c => c.Before != c.After),
        ];
    }

    /// <summary>JSON as names and values: "lines[0].cents".</summary>
    private static IEnumerable<(string Name, string Value)> Flat(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return [.. Flat(document.RootElement, "")];
    }

    private static IEnumerable<(string, string)> Flat(JsonElement element, string path) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(p => Flat(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
            JsonValueKind.Array => element
                .EnumerateArray()
                .SelectMany((item, i) => Flat(item, FormattableString.Invariant($"{path}[{i}]"))),
            JsonValueKind.Null => [],
            _ => [(path, element.ToString())],
        };
}
