using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Following;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Awards;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Following;

/// <summary>What who follows something is told: what changed, once, when they want it, and no longer than they want it.</summary>
public sealed class FollowedNewsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_new_call_is_told_with_its_days_and_amounts_to_who_follows_its_measure_once(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen("meteen@voorbeeld.be", MailTiming.AtOnce, ("maatregel", Writing.Measure));
        await world.Citizen("dag@voorbeeld.be", MailTiming.Daily, ("zoekopdracht", "q=digitale%20balie"));
        await world.Citizen("week@voorbeeld.be", MailTiming.Weekly, ("maatregel", Writing.Measure), ("zoekopdracht", "q=balie"));
        await world.Citizen("nooit@voorbeeld.be", MailTiming.None, ("maatregel", Writing.Measure));
        await world.Citizen("anders@voorbeeld.be", MailTiming.AtOnce, ("maatregel", "fietspaden"), ("zoekopdracht", "q=zwembad"));

        await world.Site.Published(Value(await world.Site.NewCall()));
        // Two processes at the same instant, and once more.
        Assert.Equal(3, (await Task.WhenAll(world.Spread(), world.Spread())).Sum());
        Assert.Equal(0, await world.Spread());

        Assert.Equal(1, await world.SendDigests());
        var mail = Assert.Single(world.Mails);
        Assert.Equal("meteen@voorbeeld.be", mail.To.Mailboxes.Single().Address);
        Assert.Contains("Nieuwe oproep: Digitale balie", mail.TextBody);
        Assert.Contains($"{Followers.Host}/oproepen/digitale-balie", mail.TextBody);
        Assert.Contains("omdat u het volgt", mail.TextBody);

        await world.NextMorning();
        Assert.Equal(1, await world.SendDigests());
        Assert.Equal("dag@voorbeeld.be", world.Mails[1].To.Mailboxes.Single().Address);
        for (var day = 0; day < 7; day++)
            await world.NextMorning();
        Assert.Equal(1, await world.SendDigests());
        Assert.Equal("week@voorbeeld.be", world.Mails[2].To.Mailboxes.Single().Address);
        Assert.Equal(0, await world.SendDigests());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_new_call_with_a_pot_is_told_with_the_amount_the_days_and_for_whom(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("maatregel", TestCalls.Measure));
        await world.Site.Publish(TestCalls.FromPot(90_000), 1_000_000_00);
        Assert.Equal(1, await world.Spread());
        Assert.Equal(1, await world.SendDigests());
        var mail = Assert.Single(world.Mails);
        Assert.Contains("Nieuwe oproep: Proefoproep", mail.TextBody);
        Assert.Contains("Kleine pot: € 90.000", mail.TextBody!.Replace('\u00a0', ' '));
        Assert.Contains("Gemeenten:", mail.TextBody);
        // The same in HTML, and the way to stop it stands in both.
        Assert.Contains("90.000", mail.HtmlBody);
        foreach (var said in new[] { mail.TextBody, mail.HtmlBody! })
        {
            Assert.Contains("Stop deze mail", said);
            Assert.Contains($"{Followers.Host}/berichten/afmelden?code=", said);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_change_of_days_and_a_new_version_say_what_is_other(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("oproep", "digitale-balie"), ("maatregel", Writing.Measure));
        await world.Site.Published(Value(await world.Site.NewCall()));
        await world.Spread();
        await world.SendDigests();

        await world.Site.Changed("digitale-balie", "close", new { at = "2022-12-30T12:00" });
        await world.Spread();
        Assert.Equal(1, await world.SendDigests());
        Assert.Contains("Gewijzigd: Digitale balie", world.Mails[1].TextBody);
        Assert.Contains("30 december 2022", world.Mails[1].TextBody);
        Assert.Contains($"Reden: {Steer.Reason}", world.Mails[1].TextBody);

        var next = await world.Site.NextVersion("digitale-balie", source =>
            source.Replace("Digitale balie", "Balie voor iedereen", StringComparison.Ordinal)
        );
        await world.Site.Published(next);
        await world.Spread();
        Assert.Equal(1, await world.SendDigests());
        Assert.Contains("Balie voor iedereen", world.Mails[2].TextBody);
        Assert.Contains("Digitale balie", world.Mails[2].TextBody);
        Assert.Equal(3, world.Mails.Count);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task One_click_without_signing_in_stops_it_and_nothing_else(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("maatregel", Writing.Measure));
        await world.Site.Published(Value(await world.Site.NewCall()));
        await world.Spread();
        await world.SendDigests();
        var mail = Assert.Single(world.Mails);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var address = mail.Headers["List-Unsubscribe"]!.Trim('<', '>')[Followers.Host.Length..];

        using var program = world.Site.Client();
        // Opening it changes nothing; the post of a mail program does, with no form and no cookie.
        Assert.Contains("over wat u volgt", await program.GetStringAsync(address));
        Assert.Equal(MailTiming.AtOnce, (await Choice()).Following);
        using var stopped = await program.PostAsync(
            address,
            new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")])
        );
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        Assert.Equal((MailTiming.None, MailTiming.AtOnce), ((await Choice()).Following, (await Choice()).Timing));

        await world.Site.Changed("digitale-balie", "close", new { at = "2022-12-30T12:00" });
        await world.Spread();
        Assert.Equal(0, await world.SendDigests());

        Task<MailChoice> Choice() => world.Site.Query(db => db.MailChoices.AsNoTracking().SingleAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_officer_is_told_only_of_calls_for_which_its_government_may_apply(Database database)
    {
        await using var world = await Followers.On(database, "2021-04-01T09:00");
        await world.Site.GiveAddresses();
        string[] people = ["geetbets-officer", "gent-officer", "programme-manager"];
        foreach (var slug in people)
        {
            using var browser = await Applications.Browser.As(world.Site, slug);
            await Followers.Follow(browser, "oproep", "veerkrachtige-steden");
            using var _ = await browser.Post("/volgen?handler=Mail", ("wanneer", "AtOnce"), ("taal", "nl"));
        }
        await world.Site.Changed("veerkrachtige-steden", "close", new { at = "2021-06-01T12:00" });
        Assert.Equal(2, await world.Spread());
        await world.SendDigests();
        Assert.Equal(
            ["gent-officer@gent.example", "programme-manager@gent.example"],
            world.Mails.Select(m => m.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal)
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_award_is_told_to_who_follows_the_town(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("gemeente", "24028"));
        await world.Site.Publish(TestCalls.FromPot(90_000), 1_000_000_00);
        var dossier = await world.Site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await world.Site.Awarded(dossier.Id);
        await world.Spread();
        await world.SendDigests();
        Assert.Contains("Toegekend aan Geetbets", Assert.Single(world.Mails).TextBody);

        using var visitor = world.Visitor();
        await Followers.Follow(visitor, "project", (await world.Site.Dossier(dossier.Id)).Number);
        Assert.Contains("Toegekend aan Geetbets", await visitor.Text("/volgen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_address_that_is_refused_time_after_time_ends_until_its_owner_comes_back(Database database)
    {
        await using var world = await Followers.On(database);
        world.Server.Answer = _ => "550 no such box";
        var person = await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "fietsen"));
        for (var time = 0; time < MailChoice.MostRefusals + 1; time++)
        {
            await Tell(world, $"artikel:{time}");
            Assert.Equal(time < MailChoice.MostRefusals ? 1 : 0, await world.Spread());
            await world.SendDigests();
        }
        Assert.Equal(MailChoice.MostRefusals, await Refusals());
        world.Server.Answer = _ => null;
        await world.Site.In(s => s.GetRequiredService<ChooseMail>().TryAgain(person));
        await Tell(world, "artikel:weer");
        Assert.Equal(1, await world.Spread());
        Assert.Equal(1, await world.SendDigests());
        Assert.Equal(0, await Refusals());

        Task<int> Refusals() => world.Site.Query(db => db.MailChoices.Select(c => c.Refusals).SingleAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_room_tells_in_its_own_words_and_twice_is_once(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "fietsen"));
        await Tell(world, "artikel:x");
        await Tell(world, "artikel:x");
        Assert.Equal(1, await world.Spread());
        await world.SendDigests();
        Assert.Contains("Een artikel over fietsen", Assert.Single(world.Mails).TextBody);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_queue_of_the_sender_stands_on_the_page_of_operations(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.Daily, ("thema", "fietsen"));
        await Tell(world, "artikel:x");
        await world.Spread();
        using var administrator = await Applications.Browser.As(world.Site, "administrator");
        var page = await administrator.Text("/werking");
        Assert.Contains("Mail die wacht op haar uur", page);
        Assert.Contains("3 keer na elkaar geweigerd of teruggekomen", page);
    }

    private static Task<Outcome<int>> Tell(Followers world, string once) =>
        world.Site.In(async s =>
            await s.GetRequiredService<Db>()
                .Transact<int>(async () =>
                {
                    await s.GetRequiredService<ITellFollowers>()
                        .Tell(
                            new(
                                [new(FollowKind.Theme, "fietsen")],
                                new LocalText("Een artikel over fietsen", "An article about cycling"),
                                new LocalText("Wat erin staat.", "What it says."),
                                "/nieuws/fietsen",
                                once
                            )
                        );
                    return 1;
                })
        );
}
