using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>Who looks after the people of an organisation: there is always somebody, and nobody gives themselves a right.</summary>
public sealed class ManagersTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_last_person_who_manages_the_people_cannot_end_that_right(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (finance, mayor) = (TestSite.As("geetbets-finance-director"), TestSite.As("geetbets-mayor"));
        var (ofFinance, ofMayor) = (
            await site.MandateOf("geetbets-finance-director", Role.FinanceDirector),
            await site.MandateOf("geetbets-mayor", Role.Mayor)
        );

        // With an end ahead the mayor does not remain, and so does not count.
        Life.Value(await End(site, mayor, ofMayor.Id, Today(site).PlusDays(1)));
        Assert.Equal("last-manager", Life.Code(await End(site, finance, ofFinance.Id, Today(site))));
        Assert.Equal("last-manager", Life.Code(await End(site, finance, ofFinance.Id, Today(site).PlusYears(1))));
        using var browser = await Browser.As(site, "geetbets-finance-director");
        var page = $"/bestuur/mensen/{finance.PersonId}";
        var refused = await browser.Post(
            page + "?handler=End",
            ("mandaat", $"{ofFinance.Id}"),
            ($"dag-{ofFinance.Id}", DateText.Iso(Today(site)))
        );
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Geef eerst een ander die rol", await refused.Content.ReadAsStringAsync());

        Life.Value(await site.Act((GiveRole a) => a.Do(finance, TestSite.As("geetbets-officer").PersonId, Staff.Asks(Role.Administrator))));
        Life.Value(await End(site, finance, ofFinance.Id, Today(site)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_end_each_others_right_at_the_same_instant_leave_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (finance, mayor) = (TestSite.As("gent-finance-director"), TestSite.As("gent-mayor"));
        var (ofFinance, ofMayor) = (
            await site.MandateOf("gent-finance-director", Role.FinanceDirector),
            await site.MandateOf("gent-mayor", Role.Mayor)
        );

        var outcomes = await Task.WhenAll(
            Task.Run(() => End(site, finance, ofMayor.Id, Today(site))),
            Task.Run(() => End(site, mayor, ofFinance.Id, Today(site)))
        );

        Assert.Single(outcomes, o => o.Done);
        Assert.Equal("last-manager", Life.Code(outcomes.Single(o => !o.Done)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_gives_themselves_a_role_and_nobody_reaches_into_another_organisation(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (mayor, officer) = (TestSite.As("geetbets-mayor"), TestSite.As("geetbets-officer"));
        var ofGent = await site.MandateOf("gent-officer", Role.Officer);

        Assert.Equal("own-role", Life.Code(await site.Act((GiveRole a) => a.Do(mayor, mayor.PersonId, Staff.Asks(Role.Administrator)))));
        Assert.Equal("not-found", Life.Code(await site.Act((GiveRole a) => a.Do(mayor, ofGent.PersonId, Staff.Asks(Role.Officer)))));
        Assert.Equal(
            "role-needed",
            Life.Code(await site.Act((GiveRole a) => a.Do(mayor, officer.PersonId, Staff.Asks(Role.SecondApprover))))
        );
        Assert.Equal("not-found", Life.Code(await End(site, mayor, ofGent.Id, Today(site))));
        foreach (var persona in (string[])["geetbets-officer", "consultant", "programme-manager", "citizen", "vvsg"])
        {
            var actor = TestSite.As(persona);
            Assert.Equal("forbidden", Life.Code(await site.Act((GiveRole a) => a.Do(actor, officer.PersonId, Staff.Asks(Role.Mayor)))));
            Assert.Equal("forbidden", Life.Code(await End(site, actor, ofGent.Id, Today(site))));
            Assert.Equal(
                "forbidden",
                Life.Code(await site.Act((InvitePerson a) => a.Do(actor, new("An", "an@x.example", Staff.Asks(Role.Mayor)))))
            );
            using var browser = await Browser.As(site, persona);
            foreach (var page in (string[])["/bestuur/mensen", "/bestuur/mensen/uitnodigen", $"/bestuur/mensen/{officer.PersonId}"])
                Assert.Equal("/geen-toegang", (await browser.Get(page)).Headers.Location!.AbsolutePath);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Signing_in_again_keeps_what_was_given_here_and_ends_what_the_provider_no_longer_names(Database database)
    {
        await using var site = await TestSite.Start(database);
        var named = new SignedInPerson(
            "abc",
            "An",
            null,
            OrganisationKey.Read("0207518137"),
            "Geetbets",
            [(Role.Officer, OrganisationKey.Read("0207518137"))]
        );
        Task<Actor> SignIn(SignedInPerson person) => site.In(s => s.GetRequiredService<RegisterPerson>().Do(person));
        var an = await SignIn(named);
        var mayor = TestSite.As("geetbets-mayor");
        Life.Value(await site.Act((GiveRole a) => a.Do(mayor, an.PersonId, Staff.Asks(Role.Administrator))));
        var ofProvider = await site.Query(db =>
            db.Mandates.AsNoTracking().SingleAsync(m => m.PersonId == an.PersonId && m.Role == Role.Officer)
        );
        Assert.Equal("role-of-provider", Life.Code(await End(site, mayor, ofProvider.Id, Today(site))));

        Assert.Equal([Role.Administrator, Role.Officer], (await SignIn(named)).Roles.OrderBy(r => r.ToString()));
        Assert.Equal([Role.Administrator], (await SignIn(named with { Roles = [] })).Roles);
    }

    private static Task<Outcome<Mandate>> End(TestSite site, Actor actor, Guid mandate, LocalDate day) =>
        site.Act((EndRole a) => a.Do(actor, mandate, day));

    private static LocalDate Today(TestSite site) =>
        BrusselsTime.At(Instant.FromDateTimeUtc(site.App.Services.GetRequiredService<Clock>().SystemUtcNow)).Date;
}
