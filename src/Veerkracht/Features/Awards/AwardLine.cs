using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>What is drawn from one right or pot, in cents; 0 where nothing is.</summary>
public sealed record AwardLine(string Source, string Book, long Cents)
{
    /// <summary>The parts of the grant by source, as the rules of the call computed them. Together never more than the grant.</summary>
    public static IReadOnlyList<AwardLine> Of(CallDefinition call, OrganisationId holder, Evaluation evaluation, Money grant)
    {
        var drawn = call
            .Funding.Rules.Where(FundingEngine.Draws)
            .GroupBy(r => r.Source!)
            .ToDictionary(g => g.Key, g => Money.Sum(g.Select(r => evaluation.Amounts[r.Name].Amount)));
        var left = grant;
        var lines = new List<AwardLine>();
        foreach (var (source, book) in SourceMoney.Books(call, holder))
        {
            var part = Money.Min(drawn.GetValueOrDefault(source), left);
            left -= part;
            lines.Add(new(source, book.Name, part.Cents));
        }
        return lines;
    }
}

/// <summary>The postings of a decision: the whole amount in the envelope's book, and each part in the book of its source.</summary>
public static class AwardPostings
{
    public static IReadOnlyList<Posting> Of(
        string measure,
        Money amount,
        IEnumerable<AwardLine> lines,
        Func<Book, AccountName> from,
        Func<Book, AccountName> to
    ) =>
        [
            .. lines
                .Select(l => (Book: new Book(measure, l.Book), Amount: new Money(l.Cents)))
                .Prepend((Book: Book.Envelope(measure), Amount: amount))
                .Select(part => new Posting(from(part.Book), to(part.Book), part.Amount)),
        ];
}
