using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Notifications;

/// <summary>Mail as its reader wants it: in which language, when, in one conversation for a dossier, and off by one click.</summary>
public sealed class MailChoiceTests
{
    private const string Officer = "geetbets-officer";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task All_mail_of_a_dossier_is_one_conversation_in_text_and_html(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        var dossier = await Asked(site);
        await Choose(site, Officer, null, Language.En);
        await site.In(s => Mailing.Send(s, server.Port));

        var mails = server.Messages.ConvertAll(Mailing.Parsed);
        var own = mails.Where(m => m.To.Mailboxes.Single().Address.StartsWith(Officer, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, own.Count);
        var subject = Assert.Single(own.Select(m => m.Subject).Distinct());
        Assert.StartsWith($"{dossier.Number} – Geetbets", subject);
        var root = Assert.Single(own.Select(m => m.InReplyTo).Distinct());
        Assert.All(own, m => Assert.Equal(root, Assert.Single(m.References)));
        Assert.Equal(mails.Count, mails.Select(m => m.MessageId).Distinct().Count());

        var question = own.Single(m => Says(m, "A question about"));
        Assert.Contains($"https://veerkracht.example/dossiers/{dossier.Id}#vragen", question.TextBody);
        Assert.Contains($"href=\"https://veerkracht.example/dossiers/{dossier.Id}#vragen\"", question.HtmlBody);
        Assert.Contains("<html lang=\"en\">", question.HtmlBody);
        Assert.IsType<MultipartAlternative>(question.Body);
        Assert.DoesNotContain("Een vraag over", question.TextBody);
        var director = mails.Single(m =>
            m.To.ToString().Contains("geetbets-finance-director", StringComparison.Ordinal) && Says(m, "Een vraag over")
        );
        Assert.Equal(root, director.InReplyTo);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_may_not_be_refused_comes_at_once_to_everybody_and_cannot_be_turned_off(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        await Choose(site, Officer, MailTiming.None, null);
        await Choose(site, "geetbets-mayor", MailTiming.Daily, null);
        await Asked(site);
        await site.In(s => Mailing.Send(s, server.Port));

        var mails = server.Messages.ConvertAll(Mailing.Parsed);
        MimeMessage[] To(string persona) => [.. mails.Where(m => m.To.ToString().Contains(persona, StringComparison.Ordinal))];
        Assert.Contains("Een vraag over", Assert.Single(To(Officer)).TextBody);
        Assert.Contains("Een vraag over", Assert.Single(To("geetbets-mayor")).TextBody);
        Assert.Null(To(Officer)[0].Headers[HeaderId.ListUnsubscribe]);
        var receipt = To("geetbets-finance-director").Single(m => Says(m, "Ingediend"));
        Assert.StartsWith("<https://veerkracht.example/berichten/afmelden?code=", receipt.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", receipt.Headers["List-Unsubscribe-Post"]);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_digest_is_one_mail_at_seven_in_Brussels_and_none_where_nothing_is_new(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        foreach (var persona in new[] { "gent-officer", "gent-finance-director", "gent-mayor" })
            await Choose(site, persona, MailTiming.Daily, null);
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Eerste");
        await NoticePagesTests.Tell(site, Situations.Gent, Situations.Id("gent-mayor"), "Tweede");

        Assert.Equal(0, await site.In(s => Mailing.Send(s, server.Port)));
        await site.MoveClock(new(2022, 9, 2, 6, 59));
        Assert.Equal(0, await site.In(s => Mailing.Digests(s, server.Port)));
        await site.MoveClock(new(2022, 9, 2, 7, 0));
        Assert.Equal(3, await site.In(s => Mailing.Digests(s, server.Port)));
        Assert.Equal(0, await site.In(s => Mailing.Digests(s, server.Port)));

        var mails = server.Messages.ConvertAll(Mailing.Parsed);
        var mayor = mails.Single(m => m.To.ToString().Contains("gent-mayor", StringComparison.Ordinal));
        Assert.Equal("Veerkracht: 2 nieuwe berichten", mayor.Subject);
        Assert.Contains("Eerste", mayor.TextBody);
        Assert.Contains("Tweede", mayor.HtmlBody);
        Assert.All(mails, m => Assert.NotNull(m.Headers[HeaderId.ListUnsubscribe]));
        // Nothing new: no mail the day after.
        await site.MoveClock(new(2022, 9, 3, 7, 0));
        Assert.Equal(0, await site.In(s => Mailing.Send(s, server.Port)) + await site.In(s => Mailing.Digests(s, server.Port)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_lost_the_role_or_wants_no_mail_any_more_gets_no_digest(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        await Choose(site, "gent-mayor", MailTiming.Daily, null);
        await Choose(site, "gent-officer", MailTiming.Daily, null);
        await Choose(site, "gent-finance-director", MailTiming.None, null);
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Eerste");
        Assert.Equal(0, await site.In(s => Mailing.Send(s, server.Port)));
        await Choose(site, "gent-officer", MailTiming.None, null);
        var mayor = Situations.Id("gent-mayor");
        await site.Query(async db =>
        {
            var past = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
            foreach (var mandate in await db.Mandates.AsTracking().Where(m => m.PersonId == mayor).ToListAsync())
                mandate.End(past, null);
            return await db.SaveChangesAsync();
        });
        await site.MoveClock(new(2022, 9, 2, 8, 0));
        Assert.Equal(0, await site.In(s => Mailing.Digests(s, server.Port)));
        Assert.Empty(server.Messages);
        Assert.Equal(0, await site.Query(db => db.NoticeMails.CountAsync(m => m.Due != null)));
    }

    [Fact]
    public void The_hour_of_the_digest_follows_the_clock_of_Brussels()
    {
        static DateTime Utc(int month, int day, int hour) => new(2022, month, day, hour, 0, 0, DateTimeKind.Utc);
        Assert.Equal(Utc(9, 2, 5), DigestTime.After(Utc(9, 1, 6)));
        Assert.Equal(Utc(9, 1, 5), DigestTime.After(Utc(9, 1, 4)));
        Assert.Equal(Utc(12, 2, 6), DigestTime.After(Utc(12, 1, 6)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task One_click_turns_mail_off_and_opening_the_link_does_not(Database database)
    {
        await using var site = await TestSite.Start(database);
        var person = Situations.Id("gent-mayor");
        var address = site.App.Services.GetRequiredService<Unsubscribing>().AddressFor(person);
        using var program = site.Client();
        FormUrlEncodedContent Click() => new([new("List-Unsubscribe", "One-Click")]);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(address)).StatusCode);
        Assert.Equal(MailTiming.AtOnce, (await site.Ask((ChooseMail c) => c.Of(person))).Timing);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PostAsync($"{address}x", Click())).StatusCode);
        Assert.Equal(MailTiming.AtOnce, (await site.Ask((ChooseMail c) => c.Of(person))).Timing);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(address, Click())).StatusCode);
        Assert.Equal(MailTiming.None, (await site.Ask((ChooseMail c) => c.Of(person))).Timing);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(address, Click())).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_choice_stands_on_the_page_of_messages(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var mayor = await Browser.As(site, "gent-mayor");
        Assert.Contains("Eén keer per dag, om 7 uur", WebUtility.HtmlDecode(await mayor.Text("/berichten")));
        await ColleaguesTests.Post(mayor, "/berichten", "Mail", ("wanneer", "Daily"), ("taal", "en"));
        var choice = await site.Ask((ChooseMail c) => c.Of(Situations.Id("gent-mayor")));
        Assert.Equal((MailTiming.Daily, "en"), (choice.Timing, choice.Language));
    }

    private static bool Says(MimeMessage mail, string text) => mail.TextBody?.Contains(text, StringComparison.Ordinal) == true;

    private static async Task<Veerkracht.Features.Applications.Dossier> Asked(TestSite site)
    {
        await site.Publish(TestCalls.FromPot(100_000), 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));
        return dossier;
    }

    private static Task<Outcome<MailChoice>> Choose(TestSite site, string persona, MailTiming? timing, Language? language) =>
        site.Act((ChooseMail c) => c.Do(Situations.Id(persona), timing, language));
}
