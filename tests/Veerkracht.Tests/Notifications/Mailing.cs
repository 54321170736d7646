using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Notifications;

/// <summary>A site whose people have addresses, and mail handed to a server of the test.</summary>
internal static class Mailing
{
    public static async Task<TestSite> WithAddresses(Database database)
    {
        var site = await TestSite.Start(database);
        await site.GiveAddresses();
        return site;
    }

    /// <summary>Everybody has an address by which a test knows them: "gent-mayor@gent.example".</summary>
    public static Task<int> GiveAddresses(this TestSite site) =>
        site.Query(async db =>
        {
            foreach (var person in await db.People.AsTracking().ToListAsync())
                person.Email = $"{person.Subject.Split(':')[1]}@gent.example";
            return await db.SaveChangesAsync();
        });

    public static Task<int> Send(IServiceProvider services, int port) =>
        new SendMail(
            services.GetRequiredService<Db>(),
            services.GetRequiredService<Clock>(),
            Settings(port),
            Messages(services, port),
            Readers(services)
        ).Do();

    public static Task<int> Digests(IServiceProvider services, int port) =>
        new SendDigests(
            services.GetRequiredService<Db>(),
            services.GetRequiredService<Clock>(),
            Settings(port),
            Messages(services, port),
            Readers(services)
        ).Do();

    public static MimeMessage Parsed(string message)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message.Replace("\n..", "\n.", StringComparison.Ordinal)));
        return MimeMessage.Load(stream);
    }

    private static MailReaders Readers(IServiceProvider services) => ActivatorUtilities.CreateInstance<MailReaders>(services);

    private static MailMessage Messages(IServiceProvider services, int port) =>
        new(Settings(port), services.GetRequiredService<Clock>(), services.GetRequiredService<Unsubscribing>());

    private static MailSettings Settings(int port) =>
        new("127.0.0.1", port, SecureSocketOptions.None, null, null, "berichten@veerkracht.example", "https://veerkracht.example");
}
