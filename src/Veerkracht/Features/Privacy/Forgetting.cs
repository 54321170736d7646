using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Privacy;

/// <summary>What forgetting somebody does, counted; or why it cannot be.</summary>
/// <param name="Gone">Rows that go whole, by kind of record.</param>
/// <param name="Marked">Rows in which the name is replaced, by kind of record.</param>
/// <param name="Staying">Rows that name the person and that the database never changes, by kind of record.</param>
public sealed record ForgettingPreview(
    Person Person,
    IReadOnlyDictionary<RecordKind, int> Gone,
    IReadOnlyDictionary<RecordKind, int> Marked,
    IReadOnlyDictionary<RecordKind, int> Staying,
    Refusal? Cannot
);

/// <summary>
/// Forgets a person: name, address and identity go, and what is about that person alone; acts and money stay, by a person without a name.
/// Who signs in again with the same identity is a new person.
/// </summary>
public sealed class Forgetting(Db db, Clock clock, RetentionTerms terms)
{
    private readonly NamedTexts _texts = new(db, terms);

    /// <summary>What is kept of a forgotten person beside the history: a print that tells nobody who it was.</summary>
    public static string PrintOf(Guid person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"veerkracht:{person:n}")));

    /// <returns>Null where there is no such person.</returns>
    public async Task<ForgettingPreview?> Look(Guid personId, CancellationToken stop = default)
    {
        if (await db.People.AsNoTracking().Include(p => p.Mandates).FirstOrDefaultAsync(p => p.Id == personId, stop) is not { } person)
            return null;
        if (person.ForgottenAt is not null)
            return new(person, None, None, None, PrivacyRefusals.Forgotten);
        var rows = await _texts.Find(new NameMark(person.Name, person.Email), stop);
        var gone = await GoneRows(person, stop);
        return new(
            person,
            gone.Where(g => g.Value > 0).ToDictionary(),
            Counted(rows.Where(r => !r.Table.Stays && !GoesWhole(r))),
            Counted(rows.Where(r => r.Table.Stays)),
            await Cannot(person, rows, stop)
        );
    }

    /// <summary>To be called in the transaction of an act that looked whether it can be.</summary>
    /// <returns>Rows that went or were changed.</returns>
    internal async Task<int> Do(Guid personId, CancellationToken stop)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, stop);
        var rows = (await _texts.Find(new NameMark(person.Name, person.Email), stop)).Where(r => !r.Table.Stays).ToList();
        var now = clock.SystemUtcNow;
        // SQLite leaves in its file what it frees, until something is written there.
        if (db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal))
            await db.Execute("PRAGMA secure_delete = ON", stop);
        foreach (var row in rows)
            await _texts.Write(row, stop);
        var gone = 0;
        foreach (var table in Declared())
            gone += await Delete(table, person, stop);
        var subject = $"forgotten:{personId:n}";
        await db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.Name, NameMark.Mark)
                        .SetProperty(p => p.Email, (string?)null)
                        .SetProperty(p => p.Issuer, (string?)null)
                        .SetProperty(p => p.Subject, subject)
                        .SetProperty(p => p.ForgottenAt, now),
                stop
            );
        var print = PrintOf(personId);
        if (!await db.ForgottenPeople.AnyAsync(f => f.Sha256 == print, stop))
            db.Add(new ForgottenPerson { Sha256 = print, At = now });
        return rows.Count + gone + 1;
    }

    private async Task<Refusal?> Cannot(Person person, IReadOnlyList<NamedRow> rows, CancellationToken stop)
    {
        var now = clock.SystemUtcNow;
        if (person.Mandates.Exists(m => !m.Organisation.IsNone && m.IsLive(now)))
            return PrivacyRefusals.StillHasRole;
        var named = rows.Select(r => r.Dossier).OfType<Guid>().ToHashSet();
        var (term, today) = (ApplicationsRecords.Dossiers.Term!, clock.UtcNow);
        var limit = terms.Limit(ApplicationsRecords.Dossiers, today);
        var held = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.RegisteredAt != null)
            .Where(d => named.Contains(d.Id) || db.Set<Act>().Any(a => a.PersonId == person.Id && a.DossierId == d.Id))
            .Where(d => !ApplicationsRecords.Over.Contains(d.State) || d.ChangedAt >= limit)
            // One that still runs holds longest.
            .OrderBy(d => ApplicationsRecords.Over.Contains(d.State))
            .ThenByDescending(d => d.ChangedAt)
            .FirstOrDefaultAsync(stop);
        if (held is not null)
            return PrivacyRefusals.TermRuns(held.Number, Runs(held, term));
        var last = await db
            .Acts.Where(a => a.PersonId == person.Id && a.DossierId == null && a.Call != null && a.At >= limit)
            .OrderByDescending(a => a.At)
            .Select(a => new { a.Call, a.At })
            .FirstOrDefaultAsync(stop);
        return last is null ? null : PrivacyRefusals.TermRuns(last.Call!, Until(last.At.AddMonths(terms.Months(term))));
    }

    private LocalText Runs(Dossier held, KeepingTerm term)
    {
        var words = terms.Words(term);
        return ApplicationsRecords.Over.Contains(held.State)
            ? Until(held.ChangedAt.AddMonths(terms.Months(term)))
            : new($"het dossier is niet afgesloten, en blijft daarna {words.Nl}", $"the dossier is not closed, and is kept {words.En}");
    }

    private static LocalText Until(DateTime utc)
    {
        var day = BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))).Date;
        return new($"tot {DateText.Long(day, Language.Nl)}", $"until {DateText.Long(day, Language.En)}");
    }

    private IEnumerable<KeptTable> Declared() =>
        terms.All.SelectMany(k => k.Tables).Where(t => t.OfPerson is not null || t.ToAddress is not null);

    private bool GoesWhole(NamedRow row) => Declared().Any(t => db.Model.FindEntityType(t.Entity)!.GetTableName() == row.Table.Table);

    private async Task<Dictionary<RecordKind, int>> GoneRows(Person person, CancellationToken stop)
    {
        var counts = new Dictionary<RecordKind, int>();
        foreach (var kind in terms.All)
        {
            foreach (var table in kind.Tables.Where(t => t.OfPerson is not null || t.ToAddress is not null))
                counts[kind] = counts.GetValueOrDefault(kind) + await Count(table, person, stop);
        }
        return counts;
    }

    private Task<int> Count(KeptTable table, Person person, CancellationToken stop) =>
        PersonalRows.Of(table).Count(db, person.Id, person.Email, stop);

    private Task<int> Delete(KeptTable table, Person person, CancellationToken stop) =>
        PersonalRows.Of(table).Delete(db, person.Id, person.Email, stop);

    private static Dictionary<RecordKind, int> Counted(IEnumerable<NamedRow> rows) =>
        rows.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Count());

    private static readonly IReadOnlyDictionary<RecordKind, int> None = new Dictionary<RecordKind, int>();
}
