using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Journal;

/// <summary>
/// What is true of the money after every act, whatever was done before. Any test may ask; what is broken is told in sentences.
/// </summary>
internal static class Invariants
{
    public static async Task InvariantsHold(this TestSite site, string? after = null)
    {
        var broken = await site.In(async s => (await Broken(s.GetRequiredService<Db>(), s.GetRequiredService<PlacesInOrder>())).ToList());
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken.Take(20).Append(after)));
    }

    private static async Task<IEnumerable<string>> Broken(Db db, PlacesInOrder places)
    {
        var accounts = await db.Accounts.AsNoTracking().ToListAsync();
        var transfers = await db.Transfers.AsNoTracking().OrderBy(t => t.Id).ToListAsync();
        var acts = await db.Acts.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync();
        var dossiers = await db.Dossiers.AsNoTracking().ToListAsync();
        return
        [
            .. Journal(accounts, transfers),
            .. Totals(accounts, await db.JournalTotals.AsNoTracking().ToListAsync()),
            .. Books(accounts),
            .. Acts(acts, transfers),
            .. Amounts(dossiers, accounts),
            .. dossiers.SelectMany(d => States(d, [.. acts.Where(a => a.DossierId == d.Id)])),
            .. Decisions(
                accounts,
                await db.Awards.AsNoTracking().ToListAsync(),
                await db.Payments.AsNoTracking().OrderBy(p => p.ProposedAt).ToListAsync(),
                acts
            ),
            .. await Order(db, places, dossiers.ToDictionary(d => d.Id)),
        ];
    }

    private static IEnumerable<string> Journal(List<Account> accounts, List<Transfer> transfers)
    {
        var moved = new Dictionary<string, long>();
        foreach (var transfer in transfers)
        {
            moved[transfer.FromKey] = moved.GetValueOrDefault(transfer.FromKey) - transfer.Cents;
            moved[transfer.ToKey] = moved.GetValueOrDefault(transfer.ToKey) + transfer.Cents;
        }
        foreach (var account in accounts)
        {
            if (account.BalanceCents != moved.GetValueOrDefault(account.Key))
                yield return $"{account.Key} has {account.BalanceCents}, its transfers say {moved.GetValueOrDefault(account.Key)}";
            var contra = account.Kind is AccountKind.Appropriation or AccountKind.Demand;
            if (contra ? account.BalanceCents > 0 : account.BalanceCents < 0)
                yield return $"{account.Key} is on the wrong side of zero: {account.BalanceCents}";
            if (account.Kind == AccountKind.Returned && account.BalanceCents != 0)
                yield return $"{account.Key} keeps {account.BalanceCents} that should be available";
            if (
                account.BookName != account.Book.Name
                || !account.Key.StartsWith(new AccountName(account.Kind, account.Book, account.DossierId).Key)
            )
                yield return $"{account.Key} is of book {account.BookName}, but its parts say {account.Book}";
        }
    }

    private static IEnumerable<string> Totals(List<Account> accounts, List<JournalTotal> totals)
    {
        var kept = totals.ToDictionary(t => (t.Measure, t.BookName, t.Kind), t => t.BalanceCents);
        var sums = accounts
            .Where(a => a.Kind is not (AccountKind.Demand or AccountKind.Asked))
            .GroupBy(a => (a.Measure, a.BookName, a.Kind), a => a.BalanceCents);
        foreach (var sum in sums)
        {
            var total = kept.GetValueOrDefault(sum.Key);
            if (total != sum.Sum())
                yield return $"the total of {sum.Key} is {total}, its accounts are together {sum.Sum()}";
        }
    }

    /// <summary>
    /// In every book what was put in is somewhere; so an envelope is never below what was reserved, committed, ordered and paid of it.
    /// </summary>
    private static IEnumerable<string> Books(List<Account> accounts)
    {
        foreach (var book in accounts.GroupBy(a => a.Book))
        {
            long Of(params AccountKind[] kinds) => book.Where(a => kinds.Contains(a.Kind)).Sum(a => a.BalanceCents);
            var used = Of(AccountKind.Reserved, AccountKind.Committed, AccountKind.Ordered, AccountKind.Paid);
            if (-Of(AccountKind.Appropriation) != used + Of(AccountKind.Available, AccountKind.Returned))
                yield return $"{book.Key} got {-Of(AccountKind.Appropriation)}: {used} is used, {Of(AccountKind.Available)} available";
            if (Of(AccountKind.Demand) + Of(AccountKind.Asked) != 0)
                yield return $"{book.Key}: {Of(AccountKind.Asked)} is asked against a demand of {Of(AccountKind.Demand)}";
        }
        foreach (var part in accounts.Where(a => a.DossierId is not null).GroupBy(a => (a.DossierId, a.Measure, a.Kind)))
        {
            var whole = part.Where(a => a.BookKind == BookKind.Envelope).Sum(a => a.BalanceCents);
            var sources = part.Where(a => a.BookKind != BookKind.Envelope).Sum(a => a.BalanceCents);
            // What is committed, ordered and paid may stand differently in the sources while a final cost moves it; together it may not.
            if (part.Key.Kind is AccountKind.Reserved or AccountKind.Paid && sources > whole)
                yield return $"{part.Key}: the sources bear {sources}, the envelope only {whole}";
        }
    }

    private static IEnumerable<string> Acts(List<Act> acts, List<Transfer> transfers)
    {
        var known = acts.ToDictionary(a => a.Id);
        foreach (var act in acts.Where(a => !a.IsIntact()))
            yield return $"act {act.Sequence} ({act.Kind}) does not say what was sealed";
        foreach (var transfer in transfers)
        {
            if (!known.TryGetValue(transfer.ActId, out var act))
                yield return $"transfer {transfer.Id} has no act";
            else if (act.DossierId != transfer.DossierId)
                yield return $"transfer {transfer.Id} is of another dossier than its act {act.Kind}";
        }
    }

    private static IEnumerable<string> Amounts(List<Dossier> dossiers, List<Account> accounts)
    {
        var own = accounts.Where(a => a.DossierId is not null && a.BookKind == BookKind.Envelope).ToLookup(a => a.DossierId);
        foreach (var dossier in dossiers)
        {
            long? Of(params AccountKind[] kinds) =>
                own[dossier.Id]
                    .Where(a => kinds.Contains(a.Kind))
                    .Select(a => (long?)a.BalanceCents)
                    .Aggregate((long?)null, (s, b) => (s ?? 0) + b);
            var (asked, ordered, paid) = (Of(AccountKind.Asked), Of(AccountKind.Ordered) ?? 0, Of(AccountKind.Paid) ?? 0);
            var awarded = Of(AccountKind.Committed, AccountKind.Ordered, AccountKind.Paid);
            if ((dossier.AskedCents, dossier.AwardedCents, dossier.PaidCents) != (asked, awarded, paid))
                yield return $"{dossier.Number} says asked {dossier.AskedCents}, awarded {dossier.AwardedCents}, paid {dossier.PaidCents}; "
                    + $"the journal says {asked}, {awarded}, {paid}";
            if ((awarded ?? 0) < ordered + paid || ordered < 0 || paid < 0)
                yield return $"{dossier.Number}: awarded {awarded}, ordered {ordered}, paid {paid}";
        }
    }

    /// <summary>
    /// The acts of a dossier, told again from the first, end in its state; and each of them went along the table of transitions.
    /// </summary>
    private static IEnumerable<string> States(Dossier dossier, IReadOnlyList<Act> acts)
    {
        var state = DossierState.Draft;
        foreach (var act in acts)
        {
            if (StateAfter(act, state) is not { } next || next == state)
                continue;
            if (!DossierStates.Allows(state, next))
                yield return $"{dossier.Number}: {act.Kind} goes from {state} to {next}";
            state = next;
        }
        if (acts.All(a => a.Kind != ActKinds.StartApplication))
            yield return $"{dossier.Number} was never started";
        if (state != dossier.State)
            yield return $"{dossier.Number} is {dossier.State}, its acts end in {state}: {string.Join(", ", acts.Select(a => a.Kind))}";
    }

    private static DossierState? StateAfter(Act act, DossierState now) =>
        act.Kind switch
        {
            ActKinds.StartApplication => DossierState.Draft,
            ActKinds.SubmitStep => Enum.Parse<DossierState>(JsonNode.Parse(act.After!)!["state"]!.GetValue<string>(), ignoreCase: true),
            ActKinds.WithdrawApplication or ActKinds.DeclineAward => DossierState.Withdrawn,
            ActKinds.CheckCompleteness or ActKinds.RefuseAward or ActKinds.RestoreApplication => DossierState.Complete,
            ActKinds.ConfirmSelection => JsonNode.Parse(act.After!)!["selected"]!.GetValue<bool>() ? DossierState.Selected : now,
            ActKinds.RejectApplication => DossierState.Rejected,
            ActKinds.ProposeAward => DossierState.Proposed,
            ActKinds.ConfirmAward => DossierState.Awarded,
            ActKinds.CloseDossier => DossierState.Closed,
            ActKinds.ReturnPayment => DossierState.Awarded,
            _ => null,
        };

    /// <summary>Each decision has its act, once; and the journal has what the decisions together say.</summary>
    private static IEnumerable<string> Decisions(List<Account> accounts, List<Award> awards, List<Payment> payments, List<Act> acts)
    {
        int Told(string kind, Guid dossier, string name, Guid id) =>
            acts.Count(a => a.Kind == kind && a.DossierId == dossier && JsonNode.Parse(a.Evidence!)![name]!.GetValue<Guid>() == id);
        foreach (var award in awards)
        {
            int Times(string kind) => Told(kind, award.DossierId, "award", award.Id);
            if (
                (Times(ActKinds.ProposeAward), Times(ActKinds.ConfirmAward), Times(ActKinds.RefuseAward), Times(ActKinds.CorrectAward))
                    != (
                        award.ReconsiderationId is null
                            ? (1, award.WasConfirmed ? 1 : 0, award.State == AwardState.Refused ? 1 : 0, 0)
                            : (0, 0, 0, 1)
                    )
                || Times(ActKinds.DeclineAward) != (award.State == AwardState.Declined ? 1 : 0)
            )
                yield return $"award {award.Id} is {award.State} without its acts";
        }
        foreach (var payment in payments)
        {
            int Times(string kind) => Told(kind, payment.DossierId, "payment", payment.Id);
            var approved = payment.State is PaymentState.Approved or PaymentState.Paid ? 1 : 0;
            if (
                (Times(ActKinds.ProposePayment), Times(ActKinds.ConfirmPayment), Times(ActKinds.RefusePayment))
                    != (1, approved, payment.State == PaymentState.Refused ? 1 : 0)
                || (Times(ActKinds.RecordPayment) - Times(ActKinds.ReturnPayment), Times(ActKinds.RecordRecovery))
                    != (payment.State == PaymentState.Paid ? 1 : 0, payment.RecoveredOn is null ? 0 : 1)
            )
                yield return $"payment {payment.Id} is {payment.State} without its acts";
        }
        foreach (var dossier in awards.GroupBy(a => a.DossierId))
        {
            long In(params AccountKind[] kinds) =>
                accounts
                    .Where(a => a.DossierId == dossier.Key && a.BookKind == BookKind.Envelope && kinds.Contains(a.Kind))
                    .Sum(a => a.BalanceCents);
            var own = payments.Where(p => p.DossierId == dossier.Key).ToList();
            var paid = own.Where(p => p.State == PaymentState.Paid).Sum(p => p.AmountCents);
            var back = own.Where(p => p.RecoveredOn is not null).Sum(p => p.RecoverCents);
            var last = own.LastOrDefault(p => p.State is PaymentState.Approved or PaymentState.Paid);
            var owed = last is { RecoveredOn: null } ? last.RecoverCents : 0;
            // What was paid before an award was corrected says nothing of what it is now.
            var holds = dossier.SingleOrDefault(a => a.State == AwardState.Confirmed);
            var grant = last is null || holds?.DecidedAt > last.DecidedAt ? holds?.AmountCents ?? 0 : last.GrantCents;
            var told = (
                Reserved: dossier.Where(a => a.State == AwardState.Proposed).Sum(a => a.AmountCents),
                Awarded: grant + owed,
                Ordered: own.Where(p => p.State == PaymentState.Approved).Sum(p => p.AmountCents),
                Paid: paid - back
            );
            var journal = (
                In(AccountKind.Reserved),
                In(AccountKind.Committed, AccountKind.Ordered, AccountKind.Paid),
                In(AccountKind.Ordered),
                In(AccountKind.Paid)
            );
            if (told != journal)
                yield return $"dossier {dossier.Key}: the decisions say {told}, the journal {journal}";
        }
    }

    /// <summary>
    /// The running sums of open claims are what a scan of the claims gives, at every level; and so is what is wanted before a place.
    /// </summary>
    private static async Task<IEnumerable<string>> Order(Db db, PlacesInOrder places, Dictionary<Guid, Dossier> dossiers)
    {
        var claims = await db.Set<SourceClaim>().AsNoTracking().ToListAsync();
        var sums = await db.Set<SourceClaimSum>().AsNoTracking().ToListAsync();
        var broken = claims
            .Where(c => c.Open != DossierStates.Undecided.Contains(dossiers[c.DossierId].State))
            .Select(c => $"{dossiers[c.DossierId].Number} is {dossiers[c.DossierId].State}, its claim on {c.Book} is open: {c.Open}")
            .ToList();
        foreach (var level in Enum.GetValues<SumLevel>())
        {
            var ticks = level switch
            {
                SumLevel.Day => TimeSpan.TicksPerDay,
                SumLevel.Minute => TimeSpan.TicksPerMinute,
                SumLevel.Second => TimeSpan.TicksPerSecond,
                _ => long.MaxValue,
            };
            var scan = claims.Where(c => c.Open).ToLookup(c => (c.Book, c.Place / ticks), c => c.WantedCents);
            var kept = sums.Where(s => s.Level == level).ToDictionary(s => (s.Book, s.Slot), s => s.WantedCents);
            broken.AddRange(
                from slot in scan.Select(g => g.Key).Union(kept.Keys)
                where scan[slot].Sum() != kept.GetValueOrDefault(slot)
                select $"{level} {slot}: {scan[slot].Sum()} is wanted, the running sum says {kept.GetValueOrDefault(slot)}"
            );
        }
        var books = claims.Select(c => c.Book).Distinct().ToList();
        foreach (var place in new[] { claims.Select(c => (long?)c.Place).Max(), null })
        {
            var kept = await places.WantedBefore(books, place);
            broken.AddRange(
                from book in books
                let wanted = claims.Where(c => c.Book == book && c.Open && c.Place < (place ?? long.MaxValue)).Sum(c => c.WantedCents)
                where wanted != kept.GetValueOrDefault(book).Cents
                select $"before {place} {wanted} is wanted of {book}, not {kept.GetValueOrDefault(book)}"
            );
        }
        return broken;
    }
}
