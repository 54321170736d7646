using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Awards.ObjectionWorld;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>An objection: lodged in time, judged by others than those who decided, and what it corrects.</summary>
public sealed class ObjectionTests
{
    private static readonly Book Envelope = Book.Envelope(TestCalls.Measure),
        Pot = Book.Pot(TestCalls.Measure, Call, "pot");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_rejection_that_is_objected_to_is_judged_by_others_and_goes(Database database)
    {
        await using var site = await Started(database);
        var id = (await site.RejectedToObject()).Id;
        using var officer = await Browser.As(site, Officer);
        var rejected = await officer.Text($"/dossiers/{id}");
        Assert.Contains("Voorlopig: bezwaar kan tot en met 3 oktober 2022.", rejected);
        Assert.Contains("Dien het bezwaar in", rejected);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Post($"/dossiers/{id}?doe=lodge-objection")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Found,
            (await officer.Post($"/dossiers/{id}?doe=lodge-objection", ("lodge-objection_grounds", "De nota is niet gelezen"))).StatusCode
        );
        var objection = await site.Query(db => db.Objections.AsNoTracking().SingleAsync());
        Assert.Equal(("bezwaar-1-B1", DecisionKind.Rejection), (objection.Number, objection.Against));
        Assert.Contains("Uw bezwaar bezwaar-1-B1 is ontvangen", await officer.Text("/berichten"));
        var shown = await officer.Text($"/dossiers/{id}");
        Assert.Contains("Voorlopig: er loopt een bezwaar.", shown);
        Assert.Contains("De nota is niet gelezen", shown);
        Assert.DoesNotContain("Dien het bezwaar in", shown);

