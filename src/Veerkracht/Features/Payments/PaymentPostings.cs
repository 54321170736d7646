using Veerkracht.Core.Amounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>The postings of a payment: the envelope's book bears the whole, the book of each source its part.</summary>
public static class PaymentPostings
{
    /// <summary>At the approval: what the final cost no longer needs is free again, and each source ends at its own part.</summary>
    public static IReadOnlyList<Posting> AtApproval(Dossier dossier, Payment payment) =>
        Postings(dossier, payment, (book, line) =>
            [
                new(book.Committed(dossier.Id), book.Available, new Money(line.Release)),
                new(book.Paid(dossier.Id), book.Available, new Money(line.MoveOut)),
                new(book.Committed(dossier.Id), book.Paid(dossier.Id), new Money(line.MoveIn)),
            ]
        );

    /// <summary>When the bank paid.</summary>
    public static IReadOnlyList<Posting> AtPayment(Dossier dossier, Payment payment) =>
        Postings(dossier, payment, (book, line) => [new(book.Committed(dossier.Id), book.Paid(dossier.Id), new Money(line.Pay))]);

    /// <summary>When what was paid too much came back.</summary>
    public static IReadOnlyList<Posting> AtRecovery(Dossier dossier, Payment payment) =>
        Postings(dossier, payment, (book, line) => [new(book.Paid(dossier.Id), book.Available, new Money(line.Recover))]);

    private static IReadOnlyList<Posting> Postings(Dossier dossier, Payment payment, Func<Book, SettlementLine, Posting[]> postings)
    {
        var lines = DecisionJson.Read<SettlementLine>(payment.Lines);
        // The envelope sees only what leaves: that one source paid for another nets out to what is released there.
        var whole = new SettlementLine("", lines.Sum(l => l.Pay), lines.Sum(l => l.Release + l.MoveOut), 0, 0, lines.Sum(l => l.Recover));
        return
        [
            .. postings(Book.Envelope(dossier.Measure), whole),
            .. lines.Where(l => l.Book.Length > 0).SelectMany(l => postings(new Book(dossier.Measure, l.Book), l)),
        ];
    }
}
