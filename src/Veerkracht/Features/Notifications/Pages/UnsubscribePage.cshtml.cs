using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Veerkracht.Features.Notifications.Pages;

/// <summary>
/// Turns mail off by the signed code of a mail. Opening it changes nothing: programs open links. A mail program posts to it by itself
/// (RFC 8058), from elsewhere and without a form of ours; all that a post can do is what the code says.
/// </summary>
[For(Audience.Everybody)]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UnsubscribeModel(Unsubscribing unsubscribing, ChooseMail choose) : PageModel
{
    /// <summary>Null where this site did not sign it.</summary>
    public string? Code { get; private set; }
    public bool Done { get; private set; }

    /// <summary>Only what its reader follows.</summary>
    public bool OnlyFollowed { get; private set; }

    public void OnGet(string? code)
    {
        var read = unsubscribing.Read(code);
        (Code, OnlyFollowed) = (read is null ? null : code, read?.OnlyFollowed == true);
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken stop)
    {
        if (unsubscribing.Read(code) is not { } off)
            return BadRequest();
        (Code, OnlyFollowed) = (code, off.OnlyFollowed);
        var outcome = OnlyFollowed
            ? await choose.Follow(off.Person, MailTiming.None, null, stop)
            : await choose.Do(off.Person, MailTiming.None, null, stop);
        if (outcome.Done && !OnlyFollowed)
            outcome = await choose.Follow(off.Person, MailTiming.None, null, stop);
        Done = outcome.Done;
        return Done ? Page() : BadRequest();
    }
}
