using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Veerkracht.Core.Following;
using Veerkracht.Data;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Tests.Following;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Notifications;

/// <summary>Mail that comes back after a server took it (RFC 3464) is counted, and ends an address that takes none.</summary>
public sealed class BounceTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Mail_that_comes_back_each_time_ends_the_address_until_its_owner_comes_back(Database database)
    {
        await using var world = await Followers.On(database);
        var person = await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "fietsen"));
        for (var time = 1; time <= MailChoice.MostRefusals; time++)
        {
            // Each is taken by the server to which it is handed: that says nothing.
            Assert.Equal(1, await Send(world, $"bericht:{time}"));
            var back = Report(world.Mails[^1]);
            if (time == 1)
            {
                Assert.Equal(BounceResult.OnlyLate, await Count(world, Report(world.Mails[^1], "delayed", "4.4.1")));
                var madeUp = Report(world.Mails[^1], id: $"verzonnen.{Guid.Empty:n}@elders.example");
                Assert.Equal(BounceResult.NotOurs, await Count(world, madeUp));
            }
            Assert.Equal(time < MailChoice.MostRefusals ? BounceResult.Counted : BounceResult.Ended, await Count(world, back));
            Assert.Equal(BounceResult.Known, await Count(world, back));
        }
        Assert.Equal(0, await Send(world, "bericht:niet"));
        await world.Site.In(s => s.GetRequiredService<ChooseMail>().TryAgain(person));
        Assert.Equal(1, await Send(world, "bericht:weer"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_came_back_long_ago_or_to_an_address_of_before_does_not_count(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "fietsen"));
        await Send(world, "bericht:1");
        await Count(world, Report(world.Mails[^1]));
        await world.Site.Query(db =>
            db.MailChoices.ExecuteUpdateAsync(set =>
                set.SetProperty(c => c.BouncedAt, TimeProvider.System.GetUtcNow().UtcDateTime - MailChoice.Forgives - TimeSpan.FromDays(1))
            )
        );
        await Send(world, "bericht:2");
        await Count(world, Report(world.Mails[^1]));
        Assert.Equal(1, await world.Site.Query(db => db.MailChoices.Select(c => c.Bounces).SingleAsync()));
        await Send(world, "bericht:3");
        await world.Site.Query(db =>
            db.Set<Features.Accounts.Person>()
                .Where(p => p.Email == Followers.An)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "an.nieuw@voorbeeld.be"))
        );
        Assert.Equal(BounceResult.NotOurs, await Count(world, Report(world.Mails[^1])));
    }

    [Fact]
    public async Task Anything_else_that_lands_in_the_mailbox_is_no_report()
    {
        foreach (var text in new[] { "", "Ik ben met verlof.", "From: x\r\nSubject: re\r\n\r\nTot straks", "\0\u00ff" })
        {
            using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text));
            Assert.Null(await BounceReport.Read(stream, TestContext.Current.CancellationToken));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_mail_server_hands_a_report_to_the_command_beside_a_site_that_runs(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "fietsen"));
        await Send(world, "bericht:1");
        var file = Path.Combine(Directory.CreateTempSubdirectory("veerkracht-bounce-").FullName, "terug.eml");
        await File.WriteAllBytesAsync(file, Report(world.Mails[^1]), TestContext.Current.CancellationToken);
        var (exit, output, error) = await Run(world.Site, file);
        Assert.True(exit == 0, error);
        Assert.Contains("Counted.", output);
        Assert.Contains("came back before", (await Run(world.Site, file)).Output);
        Assert.Equal(1, await world.Site.Query(db => db.MailChoices.Select(c => c.Bounces).SingleAsync()));
        Assert.Equal(2, (await Run(world.Site, file + ".niet")).Exit);
        // A database that is away: the mail server keeps the report and tries again.
        var (later, _, _) = await CommandLine.Run(Path.GetDirectoryName(file)!, ["bounce", file, "--data", Path.GetDirectoryName(file)!]);
        Assert.Equal(75, later);
        Directory.Delete(Path.GetDirectoryName(file)!, true);
    }

    private static Task<(int Exit, string Output, string Error)> Run(TestSite site, string file)
    {
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        string[] where = options.Postgres is { } postgres ? ["--db", postgres] : ["--data", options.DataDirectory];
        return CommandLine.Run(options.DataDirectory, ["bounce", file, .. where]);
    }

    private static Task<BounceResult> Count(Followers world, byte[] report) =>
        world.Site.In(async s =>
        {
            using var stream = new MemoryStream(report);
            return await s.GetRequiredService<CountBounce>().Do(stream);
        });

    /// <returns>How many mails left.</returns>
    private static async Task<int> Send(Followers world, string once)
    {
        await world.Site.In(async s =>
            await s.GetRequiredService<Db>()
                .Transact<int>(async () =>
                {
                    await s.GetRequiredService<ITellFollowers>()
                        .Tell(new([new(FollowKind.Theme, "fietsen")], new("Nieuws"), new("Iets nieuws."), "/nieuws", once));
                    return 1;
                })
        );
        await world.Spread();
        return await world.SendDigests();
    }

    /// <summary>As a mail server of elsewhere writes it.</summary>
    private static byte[] Report(MimeMessage sent, string action = "failed", string status = "5.1.1", string? id = null)
    {
        var to = sent.To.Mailboxes.Single().Address;
        return Encoding.ASCII.GetBytes(
            $"""
            From: MAILER-DAEMON@mx.voorbeeld.be
            To: berichten@veerkracht.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

            --grens
            Content-Type: text/plain; charset=us-ascii

            I could not deliver it.

            --grens
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.voorbeeld.be

            Final-Recipient: rfc822; {to.ToUpperInvariant()}
            Action: {action}
            Status: {status}
            Diagnostic-Code: smtp; 550 no such user

            --grens
            Content-Type: text/rfc822-headers

            From: Veerkracht <berichten@veerkracht.example>
            To: {to}
            Message-ID: <{id ?? sent.MessageId}>
            Subject: nieuws

            --grens--

            """.ReplaceLineEndings("\r\n")
        );
    }
}
