using MailKit.Security;
using MimeKit;
using Veerkracht.Site;

namespace Veerkracht.Features.Notifications;

/// <summary>Where mail is handed in: section Mail of the configuration. Without a host no mail is sent.</summary>
/// <param name="Security">None, Auto, SslOnConnect, StartTls or StartTlsWhenAvailable.</param>
/// <param name="From">Address of the sender.</param>
/// <param name="Site">Address of this site as people type it, for links in mail: "https://veerkracht.example".</param>
public sealed record MailSettings(
    string Host,
    int Port,
    SecureSocketOptions Security,
    string? User,
    string? Password,
    string From,
    string Site
)
{
    private const int UsualPort = 587;

    /// <summary>Null where no host is named.</summary>
    /// <param name="site">Address of the site itself, for links in mail where no other is named.</param>
    public static MailSettings? Read(SettingsReader settings, string? site)
    {
        var read = new MailSettings(
            settings.Text("Mail:Host") ?? "",
            settings.Number("Mail:Port", UsualPort, 1, 65_535, "the port of the server"),
            settings.Choice("Mail:Security", SecureSocketOptions.StartTls),
            settings.Text("Mail:User"),
            settings.Text("Mail:Password"),
            settings.Text("Mail:From") ?? "",
            settings.Origin("Mail:Site") ?? site ?? ""
        );
        if (read.From.Length > 0 && !(MailboxAddress.TryParse(read.From, out var from) && from.Address.Contains('@')))
            settings.Wrong("Mail:From", "write the address of the sender, as veerkracht@veerkracht.example");
        if (read.Host.Length == 0)
        {
            if (read.From.Length > 0 || read.User is not null)
                settings.Needed("Mail:Host", "Mail:From and Mail:User");
            return null;
        }
        if (Uri.CheckHostName(read.Host) == UriHostNameType.Unknown)
            settings.Wrong("Mail:Host", "write the name of the server, as smtp.example; its port stands in Mail:Port");
        settings.Needed("Mail:From", "Mail:Host");
        if (read.Site.Length == 0 && !settings.Has("Mail:Site"))
            settings.Fault("Site:Address is missing: beside Mail:Host it is needed for links in mail.");
        if (read.User is null != read.Password is null)
            settings.Fault("Mail:User and Mail:Password are needed together: one of them is missing.");
        return read;
    }
}
