using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Citizens.Pages;

/// <summary>
/// Asks a link to make an account, or to come in again. What is answered is the same for every address: only the mail tells more.
/// </summary>
[For(Audience.Everybody)]
[Limited(RateKind.SignIn)]
public sealed class NewAccountModel(AddressLinks links, IKeptChoice choice, Texts texts) : CitizenPage(texts)
{
    public const string Href = "/account/nieuw";

    /// <summary>Who comes here because a password is forgotten reads other words; all else is the same.</summary>
    [BindProperty(Name = "vergeten", SupportsGet = true)]
    public bool Forgot { get; set; }

    public string? Email { get; private set; }
    public LinkAsked? Asked { get; private set; }
    public bool CanAsk => links.CanAsk;

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken stop)
    {
        Email = email;
        var asked = new AskedLink(email, LinkPurpose.Account, choice.Of(HttpContext), MailTiming.Daily, L.Language.OfPlatform());
        var outcome = await links.Ask(asked, stop);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        Asked = outcome.Value;
        return Page();
    }
}
