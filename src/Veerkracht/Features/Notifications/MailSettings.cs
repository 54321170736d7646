using MailKit.Security;

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
    /// <summary>Null where no host is named.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be read; the message names it.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        if (mail["Host"] is not { Length: > 0 } host)
            return null;
        string Needed(string name) =>
            mail[name] is { Length: > 0 } value
                ? value
                : throw new InvalidOperationException($"Mail:{name} is missing; it is needed beside Mail:Host.");
        var security =
            mail["Security"] is not { Length: > 0 } named ? SecureSocketOptions.StartTls
            : Enum.TryParse<SecureSocketOptions>(named, ignoreCase: true, out var option) ? option
            : throw new InvalidOperationException(
                $"Mail:Security is '{named}'; use {string.Join(", ", Enum.GetNames<SecureSocketOptions>())}."
            );
        return new MailSettings(
            host,
            mail.GetValue("Port", 587),
            security,
            mail["User"],
            mail["Password"],
            Needed("From"),
            Needed("Site").TrimEnd('/')
        );
    }
}
