using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.People;
using Veerkracht.Features.Programmes;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>Where mail is set up, an invitation leaves by mail to the address that was typed, of which nobody here is known yet.</summary>
public sealed class LetterTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_invitation_is_mailed_once_and_its_code_lies_nowhere_in_the_open(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var server = new SmtpListener();
        var invited = Life.Value(await Invite(site, server.Port));
        Assert.True(invited.Mailed);
        var waiting = await site.Query(db => db.Set<Letter>().AsNoTracking().SingleAsync());
        Assert.DoesNotContain(invited.Code, waiting.SealedText);

        Assert.Equal(1, await Send(site, server.Port));
        Assert.Equal(0, await Send(site, server.Port));

        var message = Assert.Single(server.Messages);
        Assert.Contains("To: An Peeters <an@geetbets.example>", message);
        Assert.Contains("Uitnodiging van Geetbets", message);
        // A long line is folded on its way.
        Assert.Contains($"https://veerkracht.example/uitnodiging/{invited.Code}", Unfolded(message));
        Assert.Equal(0, await site.Query(db => db.Set<Letter>().CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_server_puts_off_waits_and_what_it_refuses_for_good_is_thrown_away(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var server = new SmtpListener { Answer = _ => "451 later" };
        Life.Value(await Invite(site, server.Port));

        Assert.Equal(0, await Send(site, server.Port));
        Assert.Equal(1, await site.Query(db => db.Set<Letter>().CountAsync()));
        server.Answer = _ => "550 no such box";
        Assert.Equal(0, await Send(site, server.Port));
        Assert.Equal(0, await site.Query(db => db.Set<Letter>().CountAsync()));
        Assert.Empty(server.Messages);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Where_no_mail_is_set_up_nothing_waits_for_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var invited = Life.Value(await site.Act((InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), An)));
        Assert.False(invited.Mailed);
        Assert.Equal(0, await site.Query(db => db.Set<Letter>().CountAsync()));
    }

    private static readonly AskedPerson An = new("An Peeters", "an@geetbets.example", Staff.Asks(Role.Officer));

    private static Task<Outcome<Invited>> Invite(TestSite site, int port) =>
        site.In(s =>
            new InvitePerson(
                s.GetRequiredService<ActFrame>(),
                s.GetRequiredService<Db>(),
                s.GetRequiredService<Clock>(),
                s.GetRequiredService<ProgrammeCatalogue>(),
                Postbox(s, port)
            ).Do(TestSite.As("geetbets-mayor"), An)
        );

    private static Task<int> Send(TestSite site, int port) =>
        site.In(s =>
            new SendLetters(
                s.GetRequiredService<Db>(),
                s.GetRequiredService<Clock>(),
                Settings(port),
                Postbox(s, port),
                NullLogger<SendLetters>.Instance
            ).Do()
        );

    private static Postbox Postbox(IServiceProvider s, int port) =>
        new(s.GetRequiredService<Db>(), s.GetRequiredService<Clock>(), s.GetRequiredService<IDataProtectionProvider>(), [Settings(port)]);

    private static MailSettings Settings(int port) =>
        new("127.0.0.1", port, SecureSocketOptions.None, null, null, "berichten@veerkracht.example", "https://veerkracht.example");

    private static string Unfolded(string message) => message.ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);
}
