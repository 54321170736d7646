using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Payments;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>The postings of a payment: the envelope's book bears the whole, the book of each source its part.</summary>
/// <param name="stand">Of the dossier, as it is before them.</param>
public sealed class PaymentPostings(Dossier dossier, Payment payment, DossierStand stand)
{
    private readonly Book _envelope = Book.Envelope(dossier.Measure);

    /// <summary>
    /// At the approval: what is due is ordered, what the final cost no longer needs is free again, and each source ends at its own part.
    /// </summary>
    public IReadOnlyList<Posting> AtApproval =>
        Postings(
            (book, line) =>
                [
                    new(book.Committed(dossier.Id), book.Available, new Money(line.Release)),
                    new(book.Paid(dossier.Id), book.Available, new Money(line.MoveOut)),
                    new(book.Committed(dossier.Id), book.Paid(dossier.Id), new Money(line.MoveIn)),
                    new(book.Committed(dossier.Id), book.Ordered(dossier.Id), new Money(line.Pay)),
                ]
        );

    /// <summary>When the bank paid. What was approved before orders were booked is committed still.</summary>
    public IReadOnlyList<Posting> AtPayment
    {
        get
        {
            var isOrdered = stand[_envelope.Ordered(dossier.Id)] >= payment.Amount;
            return Postings(
                (book, line) =>
                    [new(isOrdered ? book.Ordered(dossier.Id) : book.Committed(dossier.Id), book.Paid(dossier.Id), new Money(line.Pay))]
            );
        }
    }

    /// <summary>When the bank sent back what it had paid: ordered again, in each source as before.</summary>
    public IReadOnlyList<Posting> AtReturn =>
        Postings((book, line) => [new(book.Paid(dossier.Id), book.Ordered(dossier.Id), new Money(line.Pay))]);

    /// <summary>When what was paid too much came back: returned, and in the same breath available to others.</summary>
    public IReadOnlyList<Posting> AtRecovery =>
        Postings(
            (book, line) =>
                [
                    new(book.Paid(dossier.Id), book.Returned(dossier.Id), new Money(line.Recover)),
                    new(book.Returned(dossier.Id), book.Available, new Money(line.Recover)),
                ]
        );

    private IReadOnlyList<Posting> Postings(Func<Book, SettlementLine, Posting[]> postings)
    {
        var lines = DecisionJson.Read<SettlementLine>(payment.Lines);
        // The envelope sees only what leaves: that one source paid for another nets out to what is released there.
        var whole = new SettlementLine("", lines.Sum(l => l.Pay), lines.Sum(l => l.Release + l.MoveOut), 0, 0, lines.Sum(l => l.Recover));
        return [.. postings(_envelope, whole), .. lines.Where(l => l.Book.Length > 0).SelectMany(l => postings(stand.Books[l.Book], l))];
    }
}
