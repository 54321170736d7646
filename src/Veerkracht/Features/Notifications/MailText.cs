using System.Net;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// What stands in a mail: the notices, each with its link, and why one gets this. Plain text and HTML say the same. Only the words of a
/// notice are those of a call; link and foot are always there.
/// </summary>
/// <param name="site">Address of the site, without a slash at its end.</param>
/// <param name="language">Of the reader.</param>
/// <param name="off">Path by which its reader stops this mail; null where nobody may.</param>
/// <param name="choice">Path on which its reader chooses what is followed; null where it is not about that.</param>
public sealed class MailText(string site, Language language, string? off = null, string? choice = null)
{
    private string Choose(WhyMail why) => site + (why == WhyMail.Followed ? InLanguage(choice ?? Unsubscribing.Choice) : "/berichten#mail");

    public string Plain(IReadOnlyList<Notice> notices, WhyMail why)
    {
        var text = new StringBuilder();
        foreach (var notice in notices)
        {
            text.Append(notice.Title.In(language)).Append("\n\n").Append(notice.Body.In(language)).Append("\n\n");
            text.Append(Link(notice, why)).Append("\n\n--\n");
        }
        text.Append(Footer(why)).Append('\n').Append(Choose(why)).Append('\n');
        if (off is not null)
            text.Append('\n').Append(Stop).Append(":\n").Append(site).Append(off).Append('\n');
        return text.ToString();
    }

    /// <summary>One column, real headings, no pictures: it reads the same in any program, and aloud.</summary>
    public string Html(IReadOnlyList<Notice> notices, WhyMail why)
    {
        var html = new StringBuilder(
            $"""
            <!doctype html>
            <html lang="{language.OfPlatform().Tag}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Veerkracht</title></head>
            <body style="margin:0;padding:24px 16px;background:#f4f5f6;color:#1f2a37;font:16px/1.5 Arial,Helvetica,sans-serif">
            <main style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border-top:4px solid #0055cc">

            """
        );
        var heading = notices.Count > 1 ? "h2" : "h1";
        if (notices.Count > 1)
            html.Append(
                $"""
                <h1 style="margin:0 0 24px;font-size:24px;line-height:1.2">{Say(
                    $"{notices.Count} nieuwe berichten",
                    $"{notices.Count} new messages"
                )}</h1>

                """
            );
        foreach (var (i, notice) in notices.Index())
        {
            if (i > 0)
                html.Append("""<hr style="margin:0 0 24px;border:0;border-top:1px solid #cfd5dd">""").Append('\n');
            var label = notice.Href is null ? Say("Bekijk uw berichten", "See your messages") : Say("Bekijk", "Open");
            html.Append(
                $"""
                <{heading} style="margin:0 0 12px;font-size:20px;line-height:1.3"{Lang(notice.Title)}>{Safe(
                    notice.Title.In(language)
                )}</{heading}>
                <p style="margin:0 0 20px"{Lang(notice.Body)}>{Lines(notice.Body.In(language))}</p>
                <p style="margin:0 0 28px"><a href="{Safe(Link(notice, why))}"
                style="display:inline-block;padding:10px 18px;background:#0055cc;color:#ffffff;text-decoration:none">{label}</a></p>

                """
            );
        }
        return html.Append(
                $"""
                <p style="margin:0;padding-top:16px;border-top:1px solid #cfd5dd;font-size:14px;color:#4b5563">
                {Safe(Footer(why))}
                <a href="{Safe(Choose(why))}" style="color:#0055cc">{Place(why)}</a>{StopLink()}</p>
                </main>
                </body>
                </html>
                """
            )
            .ToString();
    }

    public string Say(string nl, string en) => language.IsDutch ? nl : en;

    /// <summary>The languages in which something is said: those of the notices, and that of what stands around them.</summary>
    public IEnumerable<string> Tags(IEnumerable<Notice> notices) =>
        notices
            .SelectMany(n => new[] { n.Title, n.Body })
            .Select(t => t.Said(language).Language.Tag)
            .Append(language.OfPlatform().Tag)
            .Distinct();

    /// <summary>Who follows something may never have chosen a language in a browser: the page opens in that of the mail.</summary>
    private string Link(Notice notice, WhyMail why)
    {
        var path = notice.Href ?? "/berichten";
        return site + (why == WhyMail.Followed ? InLanguage(path) : path);
    }

    private string InLanguage(string path) =>
        language.IsDutch ? path : $"/taal/{language.OfPlatform().Tag}?terug={Uri.EscapeDataString(path)}";

    private string Stop => Say("Stop deze mail", "Stop this mail");

    private string StopLink() => off is null ? "" : $"""<br><a href="{Safe(site + off)}" style="color:#0055cc">{Stop}</a>""";

    private string Place(WhyMail why) =>
        why == WhyMail.Followed ? Say("Wat u volgt", "What you follow") : Say("Uw berichten", "Your messages");

    private string Footer(WhyMail why) =>
        why switch
        {
            WhyMail.Works => Say(
                "U krijgt dit van Veerkracht omdat u werkt voor een bestuur of dienst. Liever één mail per dag, of geen?",
                "You get this from Veerkracht because you work for an organisation. Rather one mail a day, or none?"
            ),
            WhyMail.Followed => Say(
                "U krijgt dit van Veerkracht omdat u het volgt. Kies wat u volgt en hoe vaak u mail krijgt.",
                "You get this from Veerkracht because you follow it. Choose what you follow and how often you get mail."
            ),
            _ => Say(
                "U krijgt dit van Veerkracht omdat er een termijn of een beslissing aan vasthangt; zulke mail komt altijd.",
                "You get this from Veerkracht because a term or a decision goes with it; such mail always comes."
            ),
        };

    /// <summary>Where the text is in another language than what stands around it.</summary>
    private string Lang(LocalText text) =>
        text.Said(language).Language is var said && said != language.OfPlatform() ? $" lang=\"{said.Tag}\"" : "";

    private static string Lines(string text) => Safe(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>Why somebody gets a mail.</summary>
public enum WhyMail
{
    /// <summary>Works for an organisation.</summary>
    Works,

    /// <summary>Follows it.</summary>
    Followed,

    /// <summary>A term or a decision goes with it: nobody may turn it off.</summary>
    Binding,
}
