using System.Text;
using System.Text.Encodings.Web;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site;

/// <summary>
/// What a visitor sees where more came than can be served, or where the database is away: a page that costs nearly nothing, and
/// holds what was typed, so that its button sends it again.
/// </summary>
internal sealed class BusyPage(HtmlEncoder encoder)
{
    public async Task Tell(HttpContext context, bool isAway)
    {
        var (request, stop) = (context.Request, context.RequestAborted);
        var kept = await KeptForm.Of(request, stop);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Write(Languages.Of(request), Languages.Address(request), request, kept, isAway), stop);
    }

    private string Write(Language language, string address, HttpRequest request, KeptForm kept, bool isAway)
    {
        string Say(string nl, string en) => encoder.Encode(language.IsDutch ? nl : en);
        var (lang, title) = (
            language.IsDutch ? "nl-BE" : "en",
            isAway
                ? Say("Veerkracht kan hier even niet bij", "Veerkracht cannot get at this for a moment")
                : Say("Het is even te druk", "It is too busy for a moment")
        );
        var page = new StringBuilder(
            $"""
            <!doctype html>
            <html lang="{lang}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
            <link rel="stylesheet" href="/built/site.css"></head>
            <body><main class="au-o-layout v-main"><h1>{title}</h1>
            """
        );
        var href = encoder.Encode(address);
        if (kept.IsEmpty)
            page.Append(
                $"""
                <p>{Say("Wacht enkele seconden en probeer opnieuw.", "Wait a few seconds and try again.")}</p>
                <p><a href="{href}">{Say("Probeer opnieuw", "Try again")}</a></p>
                """
            );
        else
        {
            var multipart = request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
            page.Append(
                $"""
                <p>{Say("Wat u invulde, is er nog. Wacht enkele seconden en verstuur het opnieuw.",
                    "What you filled in is still there. Wait a few seconds and send it again.")}
                {(kept.HadFiles ? Say("Bestanden moet u daarna opnieuw kiezen.", "Files must be chosen again after that.") : "")}</p>
                <form method="post" action="{href}"{(multipart ? " enctype=\"multipart/form-data\"" : "")}>
                """
            );
            foreach (var (name, value) in kept.Texts)
                page.Append($"""<input type="hidden" name="{encoder.Encode(name)}" value="{encoder.Encode(value)}">""");
            page.Append($"""<p><button class="au-c-button">{Say("Verstuur opnieuw", "Send again")}</button></p></form>""");
        }
        return page.Append("</main></body></html>").ToString();
    }
}
