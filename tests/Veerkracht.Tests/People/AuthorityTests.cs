using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>Authority is held over the measures of one agency, in the programme of the mandate, and never over all.</summary>
public sealed class AuthorityTests
{
    private static readonly JsonObject Why = new() { ["reason"] = "Een goed project" };

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_works_in_one_programme_sees_nothing_of_another(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        var cast = await Cast.Of(site);
        var (first, second) = (await TwoProgrammes.Sent(cast, TwoProgrammes.First), await TwoProgrammes.Sent(cast, TwoProgrammes.Second));
        foreach (var id in (string[])[first, second])
        {
            await cast.Manager.Post($"/dossiers/{id}/completeness").Ok();
            var award = (await cast.Manager.Post($"/dossiers/{id}/awards", Why).Made()).Id;
            await cast.Approver.Post($"/awards/{award}/confirmation").Ok();
        }
        await site.Limit("auditor", TwoProgrammes.First);
        await site.Limit("jury-1", TwoProgrammes.Second);

        foreach (var (persona, own, other) in new[] { ("auditor", first, second), ("jury-1", second, first) })
        {
            using var browser = await Browser.As(site, persona);
            Assert.Contains($"/dossiers/{own}", await browser.Text("/dossiers"));
            Assert.DoesNotContain(other, await browser.Text("/dossiers"));
            Assert.Contains(own, await browser.Text("/werkbank"));
            Assert.DoesNotContain(other, await browser.Text("/werkbank"));
            foreach (var page in Pages)
            {
                Assert.Equal((page, HttpStatusCode.OK), (page, (await browser.Get($"/dossiers/{own}{page}")).StatusCode));
                Assert.Equal((page, HttpStatusCode.NotFound), (page, (await browser.Get($"/dossiers/{other}{page}")).StatusCode));
            }
            var api = new Caller(await site.ApiAs(persona));
            Assert.Equal([own], (await api.Get("/dossiers").Ok())["dossiers"].AsArray().Select(d => d!["id"]!.GetValue<string>()));
            foreach (var path in Paths)
            {
                Assert.Equal((path, HttpStatusCode.OK), (path, (await api.Get($"/dossiers/{own}{path}")).Status));
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await api.Get($"/dossiers/{other}{path}")).Status));
            }
            var (ownFile, otherFile) = (await FileOf(site, own), await FileOf(site, other));
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/documenten/{ownFile}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/documenten/{otherFile}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await api.Get($"/files/{ownFile}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/files/{otherFile}")).Status);
        }
    }

    private static Task<Guid> FileOf(TestSite site, string dossier) =>
        site.Query(db => db.Documents.Where(d => d.DossierId == Guid.Parse(dossier)).Select(d => d.Id).SingleAsync());

    private static readonly string[] Pages =
    [
        "",
        "/geschiedenis",
        "/toekenning",
        "/toekenning.pdf",
        "/stap/application/ontvangst",
        "/stap/application/ontvangst.pdf",
    ];

    private static readonly string[] Paths =
    [
        "",
        "/history",
        "/journal",
        "/awards",
        "/award-letter.pdf",
        "/payments",
        "/questions",
        "/rejections",
        "/selections",
        "/corrections",
        "/steps/application",
        "/steps/application/receipt",
        "/steps/application/receipt.pdf",
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_measure_of_another_agency_is_not_there_for_the_agency_of_the_programme(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        var cast = await Cast.Of(site);
        var id = await TwoProgrammes.Sent(cast, TwoProgrammes.OfOther);

        await cast.Manager.Get($"/dossiers/{id}").Refused(HttpStatusCode.NotFound, "not-found");
        await cast.Manager.Post($"/dossiers/{id}/completeness").Refused(HttpStatusCode.NotFound, "not-found");
        using (var manager = await Browser.As(site, "programme-manager"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/dossiers/{id}")).StatusCode);
            Assert.DoesNotContain($"/beheer/{TwoProgrammes.CallOf(TwoProgrammes.OfOther)}", await manager.Text("/beheer"));
            Assert.Contains($"/beheer/{TwoProgrammes.CallOf(TwoProgrammes.Second)}", await manager.Text("/beheer"));
        }

        // The agency that runs it sees this one, and nothing else of the programme.
        var theirs = await site.Add("citizen", TwoProgrammes.OtherAgency, "Ander agentschap", Role.ProgrammeManager);
        var other = await TwoProgrammes.Sent(cast, TwoProgrammes.Second);
        await theirs.Post($"/dossiers/{id}/completeness").Ok();
        await theirs.Get($"/dossiers/{other}").Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Calls_are_written_and_steered_within_the_programme_of_the_mandate(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        await site.Limit("programme-manager", TwoProgrammes.First);
        await site.Limit("second-approver", TwoProgrammes.Second);
        var (own, other) = (TwoProgrammes.CallOf(TwoProgrammes.First), TwoProgrammes.CallOf(TwoProgrammes.Second));
        var cast = await Cast.Of(site);
        using var manager = await Browser.As(site, "programme-manager");

        Assert.DoesNotContain($"/beheer/{other}", await manager.Text("/beheer"));
        Assert.Equal(HttpStatusCode.OK, (await manager.Get($"/beheer/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/beheer/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/beheer/{other}/close")).StatusCode);
        var measures = await manager.Text("/opstellen/nieuw");
        Assert.Contains($"value=\"{TwoProgrammes.First}\"", measures);
        Assert.DoesNotContain($"value=\"{TwoProgrammes.Second}\"", measures);

        await cast
            .Manager.Post("/call-drafts", new JsonObject { ["nextVersionOf"] = other })
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        var draft = (await cast.Manager.Post("/call-drafts", new JsonObject { ["nextVersionOf"] = own }).Made()).Id;
        await cast.Approver.Get($"/call-drafts/{draft}").Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await cast.Approver.Get("/call-drafts").Ok())["drafts"].AsArray());
        await cast.Auditor.Get($"/call-drafts/{draft}").Ok();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_change_of_a_call_is_proposed_within_the_programme_of_the_mandate(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        await site.Limit("programme-manager", TwoProgrammes.First);
        var (own, other) = (TwoProgrammes.CallOf(TwoProgrammes.First), TwoProgrammes.CallOf(TwoProgrammes.Second));
        var cast = await Cast.Of(site);
        var close = Proposed("close", new() { ["at"] = "2022-12-30T12:00" });

        await cast.Manager.Post($"/calls/{other}/changes", close).Refused(HttpStatusCode.Forbidden, "forbidden");
        await cast.Manager.Post($"/calls/{other}/changes?preview=true", close).Refused(HttpStatusCode.NotFound, "not-found");
        await cast.Manager.Post($"/calls/{own}/changes", close).Made();

        // Nor by a draft of one's own in which another measure is named.
        var draft = (await cast.Manager.Post("/call-drafts", new JsonObject { ["nextVersionOf"] = own }).Made()).Id;
        var source = (await cast.Manager.Get($"/call-drafts/{draft}/source").Ok()).Text;
        var elsewhere = source
            .Replace($"measure: {TwoProgrammes.First}", $"measure: {TwoProgrammes.Second}", StringComparison.Ordinal)
            .Replace($"programme: {TwoProgrammes.First}", $"programme: {TwoProgrammes.Second}", StringComparison.Ordinal);
        var text = new StringContent(elsewhere, Encoding.UTF8, "application/yaml");
        await cast.Manager.Send(HttpMethod.Put, $"/call-drafts/{draft}/source", text).Ok();
        await cast.Manager.Post($"/call-drafts/{draft}/proposal", Why).Refused(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal([own], await site.Query(db => db.CallChanges.Select(c => c.Call).ToListAsync()));
    }

    /// <summary>Who manages one programme and audits another reads the calls of the other, and proposes and asks nothing there.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_role_in_one_programme_lends_nothing_to_another_role_elsewhere(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        var cast = await Cast.Of(site);
        var other = TwoProgrammes.CallOf(TwoProgrammes.Second);
        var draft = (await cast.Manager.Post("/call-drafts", new JsonObject { ["nextVersionOf"] = other }).Made()).Id;
        var (asked, question) = ($"/call-drafts/{draft}/consultations", new JsonObject { ["until"] = "2022-12-01" });
        var consultation = (await cast.Manager.Post(asked, question).Made()).Id;
        await site.Limit("auditor", TwoProgrammes.Second);
        await site.Add("auditor", Persona.Agency, Persona.AgencyName, Role.ProgrammeManager);
        await site.Query(db =>
            db.Mandates.Where(m => m.PersonId == Persona.Find("auditor")!.Id && m.Role == Role.ProgrammeManager)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Programme, TwoProgrammes.First))
        );
        var both = cast.Auditor;

        await both.Get($"/call-drafts/{draft}").Ok();
        await both.Post($"/calls/{other}/changes", Proposed("withdraw", [])).Refused(HttpStatusCode.Forbidden, "forbidden");
        await both.Post($"/consultations/{consultation}/closing").Refused(HttpStatusCode.Forbidden, "forbidden");
        await both.Post($"/call-drafts/{draft}/proposal", Why).Refused(HttpStatusCode.Forbidden, "forbidden");
        await cast.Manager.Post($"/consultations/{consultation}/closing").Ok();
        await both.Post(asked, question).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>
    /// Who handles the dossiers of one measure, and applies in another, reads of its own application what an applicant reads: nothing that
    /// only waits for a decision, and nothing of the journal.
    /// </summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Authority_over_one_measure_opens_nothing_of_the_agency_of_another(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        var cast = await Cast.Of(site);
        var agency = Known.As(TwoProgrammes.OtherAgency);
        async Task<string> Own()
        {
            var id = await TwoProgrammes.Sent(cast, TwoProgrammes.First);
            var of = Guid.Parse(id);
            await site.Query(db =>
                db.Dossiers.Where(d => d.Id == of).ExecuteUpdateAsync(set => set.SetProperty(d => d.Organisation, agency))
            );
            return id;
        }
        var (awarded, rejected, corrected) = (await Own(), await Own(), await Own());
        await cast.Manager.Post($"/dossiers/{awarded}/completeness").Ok();
        await cast.Manager.Post($"/dossiers/{awarded}/awards", Why).Made();
        await cast.Manager.Post($"/dossiers/{rejected}/rejections", Why).Made();
        var correction = new JsonObject { ["answers"] = TestCalls.Cost("900.00"), ["reason"] = "Verschreven" };
        await cast.Manager.Post($"/dossiers/{corrected}/steps/application/corrections", correction).Made();
        await site.Add("citizen", TwoProgrammes.OtherAgency, "Ander agentschap", Role.ProgrammeManager);
        var both = await site.Add("citizen", TwoProgrammes.OtherAgency, "Ander agentschap", Role.Officer);

        foreach (var (id, list) in new[] { (awarded, "awards"), (rejected, "rejections"), (corrected, "corrections") })
        {
            Assert.NotEmpty((await cast.Auditor.Get($"/dossiers/{id}/{list}").Ok())[list].AsArray());
            Assert.Equal((list, 0), (list, (await both.Get($"/dossiers/{id}/{list}").Ok())[list].AsArray().Count));
        }
        var history = (await both.Get($"/dossiers/{awarded}/history").Ok())["acts"].AsArray().Select(a => a!["kind"]!.GetValue<string>());
        Assert.DoesNotContain("propose-award", history);
        await both.Get($"/dossiers/{awarded}/journal").Refused(HttpStatusCode.Forbidden, "forbidden");
        await cast.Auditor.Get($"/dossiers/{awarded}/journal").Ok();
    }

    private static JsonObject Proposed(string kind, JsonObject payload) =>
        new()
        {
            ["kind"] = kind,
            ["payload"] = payload,
            ["reason"] = "Zo is het beter",
        };

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_held_is_told_by_role_programme_measure_and_limit(Database database)
    {
        await using var site = await TwoProgrammes.Start(database);
        await site.Limit("limited-approver", TwoProgrammes.First);

        var limited = await site.ActorOf("limited-approver");
        Assert.True(limited.Is(Role.SecondApprover));
        Assert.True(limited.Is(Role.SecondApprover, TwoProgrammes.First));
        Assert.False(limited.Is(Role.SecondApprover, TwoProgrammes.Second));
        Assert.True(limited.IsOver(Role.SecondApprover, TwoProgrammes.First));
        Assert.False(limited.IsOver(Role.ProgrammeManager, TwoProgrammes.First));
        Assert.Equal(Money.FromEuro(100_000), limited.LimitFor(TwoProgrammes.First));
        Assert.Equal(Money.Zero, limited.LimitFor(TwoProgrammes.Second));

        var unlimited = await site.ActorOf("second-approver");
        Assert.Null(unlimited.LimitFor(TwoProgrammes.First));
        Assert.Null(unlimited.LimitOver(TwoProgrammes.Second));
        Assert.Equal(Money.Zero, unlimited.LimitOver(TwoProgrammes.OfOther));
        Assert.Equal([TwoProgrammes.First, TwoProgrammes.Second], unlimited.Measures.Order());

        var administrator = await site.ActorOf("administrator");
        Assert.Empty(administrator.Measures);
        Assert.False(administrator.IsAdministration);
        Assert.Equal(Money.Zero, administrator.LimitFor(TwoProgrammes.First));
    }
}
