using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Organisations;

/// <summary>Whatever its number is and however it is written: an organisation is one.</summary>
public sealed class SameOrganisationTests
{
    private const string Geetbets = "0207518137",
        NewNumber = "0404616494";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_dossier_goes_on_and_is_found_when_the_number_of_its_applicant_changes(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        await site.MoveClock(new(2022, 9, 10, 9, 0));
        await NumberChanges(site, new(2022, 9, 5));

        Given.Value(await site.Submit(dossier.Id));
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains(dossier.Number, await officer.Text("/mijn-oproepen"));
        var manager = new Caller(await site.ApiAs("programme-manager"));
        foreach (var number in new[] { Geetbets, NewNumber, "0404.616.494" })
            Assert.Equal(
                dossier.Id.ToString(),
                Assert.Single((await manager.Get($"/dossiers?organisation={number}").Ok())["dossiers"].AsArray())!["id"]!.GetValue<string>()
            );
        Assert.Empty((await manager.Get("/dossiers?organisation=0207451227").Ok())["dossiers"].AsArray());
        Assert.Empty((await manager.Get("/dossiers?organisation=niemand").Ok())["dossiers"].AsArray());
        Assert.Equal(NewNumber, (await manager.Get($"/dossiers/{dossier.Id}").Ok())["organisation"]["key"]!.GetValue<string>());
        // Its drawing right is still its own.
        Assert.Equal(
            100_000_00,
            await site.Query(db =>
                db.SourceClaims.Where(c => c.DossierId == dossier.Id && c.WantedCents > 0).Select(c => c.WantedCents).SingleAsync()
            )
        );
        using var page = await Browser.As(site, "programme-manager");
        Assert.Contains(dossier.Number, await page.Text($"/dossiers?bestuur={Geetbets}"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Officers_whose_provider_writes_the_number_otherwise_work_for_one_organisation(Database database)
    {
        await using var site = await TestSite.Start(database);
        Actor[] officers =
        [
            await SignIn(site, "a", "0207.518.137", "Geetbets"),
            await SignIn(site, "b", "0207518137", "Gemeente Geetbets"),
            await SignIn(site, "c", "BE0207518137", "Geetbets"),
            await SignIn(site, "d", "OVO002065", "Geetbets"),
        ];

        Assert.All(officers, o => Assert.Equal(Known.As(Geetbets), o.Organisation));
        var colleagues = await site.Ask((Colleagues c) => c.Of(Known.As(Geetbets)));
        Assert.Equal(
            officers.Select(o => o.PersonId).Order(),
            colleagues.Select(c => c.Id).Intersect(officers.Select(o => o.PersonId)).Order()
        );
        var dossier = Given.Value(await site.Act((StartApplication a) => a.Do(officers[0], Given.Call)));
        Assert.All(officers, o => Assert.True(o.MayWrite(dossier)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_nobody_knows_is_not_registered_by_signing_in_and_who_has_no_class_cannot_apply(Database database)
    {
        await using var site = await TestSite.Start(database);
        var before = await site.Query(db => db.Organisations.CountAsync());
        var nobody = await SignIn(site, "a", "0404.616.494", "Havenbedrijf");

        Assert.Equal((Role.Citizen, true), (Assert.Single(nobody.Roles), nobody.Organisation.IsNone));
        Assert.Equal(before, await site.Query(db => db.Organisations.CountAsync()));
        Assert.Equal(0, await site.Query(db => db.Mandates.CountAsync(m => m.PersonId == nobody.PersonId)));
        Assert.Equal(
            "unknown-organisation",
            Life.Code(await site.Act((StartApplication a) => a.Do(TestSite.As("vvsg", Role.Officer), Given.Call)))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_is_one_whether_answers_name_it_by_code_or_number(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", "44021");

        var part = Assert.Single(await site.Query(db => db.PartnerParts.ToListAsync()));
        Assert.Equal((Known.As(Situations.Gent), "Gent"), (part.Organisation, part.OrganisationName));
        Assert.Equal(PartnerState.Confirmed, Given.Value(await site.Confirms(dossier)).State);
        Given.Value(await site.Sends(dossier));
        // What was sent says what was answered.
        var sent = await site.Query(db => db.DossierSteps.Where(s => s.DossierId == dossier.Id).Select(s => s.Sent!).SingleAsync());
        Assert.Contains("[\"44021\"]", sent);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_that_is_named_twice_is_asked_once_and_stops_sending(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", "44021", "0207.451.227");

        Assert.Single(await site.Query(db => db.PartnerParts.ToListAsync()));
        Given.Value(await site.Confirms(dossier));
        Assert.Contains((await site.Sends(dossier)).Refusals, r => r is { Code: "organisation-twice", Field: "partners" });
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_that_nobody_is_asks_nobody_and_cannot_be_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", "0404616494");

        Assert.Empty(await site.Query(db => db.PartnerParts.ToListAsync()));
        var refusals = (await site.Sends(dossier)).Refusals;
        Assert.Equal(["unknown-organisation", "partner-not-asked"], refusals.Select(r => r.Code));
        Assert.All(refusals, r => Assert.Contains("0404616494", r.Text.Nl));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_API_takes_and_gives_numbers_and_never_an_id(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var gent = new Caller(await site.ApiAs("gent-mayor"));
        var step = $"/dossiers/{dossier.Id}/steps/{TogetherCalls.Step}";
        await gent.Post($"/partnerships/{dossier.Id}/{TogetherCalls.Step}/refusal", new JsonObject { ["remark"] = "Geen tijd" }).Ok();

        Assert.Equal(
            Situations.Gent,
            (await officer.Post($"{step}/partners/0207.451.227/request").Ok())["organisation"].GetValue<string>()
        );
        await officer.Post($"{step}/partners/0404616494/request").Is(HttpStatusCode.NotFound);
        var own = await site.Complete(Given.Call, Given.Answers("300000.00"));
        foreach (var path in new[] { "/me", "/me/calls", $"/dossiers/{own.Id}", $"/dossiers/{own.Id}/history", $"{step}/partners" })
        {
            var text = (await officer.Get(path).Ok()).Text;
            Assert.DoesNotMatch("\"o[0-9a-f]{11}\"", text);
            Assert.Contains(path.EndsWith("partners", StringComparison.Ordinal) ? Situations.Gent : Geetbets, text);
        }
        await site.Awarded(own.Id);
        var manager = new Caller(await site.ApiAs("programme-manager"));
        var answer = await manager.Get($"/dossiers/{own.Id}/journal").Ok();
        var journal = answer.Text;
        var books = answer["lines"].AsArray().Select(l => l!["fromBook"]!).Concat(answer["balances"].AsArray().Select(b => b!["parts"]!));
        foreach (var right in books.Where(b => b["kind"]!.GetValue<string>() == "right"))
        {
            Assert.Equal(
                ("fietspaden", "fietspaden", "drawing_right"),
                (right["measure"]!.GetValue<string>(), right["call"]!.GetValue<string>(), right["source"]!.GetValue<string>())
            );
            Assert.Equal(
                (Geetbets, "Geetbets"),
                (right["holder"]!["key"]!.GetValue<string>(), right["holder"]!["name"]!.GetValue<string>())
            );
        }
        Assert.Equal(["envelope", "right"], books.Select(b => b["kind"]!.GetValue<string>()).Distinct().Order());
        Assert.All(books.Where(b => b["kind"]!.GetValue<string>() == "envelope"), b => Assert.Null(b["holder"]));
        Assert.Contains($"available/fietspaden/right:fietspaden:drawing_right:{Geetbets}", journal);
        Assert.DoesNotMatch("[:\"]o[0-9a-f]{11}", journal);
        using var page = await Browser.As(site, "programme-manager");
        Assert.Contains("trekkingsrecht van Geetbets", await page.Text($"/dossiers/{own.Id}/geschiedenis"));
    }

    private static Task<Actor> SignIn(TestSite site, string subject, string code, string name) =>
        site.Ask(
            (RegisterPerson register) =>
                register.Do(new(subject, subject, null, OrganisationKey.Read(code), name, [(Role.Officer, OrganisationKey.Read(code))]))
        );

    /// <summary>From a day on Geetbets has another enterprise number.</summary>
    private static Task<int> NumberChanges(TestSite site, DateOnly from) =>
        site.In(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var old = await db.OrganisationAttributes.AsTracking().SingleAsync(a => a.Kind == AttributeKind.Kbo && a.Value == Geetbets);
            old.ValidUntil = from.AddDays(-1);
            db.Add(
                new OrganisationAttribute
                {
                    Organisation = old.Organisation,
                    Kind = AttributeKind.Kbo,
                    Value = NewNumber,
                    ValidFrom = from,
                    ValidUntil = null,
                }
            );
            await db.SaveChangesAsync();
            await s.GetRequiredService<OrganisationRegistry>().Refresh(db);
            return 0;
        });
}