        // Who proposed the rejection and who took it handle nothing of it, and it lies on no desk of theirs.
        Refused("objection-own-decision", await site.Judges(id, "upheld", by: Manager));
        using var manager = await Browser.As(site, Manager);
        Assert.DoesNotContain("Stel deze uitspraak voor", await manager.Text($"/dossiers/{id}"));
        Assert.DoesNotContain("een bezwaar behandelen", await manager.Text("/werkbank"), StringComparison.OrdinalIgnoreCase);
        using var handler = await Browser.As(site, Handler);
        Assert.Contains("een bezwaar behandelen", await handler.Text("/werkbank"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Stel deze uitspraak voor", await handler.Text($"/dossiers/{id}"));
        Refused("outcome-missing", await site.Judges(id, ""));
        Refused("ground-missing", await site.Judges(id, "upheld", ground: " "));
        var posted = await handler.Post(
            $"/dossiers/{id}?doe=propose-objection-outcome",
            ("propose-objection-outcome_outcome", "upheld"),
            ("propose-objection-outcome_ground", Ground),
            ("propose-objection-outcome_reason", "De nota telt wel mee")
        );
        Assert.Equal(HttpStatusCode.Found, posted.StatusCode);
        Assert.DoesNotContain("telt wel mee", await officer.Text($"/dossiers/{id}"));
        var again = await site.Query(db => db.Reconsiderations.AsNoTracking().SingleAsync());
        Refused("objection-own-decision", await site.Confirms(again, Approver));
        using var approver = await Browser.As(site, Approver);
        Assert.DoesNotContain("Beslis over deze herziening", await approver.Text($"/dossiers/{id}"));
        Assert.DoesNotContain("een uitspraak over bezwaar", await approver.Text("/werkbank"), StringComparison.OrdinalIgnoreCase);
        using var other = await Browser.As(site, Other);
        Assert.Contains("een uitspraak over bezwaar", await other.Text("/werkbank"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("telt wel mee", await other.Text($"/dossiers/{id}"));
        Assert.Equal(HttpStatusCode.Found, (await other.Post($"/dossiers/{id}?doe=confirm-reconsideration")).StatusCode);

        var dossier = await site.Dossier(id);
        Assert.Equal((DossierState.Complete, Desk.ProgrammeManager), (dossier.State, dossier.Awaits));
        Assert.Equal(ObjectionState.Upheld, await site.Query(db => db.Objections.Select(o => o.State).SingleAsync()));
        var letter = await officer.Text($"/dossiers/{id}/herziening/{again.Id}");
        var pdf = await Poppler.TextOf(
            await (await officer.Get($"/dossiers/{id}/herziening/{again.Id}.pdf")).Content.ReadAsByteArrayAsync()
        );
        foreach (var told in new[] { "Uw bezwaar is gegrond", "De afwijzing vervalt", "De nota telt wel mee", Ground, "Saskia Dierckx" })
        {
            Assert.Contains(told, letter);
            Assert.Contains(told.Replace(" ", ""), string.Concat(pdf.Where(c => !char.IsWhiteSpace(c))));
        }
        Assert.Contains("Uitspraak over uw bezwaar bezwaar-1-B1: gegrond", await officer.Text("/berichten"));
        Assert.Contains(
            ActKinds.RestoreApplication,
            await site.Query(db => db.Acts.Where(a => a.DossierId == id).Select(a => a.Kind).ToListAsync())
        );
        await site.InvariantsHold();
        // It stands where it stood, and can be awarded.
        Assert.Equal(1000_00, (await site.Awarded(id)).AmountCents);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_award_that_becomes_more_books_the_difference_to_the_cent(Database database)
    {
        await using var site = await Started(database);
        var (dossier, award) = await site.AwardedLess();
        var id = dossier.Id;
        Value(await site.Objects(id));
        Refused("not-an-amount", await site.Judges(id, "upheld"));
        Refused("not-an-amount", await site.Judges(id, "upheld", "1.000,005"));
        Refused("same-amount", await site.Judges(id, "upheld", "600"));
        Refused("above-rule", await site.Judges(id, "upheld", "1000.01"));
        var before = (await site.Balance(Envelope.Available), await site.Balance(Pot.Available));
        var again = Value(await site.Judges(id, "upheld", "833,34"));
        Refused("forbidden", await site.Confirms(again, Handler));
        Value(await site.Confirms(again));
        Assert.Equal(
            (before.Item1 - 233_34, before.Item2 - 233_34),
            (await site.Balance(Envelope.Available), await site.Balance(Pot.Available))
        );
        Assert.Equal((833_34, 833_34), (await site.Balance(Envelope.Committed(id)), await site.Balance(Pot.Committed(id))));
        var act = await site.Query(db => db.Acts.SingleAsync(a => a.DossierId == id && a.Kind == ActKinds.CorrectAward));
        Assert.Equal(
            [233_34, 233_34],
            await site.Query(db => db.Set<Transfer>().Where(t => t.ActId == act.Id).Select(t => t.Cents).ToListAsync())
        );
        Assert.Equal(
            AwardState.Replaced,
            await site.Query(db => db.Awards.Where(a => a.Id == award.Id).Select(a => a.State).SingleAsync())
        );
        Assert.Equal(833_34, (await site.Dossier(id)).AwardedCents);
        using var officer = await Browser.As(site, Officer);
        var letter = await officer.Text($"/dossiers/{id}/toekenning");
        Assert.Contains("Deze brief komt in de plaats van een eerdere", letter);
        Assert.Contains("833,34", letter);
        var page = await officer.Text($"/dossiers/{id}");
        Assert.Contains("Deze beslissing is definitief.", page);
        Assert.DoesNotContain("Dien het bezwaar in", page);
        Refused("objection-already", await site.Objects(id));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task It_never_becomes_more_than_there_is_money_for(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.PublishObjecting(1_500);
        var (dossier, _) = await site.AwardedLess();
        await site.AwardedToObject("1600.00");
        Value(await site.Objects(dossier.Id));
        var refused = await site.Judges(dossier.Id, "upheld", "700.01");
        Refused("correction-money-short", refused);
        Assert.Contains("700,00", refused.Refusals[0].Text.Nl);
        var again = Value(await site.Judges(dossier.Id, "upheld", "700"));
        // Meanwhile the money goes to somebody else: then it is refused, and nothing of it is done.
        await site.AwardedToObject("100.00");
        Refused("correction-money-short", await site.Confirms(again));
        Assert.Equal(600_00, (await site.Dossier(dossier.Id)).AwardedCents);
        Value(await site.Act((RefuseReconsideration a) => a.Do(TestSite.As(Other), again.Id, "Er is te weinig geld")));
        Value(await site.Judges(dossier.Id, "upheld", "650"));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task It_never_becomes_less_than_what_was_paid_and_what_is_left_is_paid_by_the_corrected_amount(Database database)
    {
        await using var site = await Started(database);
        var (dossier, _) = await site.AwardedToObject();
        var id = dossier.Id;
        Value(await site.Objects(id));
        await site.Send(id, "first", TestCalls.Cost("2000.00"));
        await site.PaidOut(id, "first");
        Refused("correction-below-paid", await site.Judges(id, "upheld", "799.99"));
        var before = await site.Balance(Pot.Available);
        Value(await site.Confirms(Value(await site.Judges(id, "upheld", "900"))));
        Assert.Equal((before + 100_00, 100_00), (await site.Balance(Pot.Available), await site.Balance(Pot.Committed(id))));
        using var officer = await Browser.As(site, Officer);
        Assert.DoesNotContain("De eindkost lag lager", await officer.Text($"/dossiers/{id}"));
        await site.InvariantsHold();
        await site.Send(id, "balance", TestCalls.Cost("2000.00"));
        Assert.Equal(100_00, (await site.PaidOut(id, "balance")).AmountCents);
        Assert.Equal((DossierState.Closed, 900_00), ((await site.Dossier(id)).State, (await site.Dossier(id)).PaidCents));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Dismissed_the_decision_stays_and_is_final(Database database)
    {
        await using var site = await Started(database);
        var (dossier, award) = await site.AwardedToObject();
        Value(await site.Objects(dossier.Id));
        Refused("objection-already", await site.Objects(dossier.Id));
        var desk = (await site.Dossier(dossier.Id)).Awaits;
        Value(await site.Confirms(Value(await site.Judges(dossier.Id, "dismissed", ground: null))));
        Assert.Equal(
            (ObjectionState.Dismissed, desk),
            (await site.Query(db => db.Objections.Select(o => o.State).SingleAsync()), (await site.Dossier(dossier.Id)).Awaits)
        );
        Assert.Equal(
            award.Id,
            await site.Query(db => db.Awards.Where(a => a.State == AwardState.Confirmed).Select(a => a.Id).SingleAsync())
        );
        using var officer = await Browser.As(site, Officer);
        Assert.Contains("Deze beslissing is definitief.", await officer.Text($"/dossiers/{dossier.Id}"));
        Refused("objection-not-open", await site.Judges(dossier.Id, "dismissed"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task It_is_lodged_in_time_where_the_call_has_it_and_against_a_decision(Database database)
    {
        await using var site = await Started(database);
        await site.Publish(TestCalls.FromPot(30_000), 0);
        var plain = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(plain);
        Refused("objection-not-here", await site.Objects(plain));
        Refused("nothing-decided", await site.Objects((await site.Complete(Call, TestCalls.Cost("2000.00"))).Id));
        var (dossier, _) = await site.AwardedToObject();
        Refused("not-found", await site.Objects(dossier.Id, "gent-officer"));
        Refused("required", await site.Objects(dossier.Id, grounds: " "));
        await site.MoveClock(new(2022, 10, 3, 23, 59));
        using var officer = await Browser.As(site, Officer);
        Assert.Contains(
            "Bezwaar kunt u indienen bij het dossier op dit platform, tot en met 3 oktober 2022.",
            await officer.Text($"/dossiers/{dossier.Id}/toekenning")
        );
        Assert.Contains("Dien het bezwaar in", await officer.Text($"/dossiers/{dossier.Id}"));
        await site.MoveClock(new(2022, 10, 4, 0, 0));
        Assert.Contains("Deze beslissing is definitief.", await officer.Text($"/dossiers/{dossier.Id}"));
        Refused("objection-term-over", await site.Objects(dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_changed_meanwhile_is_not_corrected(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.PublishAccepting("beide", "\nobjection: { days: 30 }");
        var (dossier, _) = await site.AwardedToObject(call: "beide");
        Value(await site.Objects(dossier.Id));
        // Corrected before it is accepted, a decline gives back what it is now.
        Value(await site.Confirms(Value(await site.Judges(dossier.Id, "upheld", "900"))));
        Value(await site.Act((DeclineAward a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, "Te weinig")));
        Assert.Equal((0, 0), (await site.Balance(Envelope.Committed(dossier.Id)), (await site.Dossier(dossier.Id)).AwardedCents));
        await site.InvariantsHold();

        var (second, _) = await site.AwardedToObject(call: "beide");
        Value(await site.Objects(second.Id));
        Value(await site.Act((DeclineAward a) => a.Do(TestSite.As("geetbets-mayor"), second.Id, "Te weinig")));
        Refused("decision-changed", await site.Judges(second.Id, "upheld", "900"));
        Value(await site.Confirms(Value(await site.Judges(second.Id, "inadmissible"))));
        Assert.Equal(DossierState.Withdrawn, (await site.Dossier(second.Id)).State);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_the_API_all_of_it_goes_too(Database database)
    {
        await using var site = await Started(database);
        var (dossier, _) = await site.AwardedLess();
        using var officer = await site.ApiAs(Officer);
        using var handler = await site.ApiAs(Handler);
        using var other = await site.ApiAs(Other);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("De nota telt mee"), "grounds" },
            { new ByteArrayContent(Files.Pdf("nota")), "files", "nota.pdf" },
        };
        var lodged = await officer.PostAsync($"/api/v1/dossiers/{dossier.Id}/objections", form);
        Assert.True(lodged.IsSuccessStatusCode, await lodged.Content.ReadAsStringAsync());
        async Task<JsonNode> Listed(HttpClient api) =>
            JsonNode.Parse(await api.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/objections"))!;
        var objection = (await Listed(handler))["objections"]![0]!;
        Assert.Equal(
            ("award", "lodged", "nota.pdf"),
            ($"{objection["against"]}", $"{objection["state"]}", $"{objection["files"]![0]!["name"]}")
        );
        var judged = await handler.PostAsJsonAsync(
            $"/api/v1/dossiers/{dossier.Id}/acts/propose-objection-outcome",
            new
            {
                outcome = "upheld",
                ground = Ground,
                amount = "1000.00",
                reason = "De nota telt mee",
            }
        );
        Assert.True(judged.IsSuccessStatusCode, await judged.Content.ReadAsStringAsync());
        Assert.Empty((await Listed(officer))["reconsiderations"]!.AsArray());
        var confirmed = await other.PostAsJsonAsync($"/api/v1/dossiers/{dossier.Id}/acts/confirm-reconsideration", new { });
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        var became = (await Listed(officer))["reconsiderations"]![0]!;
        Assert.Equal("upheld", $"{became["outcome"]}");
        var letter = await officer.GetAsync($"/api/v1/dossiers/{dossier.Id}/reconsiderations/{became["id"]}/letter");
        Assert.Contains("gegrond", await Poppler.TextOf(await letter.Content.ReadAsByteArrayAsync()));
        var awards = JsonNode.Parse(await officer.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/awards"))!["awards"]!.AsArray();
        Assert.Equal(["replaced", "confirmed"], awards.Select(a => $"{a!["state"]}"));
    }

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.PublishObjecting();
        return site;
    }
}
