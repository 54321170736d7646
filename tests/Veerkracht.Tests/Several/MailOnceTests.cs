using MailKit.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Several;

/// <summary>Two processes have mail configured, and one outbox.</summary>
public sealed class MailOnceTests
{
    private const int Notices = 8,
        Recipients = 3;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_message_is_handed_over_once(Database database)
    {
        await using var server = new SmtpListener();
        await using var site = await WithMail(database, server);
        await using var other = await TestSite.Beside(site, Mail(server));
        for (var i = 0; i < Notices; i++)
            await NoticePagesTests.Tell(site, Situations.Gent, null, $"Bericht {i}");

        await UntilAllIsMailed(site);

        Assert.Equal(Notices * Recipients, server.Messages.Count);
        Assert.Equal(Notices * Recipients, server.Messages.Select(MessageId).Distinct().Count());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Where_the_answer_of_the_server_was_lost_the_repeat_has_the_same_id(Database database)
    {
        await using var server = new SmtpListener { LosesAnswer = many => many == 1 };
        await using var site = await WithMail(database, server);
        await using var other = await TestSite.Beside(site, Mail(server));
        await NoticePagesTests.Tell(site, Situations.Gent, null, "Termijn verlengd");

        await UntilAllIsMailed(site);

        Assert.Equal(Recipients + 1, server.Messages.Count);
        Assert.Equal(MessageId(server.Messages[0]), MessageId(server.Messages[1]));
        Assert.Equal(Recipients, server.Messages.Select(MessageId).Distinct().Count());
    }

    /// <summary>Both look for digests whose hour has come at the same moments; one of them holds the outbox.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_digest_is_one_mail(Database database)
    {
        await using var server = new SmtpListener();
        await using var site = await WithMail(database, server);
        await site.In(s => s.GetRequiredService<ChooseMail>().Do(Situations.Id("gent-mayor"), MailTiming.Daily, null));
        await using var other = await TestSite.Beside(site, Mail(server));
        for (var i = 0; i < Notices; i++)
            await NoticePagesTests.Tell(site, Situations.Gent, null, $"Bericht {i}");
        await UntilAllIsMailed(site);
        Assert.Equal(Notices * (Recipients - 1), server.Messages.Count);
        server.Messages.Clear();

        // Its hour comes.
        var now = site.App.Services.GetRequiredService<Clock>().UtcNow;
        Assert.Equal(
            Notices,
            await site.Query(db => db.NoticeMails.Where(m => m.Due != null).ExecuteUpdateAsync(m => m.SetProperty(x => x.Due, now)))
        );
        var stop = TestContext.Current.CancellationToken;
        while (await site.Query(db => db.NoticeMails.AnyAsync(m => m.Due != null)))
            await Task.Delay(50, stop);
        await Task.Delay(500, stop);

        var digest = Mailing.Parsed(Assert.Single(server.Messages));
        Assert.Equal($"Veerkracht: {Notices} nieuwe berichten", digest.Subject);
        Assert.StartsWith("gent-mayor@", digest.To.Mailboxes.Single().Address);
    }

    private static async Task<TestSite> WithMail(Database database, SmtpListener server)
    {
        var site = await TestSite.Start(database, adjust: Mail(server));
        await site.Query(async db =>
        {
            foreach (var person in await db.People.AsTracking().ToListAsync())
                person.Email = $"{person.Subject.Split(':')[1]}@gent.example";
            return await db.SaveChangesAsync();
        });
        return site;
    }

    private static Action<WebApplicationBuilder> Mail(SmtpListener server) =>
        builder =>
        {
            builder.Services.AddSingleton(new Timing { Haste = 150 });
            builder.Services.AddSingleton(
                new MailSettings(
                    "127.0.0.1",
                    server.Port,
                    SecureSocketOptions.None,
                    null,
                    null,
                    "berichten@veerkracht.example",
                    "https://veerkracht.example"
                )
            );
            builder.Services.AddMailing();
        };

    private static async Task UntilAllIsMailed(TestSite site)
    {
        var stop = TestContext.Current.CancellationToken;
        while (await site.Query(db => db.Notices.AnyAsync(n => n.MailedAt == null)))
            await Task.Delay(50, stop);
        // Time for some rounds more.
        await Task.Delay(500, stop);
    }

    private static string MessageId(string message) =>
        message.Split('\n').First(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));
}
