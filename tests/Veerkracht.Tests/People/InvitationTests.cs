using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.People;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>An organisation invites somebody, who accepts and works, until the role ends.</summary>
public sealed class InvitationTests
{
    private const string Geetbets = "0207518137";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_invited_accepts_works_and_is_refused_soon_after_the_role_ended(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Recheck = Interval });
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var made = await mayor.Post(
            "/bestuur/mensen/uitnodigen",
            ("naam", "Bram Wouters"),
            ("email", "bram@geetbets.example"),
            ("rol", nameof(Role.Officer))
        );
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var link = Staff.LinkOn(await made.Content.ReadAsStringAsync());
        Assert.Contains("bram@geetbets.example", await mayor.Text("/bestuur/mensen"));
        // The code is nowhere, only its SHA-256.
        var code = link.Split('/')[^1];
        var kept = await site.Query(db => db.Set<Invitation>().AsNoTracking().SingleAsync());
        Assert.Equal(Invitation.Hash(code), kept.CodeSha256);
        Assert.DoesNotContain(code, await mayor.Text("/bestuur/mensen"));

        using var bram = await Browser.As(site, "citizen");
        Assert.Equal("/geen-toegang", (await bram.Get("/mijn-oproepen")).Headers.Location!.AbsolutePath);
        Assert.Contains("Geetbets nodigt u uit", await bram.Text(link));
        var accepted = await bram.Post(link);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Contains("Oproepen voor Geetbets", await bram.Text("/mijn-oproepen"));
        var api = await site.CallerFor("citizen", Geetbets);
        await api.Get("/me/calls").Ok();

        // Once: the link is used up, also for another; name and address are gone.
        using var other = await Browser.As(site, "vvsg");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(link)).StatusCode);
        Assert.Null(await site.Query(db => db.Set<Invitation>().AsNoTracking().Select(i => i.Email).SingleAsync()));
        Assert.Equal(
            "bram@geetbets.example",
            await site.Query(db => db.People.Where(p => p.Subject == "persona:citizen").Select(p => p.Email).SingleAsync())
        );

        // It ends as another process would end it: nothing here was told.
        await site.End("citizen", Geetbets);
        await api.Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "access-ended");
        await Task.Delay(Interval + TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var refused = await bram.Get("/mijn-oproepen");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.StartsWith("/aanmelden", refused.Headers.Location!.PathAndQuery);
        Assert.Contains(
            "U hebt geen rol meer bij Geetbets. Vraag een rol aan wie daar de mensen beheert, en meld u opnieuw aan.",
            await bram.Text("/aanmelden")
        );
        // What was typed meanwhile is kept, and the page says why it was not saved.
        var post = await bram.Raw(
            new HttpRequestMessage(HttpMethod.Post, "/mijn-oproepen")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("call", "fietspaden")]),
            }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);
        Assert.Contains("U hebt geen rol meer bij Geetbets", await post.Content.ReadAsStringAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_signs_in_anew_works_at_once_for_the_only_organisation_with_a_role(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Recheck = TimeSpan.Zero });
        var invited = Life.Value(
            await site.Act(
                (InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), new("Bram", "bram@geetbets.example", Staff.Asks(Role.Officer)))
            )
        );
        Life.Value(await site.Act((AcceptInvitation a) => a.Do(TestSite.As("citizen"), invited.Code)));

        using (var bram = await Browser.As(site, "citizen"))
            Assert.Contains("href=\"/mijn-oproepen\"", await bram.Text("/werkbank"));

        // With a role at two, one chooses.
        await site.Add("citizen", "0207451227", "Gent", Role.Officer);
        using var chooses = await Browser.As(site, "citizen");
        Assert.Equal("/bestuur/kiezen", (await chooses.Get("/werkbank")).Headers.Location!.OriginalString);
        Assert.Contains("Gent", await chooses.Text("/bestuur/kiezen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Since_when_a_role_is_held_is_told_only_where_it_is_known(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var person = $"/bestuur/mensen/{TestSite.As("geetbets-officer").PersonId}";
        foreach (var page in (string[])["/bestuur/mensen", person])
            Assert.DoesNotContain("Sinds", await mayor.Text(page));

        await mayor.Post(person + "?handler=Give", ("rol", nameof(Role.Administrator)));

        foreach (var page in (string[])["/bestuur/mensen", person])
        {
            Assert.Contains("Sinds", await mayor.Text(page));
            Assert.DoesNotContain("het begin", await mayor.Text(page));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_role_that_is_given_or_ended_here_counts_here_at_once_and_stands_in_the_history(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var dossier = Life.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), "fietspaden")));
        var check = $"/dossiers/{dossier.Id}/stap/proposal/controle";
        Assert.Equal("/geen-toegang", (await officer.Get("/bestuur/mensen")).Headers.Location!.AbsolutePath);
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var person = $"/bestuur/mensen/{TestSite.As("geetbets-officer").PersonId}";

        Assert.Equal(HttpStatusCode.Redirect, (await mayor.Post(person + "?handler=Give", ("rol", nameof(Role.Administrator)))).StatusCode);
        Assert.Contains("Mensen van Geetbets", await officer.Text("/bestuur/mensen"));
        Assert.Equal(HttpStatusCode.Conflict, (await mayor.Post(person + "?handler=Give", ("rol", nameof(Role.Administrator)))).StatusCode);

        foreach (var role in (Role[])[Role.Administrator, Role.Officer])
        {
            var mandate = await site.MandateOf("geetbets-officer", role);
            var day = $"dag-{mandate.Id}";
            var past = await mayor.Post(person + "?handler=End", ("mandaat", $"{mandate.Id}"), (day, "2020-01-01"));
            Assert.Equal(HttpStatusCode.BadRequest, past.StatusCode);
            Assert.Equal(
                HttpStatusCode.Redirect,
                (await mayor.Post(person + "?handler=End", ("mandaat", $"{mandate.Id}"), (day, Today(site)))).StatusCode
            );
        }
        Assert.StartsWith("/aanmelden", (await officer.Get(check)).Headers.Location?.PathAndQuery);

        var given = Assert.Single(await site.ActsOf(ActKinds.GiveRole));
        Assert.Equal((TestSite.As("geetbets-mayor").PersonId, Known.As(Geetbets).Value), (given.PersonId, $"{given.Organisation}"));
        Assert.Contains("\"administrator\"", given.After);
        Assert.Equal(2, (await site.ActsOf(ActKinds.EndRole)).Count);
        var ended = await site.MandateOf("geetbets-officer", Role.Officer);
        Assert.Equal(TestSite.As("geetbets-mayor").PersonId, ended.EndedBy);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_role_that_ends_on_a_later_day_counts_until_the_end_of_that_day(Database database)
    {
        await using var site = await TestSite.Start(database);
        var mandate = await site.MandateOf("geetbets-officer", Role.Officer);
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(Today(site)).Value.PlusDays(3);

        var ended = Life.Value(await site.Act((EndRole a) => a.Do(TestSite.As("geetbets-mayor"), mandate.Id, day)));

        Assert.NotNull(await site.ActorOf("geetbets-officer"));
        Assert.Equal(
            day.PlusDays(1).AtMidnight(),
            Core.Calendar.BrusselsTime.At(NodaTime.Instant.FromDateTimeUtc(ended.ValidUntil!.Value))
        );
        using var mayor = await Browser.As(site, "geetbets-mayor");
        Assert.Contains("tot en met", await mayor.Text("/bestuur/mensen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_given_is_told_and_nothing_typed_is_lost(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var administrator = await Browser.As(site, "administrator");

        var empty = await administrator.Post("/bestuur/mensen/uitnodigen", ("naam", ""), ("email", "geen adres"), ("rol", "Mayor"));
        var page = await empty.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("geen adres", page);
        Assert.Contains("Vul de naam in", page);
        Assert.Contains("Kies een rol", page);

        var limit = await administrator.Post(
            "/bestuur/mensen/uitnodigen",
            ("naam", "An"),
            ("email", "an@agentschap.example"),
            ("rol", nameof(Role.SecondApprover)),
            ("grens", "50.00")
        );
        Assert.Equal(HttpStatusCode.BadRequest, limit.StatusCode);
        Assert.Contains("value=\"50.00\"", await limit.Content.ReadAsStringAsync());

        var actor = TestSite.As("administrator");
        Task<Outcome<Invited>> Invite(AskedRole role) =>
            site.Act((InvitePerson a) => a.Do(actor, new("An", "an@agentschap.example", role)));
        Assert.Equal("unknown-programme", Life.Code(await Invite(Staff.Asks(Role.Auditor, "bestaat-niet"))));
        Assert.Equal("limit-too-low", Life.Code(await Invite(Staff.Asks(Role.SecondApprover, null, Money.Zero))));
        var invited = Life.Value(await Invite(Staff.Asks(Role.SecondApprover, "vlaamse-veerkracht", Money.FromEuro(50_000))));
        Assert.Equal("invited-already", Life.Code(await Invite(Staff.Asks(Role.SecondApprover))));
        Assert.Equal("own-invitation", Life.Code(await site.Act((AcceptInvitation a) => a.Do(actor, invited.Code))));
        Assert.Equal("invitation-gone", Life.Code(await site.Act((AcceptInvitation a) => a.Do(TestSite.As("citizen"), "een-andere-code"))));

        var mandate = Life.Value(await site.Act((AcceptInvitation a) => a.Do(TestSite.As("citizen"), invited.Code)));
        Assert.Equal(("vlaamse-veerkracht", 5_000_000, actor.PersonId), (mandate.Programme, mandate.LimitCents, mandate.GivenBy));
        var now = await site.In(s => s.GetRequiredService<Actors>().Find(mandate.PersonId, Known.As(Persona.Agency)));
        Assert.Equal(Money.FromEuro(50_000), now!.LimitFor("vlaamse-veerkracht"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_invitation_that_was_withdrawn_or_expired_opens_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var mayor = TestSite.As("geetbets-mayor");
        Task<Outcome<Invited>> Invite(string name) =>
            site.Act((InvitePerson a) => a.Do(mayor, new(name, $"{name}@geetbets.example", Staff.Asks(Role.Officer))));
        var (withdrawn, old) = (Life.Value(await Invite("an")), Life.Value(await Invite("bea")));

        Assert.Equal(
            "not-found",
            Life.Code(await site.Act((WithdrawInvitation a) => a.Do(TestSite.As("gent-mayor"), withdrawn.Invitation.Id)))
        );
        using var browser = await Browser.As(site, "geetbets-mayor");
        var gone = await browser.Post("/bestuur/mensen?handler=Withdraw", ("uitnodiging", $"{withdrawn.Invitation.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        await site.Query(db =>
            db.Set<Invitation>()
                .Where(i => i.Id == old.Invitation.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ExpiresAt, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)))
        );

        foreach (var invited in (Invited[])[withdrawn, old])
        {
            Assert.Equal("invitation-gone", Life.Code(await site.Act((AcceptInvitation a) => a.Do(TestSite.As("citizen"), invited.Code))));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(invited.Href)).StatusCode);
        }
        Assert.Contains("Verlopen", await browser.Text("/bestuur/mensen"));
        Assert.Single(await site.ActsOf(ActKinds.WithdrawInvitation));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_use_one_link_at_the_same_instant_get_one_role(Database database)
    {
        await using var site = await TestSite.Start(database);
        var invited = Life.Value(
            await site.Act(
                (InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), new("An", "an@geetbets.example", Staff.Asks(Role.Officer)))
            )
        );

        var outcomes = await Task.WhenAll(
            new[] { "citizen", "vvsg", "gent-officer", "gent-mayor" }.Select(p =>
                Task.Run(() => site.Act((AcceptInvitation a) => a.Do(TestSite.As(p), invited.Code)))
            )
        );

        Assert.Single(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Contains(Life.Code(o), new[] { "invitation-gone", "changed-meanwhile" }));
        Assert.Equal(1, await site.Query(db => db.Mandates.CountAsync(m => m.GivenBy != null)));
    }

    private static string Today(TestSite site) =>
        Core.Calendar.DateText.Iso(
            Core.Calendar.BrusselsTime.At(NodaTime.Instant.FromDateTimeUtc(site.App.Services.GetRequiredService<Clock>().SystemUtcNow)).Date
        );
}
