using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Calendar;
using Veerkracht.Data.Verifying;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Privacy;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Privacy;

/// <summary>What is past its term goes by two administrators, and nothing that is not.</summary>
public sealed class PastTermTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly Actor Hilde = TestSite.As("administrator"),
        Bart = TestSite.As("second-administrator");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_what_is_past_its_term_goes(Database database)
    {
        await using var site = await TestSite.Start(database);
        Assert.Equal("nothing-past-term", Code(await site.Act((ProposeRemoval a) => a.Do(Hilde, null, "Jaarlijks", Stop))));
        await site.WasRefused(years: 0);
        await site.WasRefused(years: 2);
        await site.In(s => s.GetRequiredService<Sessions>().Begin(Hilde.PersonId, null, null, stop: Stop));

        var removal = Value(await site.Act((ProposeRemoval a) => a.Do(Hilde, null, "Jaarlijks", Stop)));
        Assert.Equal(2, await site.Query(db => db.RefusedSignIns.CountAsync(Stop)));
        Value(await site.Act((ConfirmRemoval a) => a.Do(Bart, removal.Id, Stop)));

        Assert.Equal(1, await site.Query(db => db.RefusedSignIns.CountAsync(Stop)));
        Assert.Equal(1, await site.Query(db => db.Sessions.CountAsync(Stop)));
        var act = await site.Query(db => db.Acts.AsNoTracking().SingleAsync(a => a.Kind == "confirm-removal", Stop));
        Assert.Equal("""{"sign-ins":1}""", act.After);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Ten_years_after_its_end_a_dossier_has_its_number_its_money_and_its_history_and_no_answers(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Given.Value(await site.Submit(dossier.Id));
        var question = Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat van Lotte?", Stop)));
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As("geetbets-officer"), question.Id, "De Dorpsstraat", Stop)));
        var draft = await site.AFilledApplication();
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, "Geen geld", Stop)));
        await site.MoveClock(new(2032, 8, 31, 9, 0));
        var early = await site.Ask((PastRecords p) => p.Count(Stop));
        Assert.Equal(0, early.Single(p => p.Kind.Code == "dossiers").Count);
        await site.MoveClock(new(2032, 9, 2, 9, 0));
        var counts = (await site.Ask((PastRecords p) => p.Count(Stop))).ToDictionary(p => p.Kind.Code, p => p.Count);
        Assert.Equal((1, 1, 1), (counts["dossiers"], counts["questions"], counts["drafts"]));

        var removal = Value(await site.Act((ProposeRemoval a) => a.Do(Hilde, null, "Jaarlijks", Stop)));
        Value(await site.Act((ConfirmRemoval a) => a.Do(Bart, removal.Id, Stop)));

        foreach (var gone in new[] { "lotte@geetbets.example", "Dorpsstraat", "Welke straat" })
            Assert.DoesNotContain(await site.PlacesOf(gone), p => p.StartsWith("DossierSteps") || p.StartsWith("Questions"));
        Assert.Equal(
            0,
            await site.Query(db => db.Set<Document>().CountAsync(d => d.DossierId == dossier.Id || d.DossierId == draft.Id, Stop))
        );
        Assert.All(await site.Ask((PastRecords p) => p.Count(Stop)), p => Assert.Equal(0, p.Count));
        Assert.All(await site.In(s => s.GetRequiredService<Verifier>().Run(Stop)), v => Assert.Empty(v.Broken));
        // Who opens it reads what is left, and nothing breaks.
        using var mayor = await Browser.As(site, "geetbets-mayor");
        using var manager = await Browser.As(site, Manager);
        foreach (var reader in new[] { mayor, manager })
        {
            Assert.Contains(dossier.Number, await reader.Text($"/dossiers/{dossier.Id}"));
            await reader.Text($"/dossiers/{dossier.Id}/geschiedenis");
        }
        await mayor.Text($"/dossiers/{dossier.Id}/stap/{Given.First}/ontvangst");
        await mayor.Text("/mijn-oproepen");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await mayor.Get($"/dossiers/{draft.Id}")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_administrators_do_it_by_screen(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.WasRefused(years: 2);
        var person = await site.Left("Ann Dewaele", "ann@geetbets.example");
        using var hilde = await Browser.As(site, "administrator");
        using var bart = await Browser.As(site, "second-administrator");
        Assert.Contains($"/werking/wissen/persoon/{person}", await hilde.Text("/werking/wissen?zoek=dewaele"));
        Assert.Contains("Ann Dewaele vergeten", await hilde.Text($"/werking/wissen/persoon/{person}"));
        await hilde.Post($"/werking/wissen/persoon/{person}", ("reason", "Op eigen vraag"));
        await hilde.Post("/werking/wissen", ("reason", "Jaarlijks"));
        var removals = await site.Query(db => db.Removals.AsNoTracking().OrderBy(r => r.PersonId == null).ToListAsync(Stop));
        Assert.Equal(2, removals.Count);
        Assert.DoesNotContain("Bevestig en wis", await hilde.Text($"/werking/wissen/{removals[0].Id}"));

        foreach (var removal in removals)
        {
            Assert.Contains("Bevestig en wis", await bart.Text($"/werking/wissen/{removal.Id}"));
            var token = await bart.Token($"/werking/wissen/{removal.Id}");
            var done = await bart.Http.PostAsync(
                $"/werking/wissen/{removal.Id}?handler=Confirm",
                new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
                Stop
            );
            Assert.Equal("/werking/wissen?gedaan=gewist", done.Headers.Location!.OriginalString);
        }
        Assert.Empty(await site.PlacesOf("Dewaele"));
        Assert.DoesNotContain("Dewaele", await hilde.Text("/werking/wissen"));
    }
}
