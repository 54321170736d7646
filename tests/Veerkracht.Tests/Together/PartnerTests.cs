using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

public sealed class PartnerTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Sending_waits_until_every_partner_confirmed_and_names_who_did_not(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent, Situations.Herstappe);

        var refusals = (await site.Sends(dossier)).Refusals;
        Assert.Equal(
            [("partners", "partner-not-confirmed"), ("partners", "partner-not-confirmed")],
            refusals.Select(r => (r.Field!, r.Code))
        );
        Assert.Contains(refusals, r => r.Text.Nl.StartsWith("Gent heeft", StringComparison.Ordinal));
        Given.Value(await site.Confirms(dossier));
        Assert.StartsWith("Herstappe", Assert.Single((await site.Sends(dossier)).Refusals).Text.Nl);

        Given.Value(
            await site.Act((DeclinePartnership a) => a.Do(TestSite.As("herstappe-mayor"), dossier.Id, TogetherCalls.Step, "Geen tijd"))
        );
        Assert.Equal("partner-declined", Life.Code(await site.Sends(dossier)));
        await site.Names(dossier, Situations.Gent);
        Given.Value(await site.Sends(dossier));
        Assert.Equal(
            [
                ActKinds.StartApplication,
                ActKinds.AskPartner,
                ActKinds.AskPartner,
                ActKinds.ConfirmPartnership,
                ActKinds.DeclinePartnership,
                ActKinds.SubmitStep,
            ],
            await site.Acts(dossier)
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_is_told_reads_the_draft_and_confirms_on_its_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var page = $"/partner/{dossier.Id}/{TogetherCalls.Step}";
        Assert.Equal(page, Assert.Single(await site.NoticesOf(Situations.Gent)).Href);
        using var officer = await Browser.As(site, "gent-officer");
        Assert.Contains("Uw bestuur wordt gevraagd als partner", await officer.Text("/mijn-oproepen"));
        var read = await officer.Text(page);
        Assert.Contains("Samen sterk", read);
        Assert.Contains("Concept – nog niet ingediend", read);
        Assert.DoesNotContain("Ons bestuur doet mee", read);
        Assert.Equal(HttpStatusCode.Forbidden, (await ColleaguesTests.Post(officer, page, "Confirm")).StatusCode);

        using var mayor = await Browser.As(site, "gent-mayor");
        var seen = Browser.Hidden(await mayor.Text(page), "seen");
        await site.Saves(dossier, new JsonObject { ["cost"] = "3000.00" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await ColleaguesTests.Post(mayor, page, "Confirm", ("seen", seen))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ColleaguesTests.Post(mayor, page, "Decline", ("seen", seen))).StatusCode);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await ColleaguesTests.Post(mayor, page, "Confirm", ("seen", Browser.Hidden(await mayor.Text(page), "seen")))).StatusCode
        );
        Assert.Contains("Bevestigd", await mayor.Text(page));
        Assert.Contains("Gent bevestigt", (await site.NoticesOf("0207518137"))[^1].Title.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_confirmation_holds_for_name_amount_and_own_part_and_is_asked_again_when_one_changes(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent, Situations.Herstappe);
        JsonObject Shares(string gent, string herstappe) =>
            new()
            {
                ["shares"] = new JsonArray(
                    new JsonObject { ["who"] = new JsonArray(Situations.Gent), ["amount"] = gent },
                    new JsonObject { ["who"] = new JsonArray(Situations.Herstappe), ["amount"] = herstappe }
                ),
            };
        await site.Saves(dossier, Shares("100.00", "200.00"));
        Given.Value(await site.Confirms(dossier));
        Given.Value(await site.Confirms(dossier, "herstappe-finance-director"));

        // What concerns nobody else, and what only the neighbour gets, leaves the confirmation as it is.
        await site.Saves(dossier, new JsonObject { ["story"] = "Een verhaal" });
        await site.Saves(dossier, Shares("150.00", "200.00"));
        var refused = Assert.Single((await site.Sends(dossier)).Refusals);
        Assert.Equal("partner-must-confirm-again", refused.Code);
        Assert.Contains("Gent", refused.Text.Nl);
        using (var gent = await Browser.As(site, "gent-officer"))
            Assert.Contains("Gewijzigd nadat u bevestigde", await gent.Text("/mijn-oproepen"));
        using (var herstappe = await Browser.As(site, "herstappe-officer"))
            Assert.Contains("U hebt bevestigd", await herstappe.Text("/mijn-oproepen"));

        var again = Given.Value(
            await site.Act(
                (AskPartnerAgain a) => a.Do(TestSite.As("geetbets-officer"), dossier.Id, TogetherCalls.Step, Known.As(Situations.Gent))
            )
        );
        Assert.Equal(PartnerState.Asked, again.State);
        Casework.Life.Refused(
            "already-asked",
            await site.Act(
                (AskPartnerAgain a) => a.Do(TestSite.As("geetbets-officer"), dossier.Id, TogetherCalls.Step, Known.As(Situations.Gent))
            )
        );
        Assert.Equal(
            "already-confirmed",
            Life.Code(
                await site.Act(
                    (AskPartnerAgain a) =>
                        a.Do(TestSite.As("geetbets-officer"), dossier.Id, TogetherCalls.Step, Known.As(Situations.Herstappe))
                )
            )
        );
        Assert.Contains("het deel van de partner", (await site.NoticesOf(Situations.Gent))[^1].Body.Nl);
        Given.Value(await site.Confirms(dossier));

        await site.Saves(dossier, new JsonObject { ["name"] = "Een andere naam" });
        Assert.Equal(2, (await site.Sends(dossier)).Refusals.Count(r => r.Code == "partner-must-confirm-again"));
        Given.Value(await site.Confirms(dossier));
        Given.Value(await site.Confirms(dossier, "herstappe-mayor"));
        Given.Value(await site.Sends(dossier));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task On_paper_and_in_the_receipt_a_partner_has_its_name(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        using var officer = await Browser.As(site, "geetbets-officer");
        async Task Names(string document)
        {
            var text = await Poppler.TextOf(await officer.Http.GetByteArrayAsync($"{step}/{document}"));
            Assert.Contains("Welke besturen doen mee? Gent\n", text);
            Assert.DoesNotContain(Situations.Gent, text);
        }

        await Names("concept.pdf");
        Given.Value(await site.Confirms(dossier));
        Given.Value(await site.Sends(dossier));
        await Names("ontvangst.pdf");
        var receipt = await officer.Text($"{step}/ontvangst");
        Assert.Contains(">Gent<", string.Concat(receipt.Where(c => !char.IsWhiteSpace(c))));
        Assert.DoesNotContain(Situations.Gent, receipt);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_sees_that_one_view_and_only_as_long_as_it_is_named(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var page = $"/partner/{dossier.Id}/{TogetherCalls.Step}";
        using var partner = await Browser.As(site, "gent-mayor");
        using var stranger = await Browser.As(site, "herstappe-mayor");
        using var manager = await Browser.As(site, "programme-manager");
        string[] closed =
        [
            $"/dossiers/{dossier.Id}",
            $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project",
            $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/samenwerken",
            $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/concept.pdf",
            $"/dossiers/{dossier.Id}/geschiedenis",
            $"/partner/{dossier.Id}/nonsense",
        ];
        foreach (var address in closed)
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await partner.Get(address)).StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get(page)).StatusCode);
        Assert.Equal("not-found", Life.Code(await site.Confirms(dossier, "herstappe-mayor")));

        Given.Value(await site.Confirms(dossier));
        await site.Names(dossier);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Get(page)).StatusCode);
        Assert.DoesNotContain("gevraagd als partner", await partner.Text("/mijn-oproepen"));

        // Named again, it is asked again: what was confirmed then does not count now.
        await site.Names(dossier, Situations.Gent);
        Assert.Equal("partner-not-confirmed", Life.Code(await site.Sends(dossier)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_ticked_by_mistake_leaves_no_message_behind(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        await site.Names(dossier, Situations.Herstappe);

        Assert.Empty(await site.NoticesOf(Situations.Gent));
        Assert.Single(await site.NoticesOf(Situations.Herstappe));
        Assert.Equal([Known.As(Situations.Herstappe)], await site.Query(db => db.PartnerParts.Select(p => p.Organisation).ToListAsync()));
    }
}
