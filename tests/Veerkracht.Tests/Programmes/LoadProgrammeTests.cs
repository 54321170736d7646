using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Programmes;

public sealed class LoadProgrammeTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_envelope_stands_in_the_journal_as_the_file_says(Database database)
    {
        await using var site = await TestSite.Start(database);

        var money = await site.In(s => s.GetRequiredService<MoneyOverview>().All());

        var programme = Programme(site);
        foreach (var measure in programme.Measures)
        {
            Assert.Equal(measure.Envelope, money.GetValueOrDefault(measure.Slug)?.Envelope);
            Assert.Equal(
                measure.Envelope ?? Money.Zero,
                await site.In(s => s.GetRequiredService<Ledger>().Balance(Book.Envelope(measure.Slug).Available))
            );
        }
        Assert.Equal(0, await site.Query(db => db.Accounts.SumAsync(a => a.BalanceCents)));
        Assert.Equal(10, await site.Query(db => db.Acts.CountAsync(a => a.Kind == LoadProgramme.Kind.Code)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Loading_again_changes_nothing_and_a_changed_envelope_books_the_difference(Database database)
    {
        await using var site = await TestSite.Start(database);
        var root = site.App.Services.GetRequiredService<SiteOptions>().Root;
        var (acts, transfers) = await Counts(site);

        await site.In(async s =>
        {
            await s.GetRequiredService<LoadProgramme>().Do(root);
            await s.GetRequiredService<LoadCalls>().Do(root);
            return 0;
        });

        Assert.Equal((acts, transfers), await Counts(site));

        var more = await Fund(site, "digitale-kloof", Money.FromEuro(31_000_000));
        Assert.Equal(["digitale-kloof"], more.Value!);
        var less = await Fund(site, "digitale-kloof", Money.FromEuro(29_999_999));
        Assert.True(less.Done);

        Assert.Equal(Money.FromEuro(29_999_999), (await site.In(s => s.GetRequiredService<MoneyOverview>().Of("digitale-kloof"))).Envelope);
        var last = await site.Query(db => db.Acts.OrderByDescending(a => a.Sequence).FirstAsync());
        Assert.Equal("{\"envelope\":\"31000000.00\"}", last.Before);
        Assert.Equal("{\"envelope\":\"29999999.00\"}", last.After);
        Assert.Contains("31000000.00", last.Reason);
        Assert.Equal(100_000_100, await site.Query(db => db.Transfers.Where(t => t.ActId == last.Id).Select(t => t.Cents).SingleAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_that_load_a_changed_envelope_at_the_same_instant_book_the_difference_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        var more = Money.FromEuro(31_000_000);

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Fund(site, "digitale-kloof", more)));

        Assert.Equal(["digitale-kloof"], both.SelectMany(o => o.Value!));
        Assert.Equal(more, (await site.In(s => s.GetRequiredService<MoneyOverview>().Of("digitale-kloof"))).Envelope);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_envelope_cannot_shrink_below_what_is_reserved(Database database)
    {
        await using var site = await TestSite.Start(database);
        var book = Book.Envelope("stadsvernieuwing");
        await site.In(s =>
            s.GetRequiredService<Veerkracht.Data.Db>()
                .Book(s, book.Available, book.Reserved(Guid.CreateVersion7()), Money.FromEuro(15_000_000))
        );

        var refused = await Fund(site, "stadsvernieuwing", Money.FromEuro(14_999_999));

        Assert.Equal("envelope-exhausted", Assert.Single(refused.Refusals).Code);
        Assert.Equal(
            Money.FromEuro(20_000_000),
            (await site.In(s => s.GetRequiredService<MoneyOverview>().Of("stadsvernieuwing"))).Envelope
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_300_drawing_rights_add_up_to_the_envelope_to_the_cent(Database database)
    {
        await using var site = await TestSite.Start(database);

        var rights = await site.Query(db =>
            db.Accounts.AsNoTracking()
                .Where(a => a.Kind == AccountKind.Available && a.BookKind == BookKind.Right && a.BookCall == "fietspaden")
                .ToListAsync()
        );

        Assert.Equal(300, rights.Count);
        Assert.Equal(15_000_000_000, rights.Sum(r => r.BalanceCents));
        Assert.Equal(
            1_500_000_000,
            (
                await site.Query(db =>
                    db.Accounts.AsNoTracking().SingleAsync(a => a.BookName == "pot:fietspaden:tier2" && a.Kind == AccountKind.Available)
                )
            ).BalanceCents
        );
    }

    private static Task<Outcome<IReadOnlyList<string>>> Fund(TestSite site, string slug, Money envelope)
    {
        var programme = Programme(site);
        var changed = programme with
        {
            Measures = [.. programme.Measures.Select(m => m.Slug == slug ? m with { Envelope = envelope } : m)],
        };
        return site.In(s => s.GetRequiredService<LoadProgramme>().Fund(Actor.System, changed));
    }

    private static ProgrammeDefinition Programme(TestSite site) =>
        Assert.Single(site.App.Services.GetRequiredService<ProgrammeCatalogue>().All);

    private static async Task<(int Acts, int Transfers)> Counts(TestSite site) =>
        (await site.Query(db => db.Acts.CountAsync()), await site.Query(db => db.Transfers.CountAsync()));
}
