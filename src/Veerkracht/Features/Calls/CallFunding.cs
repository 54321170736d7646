using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Calls;

/// <summary>The money that a call puts in its pots and in the right of every holder, as the journal books it.</summary>
public sealed class CallFunding(Ledger ledger, RightShares shares, OrganisationRegistry organisations)
{
    /// <summary>
    /// What brings every pot, and the right of every holder, from what was booked before to what this definition says; nothing where it is
    /// so already.
    /// </summary>
    public async Task<IReadOnlyList<Posting>> Postings(CallDefinition call, CancellationToken stop)
    {
        var booked = await ledger.Appropriated(call.Measure, stop);
        var wanted = call
            .Funding.Pots.Select(p => (Book: Book.Pot(call.Measure, call.Slug, p.Id), p.Amount))
            .Concat(
                call.Funding.Rights.SelectMany(r =>
                    shares
                        .Of(r)
                        .Select(s =>
                            (Book: Book.Right(call.Measure, call.Slug, r.Id, organisations.Municipality(s.Key, r.Date)), Amount: s.Value)
                        )
                )
            )
            .ToList();
        // What was booked before and is no longer there goes back.
        wanted.AddRange(
            booked.Keys.Where(book => book.Call == call.Slug).Except(wanted.Select(w => w.Book)).Select(book => (book, Money.Zero))
        );
        return [.. wanted.Select(w => w.Book.Fund(booked.GetValueOrDefault(w.Book), w.Amount)).Where(p => !p.Amount.IsZero)];
    }
}
