using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

public sealed class AgreementTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_that_asks_for_agreements_is_sent_only_when_both_agree_with_the_present_answers(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("finance-director, mayor");

        var refused = Assert.Single((await site.Sends(dossier)).Refusals);
        Assert.Equal("agreement-needed", refused.Code);
        Assert.Contains("financieel directeur en de burgemeester", refused.Text.Nl);
        Given.Value(await site.Agrees(dossier, "geetbets-mayor"));
        Assert.Contains("van de financieel directeur met", Assert.Single((await site.Sends(dossier)).Refusals).Text.Nl);
        Given.Value(await site.Agrees(dossier, "geetbets-finance-director"));

        // An answer changes: both agreed with something else.
        await site.Saves(dossier, new JsonObject { ["cost"] = "2000.00" });
        Assert.Equal("agreement-needed", Life.Code(await site.Sends(dossier)));
        Given.Value(await site.Agrees(dossier, "geetbets-mayor"));
        Given.Value(await site.Agrees(dossier, "geetbets-finance-director"));
        Given.Value(await site.Agrees(dossier, "geetbets-finance-director"));
        Given.Value(await site.Sends(dossier));

        Assert.Equal(4, (await site.Acts(dossier)).Count(k => k == ActKinds.AgreeWithDraft));
        Assert.Equal("already-sent", Life.Code(await site.Agrees(dossier, "geetbets-mayor")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_agreement_on_older_answers_says_so_on_the_pages_and_is_renewed_there(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("mayor");
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        using var mayor = await Browser.As(site, "geetbets-mayor");
        Assert.Contains("Ik ga akkoord met dit concept", await mayor.Text($"{step}/controle"));
        Assert.DoesNotContain("(niet verplicht)", await mayor.Text($"{step}/controle"));
        Assert.DoesNotContain(">Dien in<", await mayor.Text($"{step}/controle"));

        var version = Browser.Hidden(await mayor.Text($"{step}/controle"), "version");
        await ColleaguesTests.Post(mayor, $"{step}/samenwerken", "Agree", ("version", version));
        Assert.Contains(">Dien in<", await mayor.Text($"{step}/controle"));

        await site.Saves(dossier, new JsonObject { ["name"] = "Samen sterker" });
        foreach (var page in new[] { "controle", "samenwerken" })
        {
            var text = await mayor.Text($"{step}/{page}");
            Assert.Contains("Gegeven op een oudere versie", text);
            Assert.Contains("Vernieuw mijn akkoord", text);
        }
        Assert.Equal("changed-since-checked", Life.Code(await site.Agrees(dossier, "geetbets-mayor", int.Parse(version))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_a_signer_of_the_own_government_agrees_and_without_the_key_nothing_waits_for_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();

        using var mayor = await Browser.As(site, "geetbets-mayor");
        var check = await mayor.Text($"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/controle");
        Assert.Contains("Vraag of geef akkoord (niet verplicht)", check);
        Assert.Contains(">Dien in<", check);
        Assert.Equal("signer-needed", Life.Code(await site.Agrees(dossier, "geetbets-officer")));
        Assert.Equal("not-found", Life.Code(await site.Agrees(dossier, "gent-mayor")));
        Assert.Equal("not-found", Life.Code(await site.Agrees(dossier, "second-approver")));
        Assert.Equal(0, await site.Query(db => db.DraftAgreements.CountAsync()));
        Given.Value(await site.Sends(dossier));
    }
}
