using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>At the first start of production one person comes in; all others are invited by screen.</summary>
public sealed class FirstAdministratorTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task One_administrator_comes_in_by_a_link_that_works_once_and_for_a_day(Database database)
    {
        await using var site = await Production(database);
        var first = Assert.Single(await Links(site));
        var second = Assert.Single(await Links(site));
        Assert.Equal(Persona.AgencyName, second.Agency);
        using (var nobody = site.Client())
        {
            // A link of an earlier start no longer works.
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(first.Href, Stop)).StatusCode);
            Assert.Contains("Beheerder", await nobody.GetStringAsync(second.Href, Stop));
        }
        var code = second.Href.Split('/')[^1];
        Assert.Equal(0, await site.Query(db => db.Set<Invitation>().CountAsync(i => i.CodeSha256.Contains(code), Stop)));
        var life = await site.Query(db => db.Set<Invitation>().AsNoTracking().SingleAsync(i => i.ClosedAt == null, Stop));
        Assert.Equal(TimeSpan.FromHours(24), life.ExpiresAt - life.InvitedAt);

        var hilde = await SignIn(site, "vo-hilde", "Hilde Aerts");
        var mandate = Life.Value(await site.Act((AcceptInvitation a) => a.Do(hilde, code, Stop)));
        Assert.Equal((Role.Administrator, null), (mandate.Role, mandate.GivenBy));
        var other = await SignIn(site, "vo-other", "An Ander");
        Assert.Equal("invitation-gone", Life.Code(await site.Act((AcceptInvitation a) => a.Do(other, code, Stop))));
        Assert.Empty(await Links(site));

        // From here on all by screen.
        var administrator = (await site.In(s => s.GetRequiredService<Actors>().Find(hilde.PersonId, mandate.Organisation, Stop)))!;
        var asked = new AskedPerson("Katrien Maes", "katrien@abb.example", People.Staff.Asks(Role.ProgrammeManager));
        Life.Value(await site.Act((InvitePerson a) => a.Do(administrator, asked, Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task One_administrator_is_named_by_the_configuration(Database database)
    {
        await using var site = await Production(database, ("Administrator:Subject", "vo-hilde"), ("Administrator:Name", "Hilde Aerts"));
        Assert.Empty(await Links(site));
        Assert.Empty(await Links(site));
        var hilde = await SignIn(site, "vo-hilde", "Hilde Aerts");
        Assert.Equal((Role.Administrator, Persona.AgencyName), (Assert.Single(hilde.Roles), hilde.OrganisationName));
        Assert.Equal(1, await site.Query(db => db.Mandates.CountAsync(Stop)));
    }

    private static Task<TestSite> Production(Database database, params (string Name, string Value)[] settings) =>
        TestSite.Start(database, with: o =>
            o with
            {
                Demonstration = false,
                Today = null,
                Settings = settings.ToDictionary(s => s.Name, s => (string?)s.Value),
            }
        );

    private static Task<IReadOnlyList<FirstLink>> Links(TestSite site) => site.In(s => s.GetRequiredService<FirstAdministrator>().Do(Stop));

    private static Task<Actor> SignIn(TestSite site, string subject, string name) =>
        site.In(s => s.GetRequiredService<RegisterPerson>().Do(new(subject, name, null, OrganisationKey.Read(""), "", []), Stop));
}
