using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Pages;

/// <summary>The page of a refusal or fault; it answers with the status that it tells of, whatever the method was.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody, Answers = StatusCodes.Status404NotFound)]
public sealed class ErrorModel : PageModel
{
    public int Shown { get; private set; }
    public LocalText Title { get; private set; } = LocalText.Empty;
    public LocalText Advice { get; private set; } = LocalText.Empty;

    /// <summary>What was sent after the session had ended.</summary>
    public KeptForm Kept { get; private set; } = KeptForm.Nothing;
    public string Reference => Site.Reference.Of(HttpContext);

    public void OnGet(int code) => Show(code);

    public async Task OnPostAsync(int code, CancellationToken stop)
    {
        Show(code);
        if (Shown != StatusCodes.Status401Unauthorized)
            return;
        Kept = await KeptForm.Of(Request, stop);
        (Title, Advice) = HttpContext.Features.Get<LostAccess>() is { } lost ? (lost.Title, lost.Advice) : SignedOut;
    }

    private void Show(int code)
    {
        // After a fault the address says 500, but the sender's own fault has its own status.
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Shown = fault is null ? code : ErrorPages.StatusOf(fault);
        // Somebody who types this address finds nothing: there was no fault.
        var typed = fault is null && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (typed || Shown is < 400 or > 599)
            Shown = StatusCodes.Status404NotFound;
        Response.StatusCode = Shown;
        (Title, Advice) = Text(Shown);
    }

    private static readonly (LocalText, LocalText) SignedOut = (
        new("U bent afgemeld", "You are signed out"),
        new("Er is nog niets opgeslagen. Meld u opnieuw aan.", "Nothing was saved yet. Sign in again.")
    );

    private static (LocalText Title, LocalText Advice) Text(int status) =>
        status switch
        {
            400 => (
                new("Dit konden we niet lezen", "We could not read this"),
                new(
                    "Er is niets veranderd. Ga terug, laad de pagina opnieuw en probeer het nog eens.",
                    "Nothing was changed. Go back, load the page again and try once more."
                )
            ),
            401 or 403 => (
                new("U mag deze pagina niet zien", "You may not see this page"),
                new(
                    "U bent misschien aangemeld voor een andere organisatie. Meld u opnieuw aan of vraag toegang aan uw bestuur.",
                    "You may be signed in for another organisation. Sign in again or ask your organisation for access."
                )
            ),
            404 => (
                new("Deze pagina bestaat niet", "This page does not exist"),
                new(
                    "Het adres klopt niet, of de pagina is er niet voor u. Kijk het adres na.",
                    "The address is not right, or the page is not there for you. Check the address."
                )
            ),
            409 or 412 => (
                new("Iemand anders was u voor", "Somebody else was first"),
                new(
                    "Er is niets veranderd. Ga terug, laad de pagina opnieuw en kijk wat er nu staat.",
                    "Nothing was changed. Go back, load the page again and see what is there now."
                )
            ),
            413 => (
                new("Dit is te groot", "This is too large"),
                new(
                    "Er is niets opgeslagen. Ga terug en kies een kleiner bestand. De grens staat bij het veld.",
                    "Nothing was saved. Go back and choose a smaller file. The limit stands at the field."
                )
            ),
            429 => (
                new("Dit is te veel na elkaar", "This is too much in a row"),
                new("Er is niets veranderd. Wacht even en probeer het opnieuw.", "Nothing was changed. Wait a moment and try again.")
            ),
            >= 500 => (
                new("Er liep iets mis bij ons", "Something went wrong on our side"),
                new(
                    "Wat u al bewaard had, is er nog. Probeer het over enkele minuten opnieuw.",
                    "What you had saved is still there. Try again in a few minutes."
                )
            ),
            _ => (
                new("Dit kan niet", "This is not possible"),
                new("Er is niets veranderd. Ga terug en probeer het anders.", "Nothing was changed. Go back and try another way.")
            ),
        };
}
