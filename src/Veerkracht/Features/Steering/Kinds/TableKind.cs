using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// Replaces the table of a right. The difference is booked; nobody's right goes below what is reserved or committed of it.
/// </summary>
public sealed class TableKind(AdjustmentServices services, CallFunding funding, ReferenceData reference, OrganisationRegistry organisations)
    : AdjustmentKind<TableAdjustment>(services)
{
    private const int MostTold = 20;

    public override string Kind => "table";
    public override LocalText Title => new("Vervang een tabel van bedragen", "Replace a table of amounts");
    public override bool MovesDeadlines => false;

    protected override async Task<Outcome<TableAdjustment>> Check(CallDefinition call, TableAdjustment change, CancellationToken stop)
    {
        if (call.Funding.Rights.FirstOrDefault(r => r.Id == change.Right && r.Rows is not null) is not { } right)
            return Invalid("unknown-right", "right", "Kies een tabel van deze oproep.", "Choose a table of this call.");
        if (change.Rows.Count == 0)
            return Invalid("no-rows", "file", "De tabel heeft geen rijen.", "The table has no rows.");
        if (change.Rows.Values.Any(a => a.IsNegative))
            return Invalid("below-zero", "file", "Een bedrag kan niet onder 0 zijn.", "An amount cannot be below 0.");
        if (!DrawingRights.TrySpread(right with { Rows = change.Rows }, reference, out _, out var why))
            return new Refusal("unknown-holder", why, RefusalKind.Invalid, "file");
        if (TableDifference.Between(right.Rows!, change.Rows) is { IsNone: true })
            return Invalid(
                "nothing-changes",
                "file",
                "Deze tabel is dezelfde als die nu geldt.",
                "This table is the same as the one that counts now."
            );
        return await Beyond(call, right with { Rows = change.Rows }, stop) is { } beyond ? beyond : change;
    }

    protected override LocalText What(CallDefinition call, TableAdjustment change)
    {
        var right = call.Funding.Rights.Single(r => r.Id == change.Right);
        var total = Money.Sum(change.Rows.Values);
        return new(
            $"De tabel “{right.Title.Nl}” is vervangen: {change.Rows.Count} rijen, samen {Numerals.WriteEuro(total, Language.Nl)}.",
            $"The table “{right.Title.In(Language.En)}” was replaced: {change.Rows.Count} rows, together "
                + $"{Numerals.WriteEuro(total, Language.En)}."
        );
    }

    protected override async Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        TableAdjustment change,
        CancellationToken stop
    )
    {
        var (was, becomes) = (Rows(before, change), Rows(after, change));
        var difference = TableDifference.Between(was, becomes);
        var date = before.Funding.Rights.Single(r => r.Id == change.Right).Date;
        var holders = difference.All.Select(d => organisations.Find(d.Nis, date)?.Id).OfType<OrganisationId>().ToList();
        var dossiers = (await Services.Concerned.DrawingOn(before.Slug, holders, stop)).ToLookup(d => d.Holder);
        return new Effect(
            [
                new(
                    $"Samen: was {Numerals.WriteEuro(Money.Sum(was.Values), Language.Nl)}, wordt "
                        + $"{Numerals.WriteEuro(Money.Sum(becomes.Values), Language.Nl)}.",
                    $"Together: was {Numerals.WriteEuro(Money.Sum(was.Values), Language.En)}, becomes "
                        + $"{Numerals.WriteEuro(Money.Sum(becomes.Values), Language.En)}."
                ),
                new(
                    $"Gewijzigd: {difference.Changed.Count} rijen. Erbij: {difference.Added.Count}. Weg: {difference.Removed.Count}.",
                    $"Changed: {difference.Changed.Count} rows. Added: {difference.Added.Count}. Removed: {difference.Removed.Count}."
                ),
                .. difference.All.Take(MostTold).Select(d => Line(d, date)),
                .. difference.All.Count > MostTold
                    ? [new LocalText($"En nog {difference.All.Count - MostTold} andere.", $"And {difference.All.Count - MostTold} others.")]
                    : Array.Empty<LocalText>(),
            ],
            [.. difference.All.SelectMany(d => Touched(d, date, dossiers))]
        );
    }

    public override async Task<Refusal?> Apply(ActScope<CallChange> act, CancellationToken stop = default)
    {
        var before = Services.Calls.Find(act.Subject.Call)!;
        return await Book(act, Read(act.Subject).Apply(before, new(Services.Clock.Today, LocalText.Empty)), stop);
    }

    public override async Task<Refusal?> Undo(ActScope<CallChange> act, CancellationToken stop = default) =>
        await Book(act, await Without(act.Subject, stop), stop);

    private async Task<Refusal?> Book(ActScope<CallChange> act, CallDefinition after, CancellationToken stop)
    {
        var right = after.Funding.Rights.Single(r => r.Id == Read(act.Subject).Right);
        if (await Beyond(after, right, stop) is { } beyond)
            return beyond;
        act.Book(await funding.Postings(after, stop));
        return null;
    }

    /// <summary>Above what the call has for all together, or below what somebody already got.</summary>
    private async Task<Refusal?> Beyond(CallDefinition call, DrawingRight right, CancellationToken stop) =>
        right.IsAboveEnvelope ? CallChangeRefusals.AboveEnvelope(right) : await BelowUsed(call, right, right.Rows!, stop);

    /// <summary>Who would have less than what is reserved, committed or paid of its right.</summary>
    private async Task<Refusal?> BelowUsed(
        CallDefinition call,
        DrawingRight right,
        IReadOnlyDictionary<string, Money> rows,
        CancellationToken stop
    )
    {
        var accounts = await Services
            .Db.Accounts.AsNoTracking()
            .Where(a =>
                (a.Kind == AccountKind.Appropriation || a.Kind == AccountKind.Available)
                && a.Measure == call.Measure
                && a.BookKind == BookKind.Right
                && a.BookCall == call.Slug
                && a.BookSource == right.Id
            )
            .Select(a => new { Holder = a.BookHolder!.Value, a.BalanceCents })
            .ToListAsync(stop);
        // What was appropriated stands there below zero: together with what is available it is minus what is used.
        var used = accounts.GroupBy(a => a.Holder).ToDictionary(g => g.Key, g => new Money(-g.Sum(a => a.BalanceCents)));
        var wanted = rows.ToDictionary(r => organisations.Municipality(r.Key, right.Date), r => r.Value);
        var below = used.Where(u => wanted.GetValueOrDefault(u.Key) < u.Value)
            .Select(u => $"{organisations.NameOf(u.Key, right.Date)} ({Numerals.WriteEuro(u.Value, Language.Nl)})")
            .ToList();
        return below.Count == 0
            ? null
            : Invalid(
                "below-used",
                "file",
                $"Van dit recht is al meer voorbehouden of toegekend: {CallWords.Names(below).Nl}. Geef hun minstens dat bedrag.",
                $"More of this right is reserved or awarded already: {CallWords.Names(below).In(Language.En)}. Give them at least that "
                    + "amount."
            );
    }

    private static IReadOnlyDictionary<string, Money> Rows(CallDefinition call, TableAdjustment change) =>
        call.Funding.Rights.Single(r => r.Id == change.Right).Rows!;

    private LocalText Line(RowDifference row, NodaTime.LocalDate date)
    {
        var name = reference.Municipality(row.Nis, date)?.Name ?? row.Nis;
        return new(
            $"{name}: was {Amount(row.Was, Language.Nl)}, wordt {Amount(row.Becomes, Language.Nl)}.",
            $"{name}: was {Amount(row.Was, Language.En)}, becomes {Amount(row.Becomes, Language.En)}."
        );
    }

    private static string Amount(Money? amount, Language language) =>
        amount is { } there ? Numerals.WriteEuro(there, language)
        : language == Language.Nl ? "geen recht"
        : "no right";

    /// <summary>The holder, and who has a dossier that draws from its right.</summary>
    private IEnumerable<Touched> Touched(RowDifference row, NodaTime.LocalDate date, ILookup<OrganisationId, ConcernedDossier> dossiers)
    {
        if (organisations.Find(row.Nis, date) is not { } holder)
            return [];
        var how = new LocalText(
            $"Voor u: {Amount(row.Becomes, Language.Nl)} in plaats van {Amount(row.Was, Language.Nl)}.",
            $"For you: {Amount(row.Becomes, Language.En)} in place of {Amount(row.Was, Language.En)}."
        );
        return dossiers[holder.Id].Any()
            ? Concerned.Each(dossiers[holder.Id], how)
            : [new Touched(holder.Id, holder.Name, null, null, how)];
    }
}
