using MimeKit;

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
        var why = notice.MayNotBeRefused ? WhyMail.Binding : WhyMail.Works;
        var message = Made(reader, $"{notice.Id:n}.{reader.Person.Id:n}@{Domain}", [notice], why);
        message.Subject = notice.Thread ?? notice.Title.In(reader.Language);
        if (notice.DossierId is { } dossier)
        {
            var root = $"dossier.{dossier:n}@{Domain}";
            message.InReplyTo = root;
            message.References.Add(root);
        }
        return message;
    }

    /// <param name="notices">At least one, the last told at the end: the same of the same hour have the same id.</param>
    /// <param name="due">UTC, the hour of the digest.</param>
    public MimeMessage Digest(IReadOnlyList<Notice> notices, MailReader reader, DateTime due)
    {
        var why = notices.All(n => n.Reach == Reach.Followers) ? WhyMail.Followed : WhyMail.Works;
        var message = Made(reader, $"digest.{due:yyyyMMddHHmmss}.{notices[^1].Id:n}.{reader.Person.Id:n}@{Domain}", notices, why);
        var many = notices.Count;
        // What is followed is named: a person decides by the subject whether to open it.
        var first = notices[0].Title.In(reader.Language);
        message.Subject =
            many == 1 ? $"Veerkracht: {first}"
            : why == WhyMail.Followed ? Say($"Veerkracht: {first}, en nog {many - 1}", $"Veerkracht: {first}, and {many - 1} more")
            : Say($"Veerkracht: {many} nieuwe berichten", $"Veerkracht: {many} new messages");
        return message;

        string Say(string nl, string en) => new MailText(settings.Site, reader.Language).Say(nl, en);
    }

    private MimeMessage Made(MailReader reader, string id, IReadOnlyList<Notice> notices, WhyMail why)
    {
        var person = reader.Person;
        var off = why == WhyMail.Binding ? null : unsubscribing.AddressFor(person.Id, why == WhyMail.Followed);
        var choice = why == WhyMail.Followed ? unsubscribing.ChoiceFor(person.Id) : null;
        var text = new MailText(settings.Site, reader.Language, off, choice);
        var message = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            MessageId = id,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = text.Plain(notices, why) },
                new TextPart("html") { Text = text.Html(notices, why) },
            },
        };
        message.From.Add(new MailboxAddress("Veerkracht", MailboxAddress.Parse(settings.From).Address));
        message.To.Add(
            new MailboxAddress(person.Name == person.Email ? "" : person.Name, MailboxAddress.Parse(person.Email ?? "").Address)
        );
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, string.Join(", ", text.Tags(notices)));
        if (off is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{settings.Site}{off}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }
}
