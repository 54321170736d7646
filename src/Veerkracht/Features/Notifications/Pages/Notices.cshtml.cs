using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Notifications.Pages;

/// <summary>What this person and their organisation were told: unread first.</summary>
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.SignedIn)]
public sealed class NoticesModel(Inbox notices, ReadNotices read, ChooseMail mail, Texts L) : PageModel
{
    public Actor Actor => User.ToActor()!;
    public InboxPage Inbox { get; private set; } = null!;
    public NoticeFilter Filter { get; private set; }
    public bool MailWanted { get; private set; }

    public IReadOnlyList<(NoticeFilter Filter, string Word, string Text)> Filters =>
        [
            (NoticeFilter.All, "alle", L["Alle", "All"]),
            (NoticeFilter.Unread, "ongelezen", L["Ongelezen", "Unread"]),
            (NoticeFilter.Read, "gelezen", L["Gelezen", "Read"]),
        ];

    public string FilterWord => Filters.First(f => f.Filter == Filter).Word;

    public string When(Notice notice) => DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(notice.At)), L.Language);

    public async Task<IActionResult> OnGetAsync(string? toon, string? pagina, CancellationToken stop)
    {
        Filter = Filters.FirstOrDefault(f => f.Word == toon).Filter;
        Inbox = await notices.Of(Actor, Filter, int.TryParse(pagina, out var page) ? page : 1, stop);
        MailWanted = await mail.IsWanted(Actor, stop);
        return Page();
    }

    [For(Audience.Told)]
    public async Task<IActionResult> OnPostReadAsync(Guid id, string? naar, string? toon, CancellationToken stop)
    {
        var outcome = await read.One(Actor, id, stop);
        if (!outcome.Done)
            return NotFound();
        return naar == "open" && outcome.Value.Href is { } href && Url.IsLocalUrl(href) ? Redirect(href) : RedirectToPage(new { toon });
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken stop)
    {
        await read.All(Actor, stop);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostMailAsync(bool wanted, CancellationToken stop)
    {
        await mail.Do(Actor, wanted, stop);
        return RedirectToPage();
    }
}
