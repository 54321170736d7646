using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Notifications;

public sealed class SendMailTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Everybody_of_the_organisation_with_an_address_gets_the_mail_once(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Termijn verlengd");
        await NoticePagesTests.Tell(site, Situations.Gent, Situations.Id("gent-mayor"), "Voor Nadia");

        Assert.Equal(4, await Send(site, server.Port));
        Assert.Equal(0, await Send(site, server.Port));

        Assert.Equal(3, server.Messages.Count(m => m.Contains("Subject: Termijn verlengd")));
        var personal = Assert.Single(server.Messages, m => m.Contains("Subject: Voor Nadia"));
        Assert.Contains("To: Nadia Lambert <gent-mayor@gent.example>", personal);
        Assert.Contains("https://veerkracht.example/mijn-oproepen", personal);
        Assert.Contains("Tekst van het bericht", personal);
        Assert.DoesNotContain("Text of the message", personal);
        Assert.Equal(4, server.Messages.Select(MessageId).Distinct().Count());
        Assert.Equal(0, await site.Query(db => db.Notices.CountAsync(n => n.MailedAt == null)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_turned_mail_off_gets_none(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        await site.In(s => s.GetRequiredService<ChooseMail>().Do(Situations.Id("gent-mayor"), MailTiming.None, null));
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Termijn verlengd");

        Assert.Equal(2, await Send(site, server.Port));
        Assert.DoesNotContain(server.Messages, m => m.Contains("gent-mayor@"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_server_puts_off_is_tried_again_and_nobody_gets_it_twice(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener
        {
            Answer = rcpt =>
                rcpt.Contains("gent-officer") ? "451 later"
                : rcpt.Contains("gent-mayor") ? "550 no such box"
                : null,
        };
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Termijn verlengd");

        Assert.Equal(1, await Send(site, server.Port));
        Assert.Equal(1, await site.Query(db => db.Notices.CountAsync(n => n.MailedAt == null)));
        Assert.Contains(
            "no such box",
            await site.Query(db => db.NoticeMails.Where(m => m.Refused != null).Select(m => m.Refused!).SingleAsync())
        );

        // As after a restart: only who did not get it yet is mailed.
        server.Answer = _ => null;
        Assert.Equal(1, await Send(site, server.Port));
        Assert.Equal(2, server.Messages.Count);
        Assert.Equal(0, await site.Query(db => db.Notices.CountAsync(n => n.MailedAt == null)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_server_that_is_away_loses_nothing(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        var server = new SmtpListener();
        var port = server.Port;
        await server.DisposeAsync();
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Termijn verlengd");

        await Assert.ThrowsAnyAsync<Exception>(() => Send(site, port));
        await using var back = new SmtpListener();
        Assert.Equal(3, await Send(site, back.Port));
    }

    [Fact]
    public async Task Mail_is_off_in_the_demonstration_and_without_a_host()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        Assert.Null(site.App.Services.GetService<MailSettings>());
        Assert.DoesNotContain(site.App.Services.GetServices<IHostedService>(), s => s.GetType().Name == "MailOutbox");
        Assert.Null(MailSettings.Read(new SettingsReader(new ConfigurationManager()), "https://c.example"));
    }

    [Fact]
    public void Mail_has_its_usual_settings_and_the_address_of_the_site()
    {
        var said = new ConfigurationManager
        {
            ["Mail:Host"] = "smtp.example",
            ["Mail:From"] = "a@b.example",
            ["Mail:Port"] = "25",
            ["Mail:Security"] = "none",
        };
        var settings = new SettingsReader(said);
        var read = MailSettings.Read(settings, "https://c.example")!;
        settings.Check();
        Assert.Equal((25, SecureSocketOptions.None, "https://c.example"), (read.Port, read.Security, read.Site));
    }

    private static Task<int> Send(TestSite site, int port) => site.In(s => Mailing.Send(s, port));

    private static string MessageId(string message) =>
        message.Split('\n').First(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));
}
