using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Casework;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>One thing done to many dossiers: seen before, each by itself, one that cannot stops no other, and twice is once.</summary>
public sealed class ManyTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_preview_does_nothing_and_says_of_each_dossier_whether_and_why_not(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var ready = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var complete = await site.Complete(TestCalls.Small, TestCalls.Cost("3000.00"), "gent");
        var acts = await site.Query(db => db.Acts.CountAsync());

        var declared = await Preview(site, "declare-complete", [ready.Id, complete.Id, Guid.CreateVersion7(DateTimeOffset.UnixEpoch)]);
        Assert.Equal([(ready.Number, null), (complete.Number, "wrong-state")], declared.Select(l => (l.Number, l.Refusal?.Code)));
        var awards = await Preview(site, "propose-award", [ready.Id, complete.Id]);
        Assert.Equal(
            [(ready.Number, "wrong-state", null), (complete.Number, null, 1500_00L)],
            awards.Select(l => (l.Number, l.Refusal?.Code, l.Amount?.Cents))
        );

        Assert.Equal(acts, await site.Query(db => db.Acts.CountAsync()));
        Assert.Equal(
            (DossierState.Registered, DossierState.Complete),
            ((await site.Dossier(ready.Id)).State, (await site.Dossier(complete.Id)).State)
        );
        Assert.Equal(0, await site.Balance(Book.Envelope(TestCalls.Measure).Reserved(complete.Id)));
        Assert.Empty(await site.Query(db => db.Awards.ToListAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_dossier_is_an_act_of_its_own_and_the_same_post_again_says_the_same(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(2_500), 1_000_000_00);
        var dossiers = new List<Dossier>();
        foreach (var town in new[] { "geetbets", "gent", "herstappe", "geetbets" })
        {
            dossiers.Add(await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), town));
            await site.MoveClock(site.App.Services.GetRequiredService<Clock>().BrusselsNow.PlusMinutes(1));
        }
        var since = site.App.Services.GetRequiredService<Clock>().UtcNow;
        List<Guid> ids = [.. dossiers.Select(d => d.Id).Reverse()];

        for (var post = 0; post < 2; post++)
        {
            var lines = Value(
                await site.In(s =>
                    s.GetRequiredService<ManyDossiers>().Do(TestSite.As(Manager), Act("propose-award"), ids, "Voldoet", since)
                )
            );
            // The pot bears two and a half: who registered first goes first, whatever was ticked first.
            Assert.Equal([null, null, null, "pot-exhausted"], lines.Select(l => l.Refusal?.Code));
            Assert.Equal(3, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.ProposeAward)));
        }
        Assert.Equal(
            [1000_00L, 1000_00L, 500_00L],
            await site.Query(db => db.Awards.OrderBy(a => a.ProposedAt).Select(a => a.AmountCents).ToListAsync())
        );
        Assert.All(
            Value(
                await site.In(s =>
                    s.GetRequiredService<ManyDossiers>().Do(TestSite.As(Manager), Act("propose-award"), ids, "Voldoet", null)
                )
            ),
            l => Assert.False(l.Done)
        );

        var confirmed = Value(
            await site.In(s => s.GetRequiredService<ManyDossiers>().Do(TestSite.As(Approver), Act("confirm-award"), ids, null, since))
        );
        Assert.Equal([null, null, null, "nothing-proposed"], confirmed.Select(l => l.Refusal?.Code));
        Assert.Equal(3, await site.Query(db => db.Awards.CountAsync(a => a.State == AwardState.Confirmed)));
        Assert.Equal(
            "forbidden",
            Code(await site.In(s => s.GetRequiredService<ManyDossiers>().Do(TestSite.As(Manager), Act("confirm-award"), ids, null, null)))
        );
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_screen_the_manager_ticks_looks_and_asks_all_the_same_question_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        var (first, second) = (
            await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00")),
            await site.Registered(TestCalls.Small, TestCalls.Cost("3000.00"), "gent")
        );
        var awarded = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "herstappe");
        Value(await site.Propose(awarded.Id));
        using var manager = await Browser.As(site, Manager);
        var list = new HtmlParser().ParseDocument(await manager.Text("/dossiers?oproep=kleine-pot"));
        Assert.Equal(3, list.QuerySelectorAll("input[type=checkbox][name=d]").Length);
        Assert.NotNull(list.QuerySelector("form[action='/dossiers/samen'] button[name=alle]"));

        var path = "/dossiers/samen?handeling=ask-question&alle=ja&oproep=kleine-pot";
        var preview = new HtmlParser().ParseDocument(await manager.Text(path));
        Assert.Equal(
            new[] { first.Id, second.Id }.Select(i => i.ToString()).Order(),
            preview.QuerySelectorAll("form input[name=d]").Select(i => i.GetAttribute("value")!).Order()
        );
        Assert.Contains(awarded.Number, preview.QuerySelector("main")!.TextContent);

        (string, string)[] post =
        [
            ("handeling", "ask-question"),
            ("d", first.Id.ToString()),
            ("d", second.Id.ToString()),
            ("sinds", preview.QuerySelector("input[name=sinds]")!.GetAttribute("value")!),
        ];
        var empty = await manager.Post(path, [.. post, ("tekst", " ")]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        for (var twice = 0; twice < 2; twice++)
        {
            var done = await manager.Post(path, [.. post, ("tekst", "Welke straten?")]);
            Assert.Equal(HttpStatusCode.OK, done.StatusCode);
            var text = await done.Content.ReadAsStringAsync();
            Assert.Contains("Gedaan voor 2 dossiers", text);
            Assert.Contains(first.Number, text);
        }
        Assert.Equal(2, await site.Query(db => db.Questions.CountAsync()));
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.Get("/dossiers/samen?handeling=ask-question")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/dossiers/samen?handeling=confirm-award&d={first.Id}")).StatusCode);
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(path)).StatusCode);
        Assert.DoesNotContain("/dossiers/samen", await officer.Text("/dossiers"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task More_than_the_bound_is_refused_in_words(Database database)
    {
        await using var site = await TestSite.Start(database);
        List<Guid> many =
        [
            .. Enumerable.Range(0, ManyDossiers.Most + 1).Select(i => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(i))),
        ];
        Assert.Equal(
            "too-many",
            Code(
                await site.In(s => s.GetRequiredService<ManyDossiers>().Do(TestSite.As(Manager), Act("declare-complete"), many, null, null))
            )
        );
        Assert.Equal(
            "none-chosen",
            Code(await site.In(s => s.GetRequiredService<ManyDossiers>().Do(TestSite.As(Manager), Act("declare-complete"), [], null, null)))
        );
    }

    private static DossierDeed Act(string id) => DossierActs.Find(id)!;

    private static Task<IReadOnlyList<ManyLine>> Preview(TestSite site, string act, IReadOnlyCollection<Guid> dossiers) =>
        site.In(s => s.GetRequiredService<ManyDossiers>().Preview(TestSite.As(Manager), Act(act), dossiers, null));
}
