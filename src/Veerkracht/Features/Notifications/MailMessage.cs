using MimeKit;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>A notice as an e-mail: plain text, Dutch first and English below it. Details stay on the site, behind signing in.</summary>
public static class MailMessage
{
    public static MimeMessage Of(Notice notice, Person person, MailSettings settings, DateTimeOffset at)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Date = at,
            Subject = notice.Title.Nl,
            // The same for the same person and notice: a server that got it twice can see that.
            MessageId = $"{notice.Id:n}.{person.Id:n}@{from.Domain}",
            Body = new TextPart("plain")
            {
                Text = $"""
                    {notice.Body.Nl}

                    {settings.Site}{notice.Href ?? "/berichten"}

                    --
                    {notice.Title.In(Language.En)}
                    {notice.Body.In(Language.En)}

                    --
                    U krijgt dit bericht van Veerkracht omdat u werkt voor een bestuur of dienst.
                    Geen mail meer? / No more mail? {settings.Site}/berichten
                    """,
            },
        };
        message.From.Add(new MailboxAddress("Veerkracht", from.Address));
        message.To.Add(new MailboxAddress(person.Name, MailboxAddress.Parse(person.Email ?? "").Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
