using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Notifications.Pages;

/// <summary>What this person and their organisation were told: unread first.</summary>
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.SignedIn)]
public sealed class NoticesModel(Inbox notices, ReadNotices read, ChooseMail mail, IFinishedWork work, ICallTitles calls, Texts L)
    : PageModel
{
    public Actor Actor => User.ToActor()!;
    public InboxPage Inbox { get; private set; } = null!;
    public NoticeFilter Filter { get; private set; }
    public MailChoice MailChoice { get; private set; } = null!;

    public IReadOnlyList<(NoticeFilter Filter, string Word, string Text)> Filters =>
        [
            (NoticeFilter.All, "alle", L["Alle", "All"]),
            (NoticeFilter.Unread, "ongelezen", L["Ongelezen", "Unread"]),
            (NoticeFilter.Read, "gelezen", L["Gelezen", "Read"]),
        ];

    public IReadOnlyList<Choice> Timings =>
        [
            new($"{MailTiming.AtOnce}", L["Meteen, bij elk bericht", "At once, with each message"]),
            new(
                $"{MailTiming.Daily}",
                L[$"Eén keer per dag, om {DigestTime.Hour} uur", $"Once a day, at {DigestTime.Hour} o'clock"],
                L["Alles wat nieuw is in één mail; geen mail als er niets is.", "All that is new in one mail; none if nothing is."]
            ),
            new($"{MailTiming.Weekly}", L["Eén keer per week, op maandag", "Once a week, on Monday"]),
            new($"{MailTiming.None}", L["Geen mail", "No mail"]),
        ];

    /// <summary>Those of the platform and of the calls: what no call says in a language comes in English.</summary>
    public IReadOnlyList<Choice> MailLanguages { get; } =
    [
        .. calls
            .Languages.Prepend(Language.En)
            .Prepend(Language.Nl)
            .Distinct()
            .Select(l => new Choice(l.Tag, LanguageNames.Own(l)) { Lang = l.Tag }),
    ];

    public string FilterWord => Filters.First(f => f.Filter == Filter).Word;

    private IReadOnlySet<Guid> Finished { get; set; } = new HashSet<Guid>();

    /// <summary>What it asked was done, by this reader or by another.</summary>
    public bool IsFinished(Notice notice) => Finished.Contains(notice.Id);

    public string When(Notice notice) => DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(notice.At)), L.Language);

    public async Task<IActionResult> OnGetAsync(string? toon, string? pagina, CancellationToken stop)
    {
        Filter = Filters.FirstOrDefault(f => f.Word == toon).Filter;
        Inbox = await notices.Of(Actor, Filter, int.TryParse(pagina, out var page) ? page : 1, stop);
        Finished = await work.Of([.. Inbox.Rows.Select(r => r.Notice)], stop);
        MailChoice = await mail.Of(Actor.PersonId, stop);
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

    public async Task<IActionResult> OnPostMailAsync(MailTiming? wanneer, string? taal, CancellationToken stop)
    {
        await mail.Do(Actor.PersonId, wanneer, MailLanguages.Any(l => l.Id == taal) ? Language.Of(taal!) : null, stop);
        return RedirectToPage();
    }
}
