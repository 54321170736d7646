using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Accounts;

public sealed class SignedInPersonTests
{
    private static readonly OrganisationKey Geetbets = OrganisationKey.Read("0207518137"),
        Gent = OrganisationKey.Read("0207451227");

    [Fact]
    public void The_claims_of_the_Flemish_sign_in_are_understood()
    {
        var person = SignedInPerson.From(
            [
                new("vo_id", "abc-1"),
                new("vo_orgcode", "0207.518.137"),
                new("vo_orgnaam", "Geetbets"),
                new("given_name", "Lotte"),
                new("family_name", "Peeters"),
                new("veerkracht_rol", "Officer:0207518137"),
                new("veerkracht_rol", "finance-director:BE 0207.518.137"),
                new("veerkracht_rol", "Mayor:0207451227"),
                new("veerkracht_rol", "Keizer:0207518137"),
                new("veerkracht_rol", "Officer"),
                new("veerkracht_rol", ":"),
                new("veerkracht_rol", "3:0207518137"),
            ],
            new OidcSettings()
        )!;

        Assert.Equal(
            ("abc-1", "Lotte Peeters", Geetbets, "Geetbets"),
            (person.Subject, person.Name, person.Organisation, person.OrganisationName)
        );
        Assert.Equal([Role.Officer, Role.FinanceDirector], person.RolesHere.Order());
        Assert.Contains((Role.Mayor, Gent), person.Roles);
        Assert.Equal(3, person.Roles.Count);
    }

    [Fact]
    public void Another_provider_has_other_names()
    {
        var settings = new OidcSettings
        {
            Claims = new ClaimNames
            {
                Person = "sub",
                Organisation = "org",
                Roles = "groups",
            },
            Roles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase) { ["dossierbeheerder"] = Role.ProgrammeManager },
        };
        var person = SignedInPerson.From(
            [new("sub", "7"), new("org", "OVO001835"), new("groups", "Dossierbeheerder:ovo001835")],
            settings
        )!;
        Assert.Equal([Role.ProgrammeManager], person.RolesHere);
        Assert.Equal("7", person.Name);
    }

    [Fact]
    public void Without_a_person_nobody_gets_in() =>
        Assert.Null(
            SignedInPerson.From([new("vo_orgcode", "0207518137"), new("veerkracht_rol", "Officer:0207518137")], new OidcSettings())
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Without_an_organisation_or_a_role_one_is_a_citizen(Database database)
    {
        await using var site = await TestSite.Start(database);
        Claim[] all = [new("vo_id", "abc"), new("vo_orgcode", "0207518137"), new("veerkracht_rol", "Officer:0207518137")];
        foreach (var missing in (string[])["vo_orgcode", "veerkracht_rol"])
        {
            var claims = all.Where(c => c.Type != missing).Select(c => c.Type == "vo_id" ? new Claim("vo_id", missing) : c);
            var actor = await Register(site, SignedInPerson.From(claims, new OidcSettings())! with { Roles = [] });
            Assert.True(actor.Organisation.IsNone);
            Assert.Equal([Role.Citizen], actor.Roles);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_role_elsewhere_does_not_open_this_organisation(Database database)
    {
        await using var site = await TestSite.Start(database);
        var actor = await Register(site, new("abc", "Lotte", null, Key("0207518137"), "Geetbets", [(Role.Officer, Key("0207451227"))]));
        Assert.Equal(Known.As("0207451227"), actor.Organisation);

        var two = await Register(
            site,
            new("def", "An", null, Key("0207518137"), "Geetbets", [(Role.Officer, Key("0207451227")), (Role.Mayor, Key("0207477456"))])
        );
        Assert.True(two.Organisation.IsNone);
        Assert.Equal([Role.Citizen], two.Roles);
        Assert.Equal(new[] { Known.As("0207451227"), Known.As("0207477456") }.Order(), two.Elsewhere.Select(o => o.Organisation).Order());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task One_person_for_each_identity_with_the_roles_of_now(Database database)
    {
        await using var site = await TestSite.Start(database);
        var first = await Register(site, new("abc", "Lotte", null, Geetbets, "Geetbets", [(Role.Officer, Geetbets), (Role.Mayor, Gent)]));
        var second = await Register(
            site,
            new("abc", "Lotte Peeters", "l@x.example", Geetbets, "Geetbets", [(Role.FinanceDirector, Geetbets)])
        );

        Assert.Equal(first.PersonId, second.PersonId);
        Assert.Equal([Role.FinanceDirector], second.Roles);
        var kept = await site.Query(db => db.People.Include(p => p.Mandates).SingleAsync(p => p.Subject == "abc"));
        Assert.Equal("Lotte Peeters", kept.Name);
        // Of Gent nothing was said the second time.
        Assert.Equal([Role.FinanceDirector, Role.Mayor], kept.Mandates.Where(m => m.ValidUntil is null).Select(m => m.Role).Order());
        Assert.Equal(3, kept.Mandates.Count);
    }

    private static Task<Actor> Register(TestSite site, SignedInPerson person) =>
        site.In(s => s.GetRequiredService<RegisterPerson>().Do(person));

    private static OrganisationKey Key(string code) => OrganisationKey.Read(code);
}
