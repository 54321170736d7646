using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Organisations;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.People;

/// <summary>Associations and companies are in no list of governments: an administrator registers them.</summary>
public sealed class BodiesTests
{
    private const string Page = "/organisaties",
        Number = "0403170701",
        Name = "Natuur & Bos vzw";

    private static (string, string)[] Typed(string number = "BE 0403.170.701", string name = Name, string kind = "non-profit") =>
        [("nummer", number), ("naam", name), ("soort", kind), ("gemeente", "geetbets")];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_registered_signs_in_starts_sends_and_gets_an_amount(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope().Replace("  - class: municipality", "  - class: non-profit"), 1_000_000_00);
        var person = new SignedInPerson("an", "An", null, Key(Number), Name, [Officer(Number), (Role.FinanceDirector, Key(Number))]);
        Assert.True(await site.In(s => Task.FromResult(s.GetRequiredService<RegisterPerson>().IsUnknown(person.Organisation))));

        using var hilde = await Browser.As(site, "administrator");
        Assert.Contains("href=\"/organisaties\"", await hilde.Text("/bestuur/mensen"));
        Assert.Contains("nog niemand", await hilde.Text(Page));
        var done = await hilde.Post(Page, Typed());
        Assert.Equal($"{Page}?gedaan={Number}", done.Headers.Location!.ToString());
        var told = WebUtility.HtmlDecode(await hilde.Text($"{Page}?gedaan={Number}"));
        Assert.Contains($"{Name} is geregistreerd", told);
        foreach (var cell in new[] { "0403.170.701", "Vereniging", "Geetbets" })
            Assert.Contains($">{cell}</td>", told);

        var an = await site.In(s => s.GetRequiredService<RegisterPerson>().Do(person));
        Assert.Equal((Name, true), (an.OrganisationName, an.MaySign));
        var dossier = Value(await site.Act((StartApplication a) => a.Do(an, TestCalls.Small)));
        Assert.Equal("non-profit", dossier.Class);
        Value(await site.Act((SaveAnswers a) => a.Fields(an, dossier.Id, "application", TestCalls.Cost("2000.00"), null)));
        Value(await site.Act((SubmitStep a) => a.Do(an, dossier.Id, "application")));
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        Assert.Equal(Money.FromEuro(1000), (await site.Awarded(dossier.Id)).Amount);
        using var manager = await Browser.As(site, Manager);
        Assert.Contains(Name, WebUtility.HtmlDecode(await manager.Text($"/dossiers/{dossier.Id}")));

