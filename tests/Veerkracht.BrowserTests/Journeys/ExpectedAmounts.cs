using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>
/// The rule of the bicycle call worked out in whole cents, apart from the engine: a third up to the drawing right, and half of what is
/// above three times the right; each half up to the cent.
/// </summary>
internal sealed record ExpectedAmounts(long Right, long Base)
{
    private long Within => Math.Min(Base, 3 * Right);
    public long Tier1 => (Within * 2 + 3) / 6;
    public long Tier2 => (Base - Within + 1) / 2;
    public long Grant => Tier1 + Tier2;
    public long Own => Base - Grant;
    public long FirstInstalment => (Grant * 8 * 2 + 10) / 20;

    /// <summary>As the Dutch pages write it: "€ 1.234,56".</summary>
    public static string Euro(long cents) => Numerals.WriteEuro(new Money(cents), Language.Nl);

    public static async Task<ExpectedAmounts> Of(TestSite site, string kbo, long cost)
    {
        var key = Book.Right("fietspaden", "fietspaden", "drawing_right", Known.As(kbo)).Available.Key;
        return new(await site.Query(db => db.Accounts.Where(a => a.Key == key).Select(a => a.BalanceCents).SingleAsync()), cost);
    }
}
