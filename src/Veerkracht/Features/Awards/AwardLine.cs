using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>What is drawn from one right or pot, in cents; 0 where nothing is. Kept as JSON with the decision.</summary>
/// <param name="Book">Name of the book in the journal.</param>
public sealed record AwardLine(string Source, string Book, long Cents)
{
    /// <summary>The parts of the grant by source, as the rules of the call computed them. Together never more than the grant.</summary>
    public static IReadOnlyList<AwardLine> Of(CallDefinition call, OrganisationId holder, Evaluation evaluation, Money grant)
    {
        var books = SourceMoney.Books(call, holder);
        return
        [
            .. GrantParts
                .Within(grant, GrantParts.Drawn(call.Funding, evaluation.Amounts))
                .Select(part => new AwardLine(part.Source, books[part.Source].Name, part.Amount.Cents)),
        ];
    }
}

/// <summary>The postings of a decision: the whole amount in the envelope's book, and each part in the book of its source.</summary>
public static class AwardPostings
{
    /// <param name="books">The books by their names; those of lines of 0 may be missing.</param>
    public static IReadOnlyList<Posting> Of(
        string measure,
        Money amount,
        IEnumerable<AwardLine> lines,
        IReadOnlyDictionary<string, Book> books,
        Func<Book, AccountName> from,
        Func<Book, AccountName> to
    ) =>
        [
            .. lines
                .Where(l => l.Cents > 0)
                .Select(l => (Book: books[l.Book], Amount: new Money(l.Cents)))
                .Prepend((Book: Book.Envelope(measure), Amount: amount))
                .Select(part => new Posting(from(part.Book), to(part.Book), part.Amount)),
        ];

    /// <summary>Of a decision that was kept: in the books in which its dossier has accounts.</summary>
    public static IReadOnlyList<Posting> Of(
        Award award,
        string measure,
        DossierStand stand,
        Func<Book, AccountName> from,
        Func<Book, AccountName> to
    ) => Of(measure, award.Amount, DecisionJson.Read<AwardLine>(award.Lines), stand.Books, from, to);
}
