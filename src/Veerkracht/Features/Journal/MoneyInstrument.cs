using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Journal;

/// <summary>
/// Whether in every book what was put in is somewhere, by the running totals: cheap at any number of dossiers. The whole journal is
/// computed anew by the command verify.
/// </summary>
internal sealed class MoneyInstrument(Db db) : IInstrument
{
    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var totals = await db.JournalTotals.ToListAsync(stop);
        var wrong = totals.GroupBy(t => (t.Measure, t.BookName)).Count(book => book.Sum(t => t.BalanceCents) != 0);
        return
        [
            new(
                Panel.Money,
                "books.out_of_balance",
                new("Boeken in evenwicht", "Books in balance"),
                wrong == 0 ? new("alle", "all") : new($"{wrong} niet", $"{wrong} not")
            )
            {
                Value = wrong,
                Unit = "{book}",
                Condition = wrong == 0 ? Condition.Fine : Condition.Wrong,
                Advice =
                    wrong == 0
                        ? null
                        : new(
                            "Iemand schreef in de databank buiten de site om. Doe: veerkracht verify.",
                            "Somebody wrote in the database outside of the site. Run: veerkracht verify."
                        ),
            },
        ];
    }
}
