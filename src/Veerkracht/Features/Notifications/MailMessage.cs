using System.Net;
using System.Text;
using MimeKit;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// A notice, or those of a day, as an e-mail in the language of its reader: plain text and HTML that say the same. All mail about a dossier
/// has one subject and hangs under one root, so that a mail program shows it as one conversation.
/// </summary>
public sealed class MailMessage(MailSettings settings, Clock clock, Unsubscribing unsubscribing)
{
    private string Domain => MailboxAddress.Parse(settings.From).Domain;

    public MimeMessage Of(Notice notice, MailReader reader)
    {
        // The same for the same person and notice: a server that got it twice can see that.
        var message = Made(reader, $"{notice.Id:n}.{reader.Person.Id:n}@{Domain}", [notice], !notice.MayNotBeRefused);
        message.Subject = notice.Thread ?? notice.Title.In(reader.Language);
        if (notice.DossierId is { } dossier)
        {
            var root = $"dossier.{dossier:n}@{Domain}";
            message.InReplyTo = root;
            message.References.Add(root);
        }
        return message;
    }

    /// <param name="due">UTC, the hour of the digest: the same of the same day has the same id.</param>
    public MimeMessage Digest(IReadOnlyList<Notice> notices, MailReader reader, DateTime due)
    {
        var message = Made(reader, $"digest.{due:yyyyMMddHH}.{reader.Person.Id:n}@{Domain}", notices, true);
        var many = notices.Count;
        message.Subject = Say(
            reader,
            many == 1 ? "Veerkracht: 1 nieuw bericht" : $"Veerkracht: {many} nieuwe berichten",
            many == 1 ? "Veerkracht: 1 new message" : $"Veerkracht: {many} new messages"
        );
        return message;
    }

    private MimeMessage Made(MailReader reader, string id, IReadOnlyList<Notice> notices, bool mayBeRefused)
    {
        var person = reader.Person;
        var message = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            MessageId = id,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = Plain(reader, notices, mayBeRefused) },
                new TextPart("html") { Text = Html(reader, notices, mayBeRefused) },
            },
        };
        message.From.Add(new MailboxAddress("Veerkracht", MailboxAddress.Parse(settings.From).Address));
        message.To.Add(new MailboxAddress(person.Name, MailboxAddress.Parse(person.Email ?? "").Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, reader.Language.Tag);
        if (mayBeRefused)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{settings.Site}{unsubscribing.AddressFor(person.Id)}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    private string Plain(MailReader reader, IReadOnlyList<Notice> notices, bool mayBeRefused)
    {
        var text = new StringBuilder();
        foreach (var notice in notices)
        {
            text.Append(notice.Title.In(reader.Language)).Append("\n\n").Append(notice.Body.In(reader.Language)).Append("\n\n");
            text.Append(Link(notice)).Append("\n\n--\n");
        }
        return text.Append(Footer(reader, mayBeRefused)).Append('\n').Append(Choose).Append('\n').ToString();
    }

    /// <summary>One column, real headings, no pictures: it reads the same in any program, and aloud.</summary>
    private string Html(MailReader reader, IReadOnlyList<Notice> notices, bool mayBeRefused)
    {
        static string Safe(string text) => WebUtility.HtmlEncode(text);
        var html = new StringBuilder(
            $"""
            <!doctype html>
            <html lang="{reader.Language.Tag}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Veerkracht</title></head>
            <body style="margin:0;padding:24px 16px;background:#f4f5f6;color:#1f2a37;font:16px/1.5 Arial,Helvetica,sans-serif">
            <main style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border-top:4px solid #0055cc">

            """
        );
        foreach (var notice in notices)
        {
            var label = notice.Href is null ? Say(reader, "Bekijk uw berichten", "See your messages") : Say(reader, "Bekijk", "Open");
            html.Append(
                $"""
                <h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">{Safe(notice.Title.In(reader.Language))}</h1>
                <p style="margin:0 0 20px">{Safe(notice.Body.In(reader.Language)).Replace("\n", "<br>", StringComparison.Ordinal)}</p>
                <p style="margin:0 0 28px"><a href="{Safe(Link(notice))}"
                style="display:inline-block;padding:10px 18px;background:#0055cc;color:#ffffff;text-decoration:none">{label}</a></p>

                """
            );
        }
        return html.Append(
                $"""
                <p style="margin:0;padding-top:16px;border-top:1px solid #cfd5dd;font-size:14px;color:#4b5563">
                {Safe(Footer(reader, mayBeRefused))}
                <a href="{Safe(Choose)}" style="color:#0055cc">{Say(reader, "Uw berichten", "Your messages")}</a></p>
                </main>
                </body>
                </html>
                """
            )
            .ToString();
    }

    private string Choose => $"{settings.Site}/berichten#mail";

    private string Link(Notice notice) => settings.Site + (notice.Href ?? "/berichten");

    private static string Footer(MailReader reader, bool mayBeRefused) =>
        mayBeRefused
            ? Say(
                reader,
                "U krijgt dit van Veerkracht omdat u werkt voor een bestuur of dienst. Liever één mail per dag, of geen?",
                "You get this from Veerkracht because you work for an organisation. Rather one mail a day, or none?"
            )
            : Say(
                reader,
                "U krijgt dit van Veerkracht omdat er een termijn of een beslissing aan vasthangt; zulke mail komt altijd.",
                "You get this from Veerkracht because a term or a decision goes with it; such mail always comes."
            );

    private static string Say(MailReader reader, string nl, string en) => reader.Language.IsDutch ? nl : en;
}