        var act = await site.Query(db => db.Acts.AsNoTracking().SingleAsync(a => a.Kind == "register-organisation"));
        Assert.Equal(TestSite.As("administrator").PersonId, act.PersonId);
        var after = JsonNode.Parse(act.After!)!;
        Assert.Equal(
            [Number, Name, "non-profit", "24028"],
            new[] { "number", "name", "class", "seat" }.Select(n => after[n]!.GetValue<string>())
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_registered_is_told_with_what_was_typed(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var hilde = await Browser.As(site, "administrator");
        async Task<string> Refused(HttpStatusCode status, params (string, string)[] typed)
        {
            var answer = await hilde.Post(Page, typed);
            Assert.Equal(status, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
        var mistyped = await Refused(HttpStatusCode.BadRequest, Typed("0403.170.702"));
        Assert.Contains("de controlecijfers kloppen niet", mistyped);
        Assert.Contains("value=\"0403.170.702\"", mistyped);
        Assert.Contains("0207.518.137 is het nummer van Geetbets", await Refused(HttpStatusCode.Conflict, Typed("0207.518.137")));
        // Of a municipality that merged away, too.
        Assert.Contains("is het nummer van Borsbeek", await Refused(HttpStatusCode.Conflict, Typed("0207509229")));
        Assert.Contains("Vul de naam in", await Refused(HttpStatusCode.BadRequest, Typed(name: " ")));
        Assert.Contains("Kies of het een vereniging", await Refused(HttpStatusCode.BadRequest, Typed(kind: "municipality")));
        Assert.Contains(
            "“Nergenshuizen” is geen gemeente",
            await Refused(HttpStatusCode.BadRequest, [.. Typed()[..3], ("gemeente", "Nergenshuizen")])
        );
        Assert.Equal(HttpStatusCode.Redirect, (await hilde.Post(Page, Typed())).StatusCode);
        Assert.Contains(
            $"0403.170.701 is al geregistreerd: {Name}",
            await Refused(HttpStatusCode.Conflict, Typed("403170701", "Iets anders", "company"))
        );
        foreach (var persona in new[] { Manager, "geetbets-mayor" })
        {
            using var other = await Browser.As(site, persona);
            Assert.Equal("/geen-toegang", (await other.Get(Page)).Headers.Location!.AbsolutePath);
            Assert.DoesNotContain("href=\"/organisaties\"", await other.Text("/werkbank"));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_the_API_too_it_is_registered_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (hilde, manager) = (new Caller(await site.ApiAs("administrator")), new Caller(await site.ApiAs(Manager)));
        JsonObject Asked(string number, string? seat = null) =>
            new()
            {
                ["enterpriseNumber"] = number,
                ["name"] = "Bouwbedrijf",
                ["class"] = "company",
                ["municipality"] = seat,
            };
        await manager.Post("/organisations", Asked(Number)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await manager.Get("/organisations").Refused(HttpStatusCode.Forbidden, "forbidden");
        var made = await hilde.Post("/organisations", Asked("BE 0403.170.701", "24028")).Made();
        Assert.Equal("24028", made["nis"].GetValue<string>());
        var listed = await hilde.Get("/organisations").Ok();
        Assert.Equal(Number, Assert.Single(listed["organisations"].AsArray())!["enterpriseNumber"]!.GetValue<string>());

        await hilde.Post("/organisations", Asked(Number)).Refused(HttpStatusCode.Conflict, "organisation-registered");
        await hilde.Post("/organisations", Asked("0207518137")).Refused(HttpStatusCode.Conflict, "number-of-government");
        await hilde.Post("/organisations", Asked("0400378486")).Refused(HttpStatusCode.UnprocessableEntity, "invalid-kbo");
        await hilde
            .Post("/organisations", Asked("0400378485", "Nergenshuizen"))
            .Refused(HttpStatusCode.UnprocessableEntity, "unknown-municipality");
        var (nameless, classless) = (Asked("0400378485"), Asked("0400378485"));
        (nameless["name"], classless["class"]) = (null, "ocmw");
        await hilde.Post("/organisations", nameless).Refused(HttpStatusCode.UnprocessableEntity, "organisation-name-needed");
        await hilde.Post("/organisations", classless).Refused(HttpStatusCode.UnprocessableEntity, "organisation-class-needed");
        Assert.Single((await hilde.Get("/organisations").Ok())["organisations"].AsArray());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_register_the_same_at_once_register_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        var asked = new AskedBody(Number, Name, "non-profit", "");
        var came = await Task.WhenAll(
            from process in new[] { site, other, site, other }
            select process.Act((RegisterBody a) => a.Do(TestSite.As("administrator"), asked))
        );
        Assert.Single(came, c => c.Done);
        Assert.All(came.Where(c => !c.Done), c => Refused("organisation-registered", c));
        Assert.Single(await site.Query(db => db.OrganisationAttributes.Where(a => a.Value == Number).ToListAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_one_process_registers_the_other_finds_by_number_and_by_name(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TogetherCalls.Partners().Replace("  - class: municipality", "  - class: municipality\n  - class: non-profit"),
            1_000_000_00
        );
        await using var other = await TestSite.Beside(site);
        await using var third = await TestSite.Beside(site);
        using var officer = await Browser.As(other, "geetbets-officer");
        var draft = Value(await other.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TogetherCalls.Slug)));
        var search = $"/dossiers/{draft.Id}/stap/{TogetherCalls.Step}/partnership?in=partners&zoek=natuur";
        Assert.DoesNotContain(Number, await officer.Text(search));

        Value(await site.Act((RegisterBody a) => a.Do(TestSite.As("administrator"), new(Number, Name, "non-profit", null))));

        Assert.Contains(Number, await officer.Text(search));
        var an = await third.In(s =>
            s.GetRequiredService<RegisterPerson>().Do(new("an", "An", null, Key(Number), Name, [Officer(Number)]))
        );
        Assert.Equal(Known.As(Number), an.Organisation);
        Assert.Equal("non-profit", Value(await third.Act((StartApplication a) => a.Do(an, TogetherCalls.Slug))).Class);
    }

    private static OrganisationKey Key(string number) => OrganisationKey.Read(number);

    private static (Role, OrganisationKey) Officer(string number) => (Role.Officer, Key(number));
}
