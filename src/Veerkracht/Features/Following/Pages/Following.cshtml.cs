using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Following;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Citizens.Pages;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Themes;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Following.Pages;

/// <summary>What the reader follows, what is new about it, and how it comes by mail, with an account or without.</summary>
[For(Audience.Everybody)]
[Limited(RateKind.SignIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FollowingModel(
    Follows follows,
    MailFollower byMail,
    RecentNews news,
    ChooseMail mail,
    AddressLinks links,
    KnownThemes known,
    Texts L
) : PageModel
{
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The code in the foot of a mail: who follows by mail alone comes in by it.</summary>
    [BindProperty(Name = "lid", SupportsGet = true)]
    public string? Code { get; set; }

    public Actor? Actor => User.ToActor();

    /// <summary>Who follows by mail alone and came by its link; null for everybody else.</summary>
    public Person? ByMail { get; private set; }

    /// <summary>Whose link was opened in a browser that follows something by itself; null for all others.</summary>
    public Person? Joins { get; private set; }

    /// <summary>Where the link in a mail is of nobody who is known here.</summary>
    public bool LinkFailed { get; private set; }
    public FollowList List { get; private set; } = FollowList.None;
    public IReadOnlyList<(LocalText Kind, IReadOnlyList<(Followed One, FollowedThing Thing)> Things)> Named { get; private set; } = [];
    public IReadOnlyList<Notice> News { get; private set; } = [];

    /// <summary>Themes that can be followed here: those at the top, each with what stands below it.</summary>
    public IReadOnlyList<(ThemeNode Top, IReadOnlyList<(ThemeNode Node, int Level)> Below)> Themes { get; private set; } = [];

    /// <summary>How mail comes to who is signed in.</summary>
    public MailChoice Mail { get; private set; } = new() { PersonId = Guid.Empty };
    public bool CanAsk => links.CanAsk;
    public LinkAsked? Asked { get; private set; }
    public string? Email { get; private set; }
    public IReadOnlyList<Finding> Refusals { get; private set; } = [];
    public MailTiming Timing { get; private set; } = MailTiming.Daily;

    /// <summary>People who apply for governments are told only of calls for which one of theirs may apply.</summary>
    public bool AppliesForOthers => Actor?.WorksOnDrafts == true;

    public IReadOnlyList<Choice> Timings =>
        [
            new($"{MailTiming.AtOnce}", L["Meteen", "At once"]),
            new($"{MailTiming.Daily}", L[$"Eén keer per dag, om {DigestTime.Hour} uur", $"Once a day, at {DigestTime.Hour} o'clock"]),
            new($"{MailTiming.Weekly}", L["Eén keer per week, op maandag", "Once a week, on Monday"]),
        ];

    public IReadOnlyList<Choice> OwnTimings => [.. Timings, new($"{MailTiming.None}", L["Geen mail", "No mail"])];

    public IReadOnlyList<Choice> MailLanguages { get; } =
    [.. new[] { Language.Nl, Language.En }.Select(l => new Choice(l.Tag, LanguageNames.Own(l)) { Lang = l.Tag })];

    public string When(Notice notice) => DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(notice.At)).Date, L.Language);

    public IReadOnlyList<string> Errors(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    public async Task<IActionResult> OnGetAsync([FromServices] Unsubscribing codes, CancellationToken stop)
    {
        if (Code is not null && Actor is null)
        {
            if (await byMail.Find(Code, stop) is { } person)
            {
                // Opening a link adds nothing to what somebody follows: it may have come from anybody. A button does.
                if (!follows.IsInBrowser(HttpContext))
                {
                    byMail.Remember(HttpContext, person.Id);
                    return LocalRedirect("/volgen");
                }
                Joins = person;
            }
            // Who made an account since signs in; of a code that is of nobody it is said.
            else if (codes.Read(Code) is not null)
                return LocalRedirect($"{CitizenSignInModel.Href}?terug=/volgen");
            else
                LinkFailed = true;
        }
        await Load(stop);
        return Page();
    }

    /// <summary>What this browser follows goes to who follows by mail, as that person asks on this page.</summary>
    public async Task<IActionResult> OnPostJoinAsync(CancellationToken stop)
    {
        if (Actor is null && await byMail.Find(Code, stop) is { } person)
            await follows.KeptByMail(HttpContext, person.Id, stop);
        return LocalRedirect("/volgen");
    }

    /// <summary>This browser no longer shows what somebody follows by mail; the mail goes on.</summary>
    public IActionResult OnPostForget()
    {
        MailFollower.Forget(HttpContext);
        return LocalRedirect("/volgen");
    }

    /// <summary>How often mail comes to who is signed in, and in which language.</summary>
    public async Task<IActionResult> OnPostMailAsync(MailTiming? wanneer, string? taal, CancellationToken stop)
    {
        if ((Actor?.PersonId ?? (await byMail.Of(HttpContext))?.Id) is not { } person)
            return LocalRedirect("/volgen");
        var language = MailLanguages.Any(l => l.Id == taal) ? Language.Of(taal!) : null;
        await mail.Follow(person, wanneer is { } known && Enum.IsDefined(known) ? known : MailTiming.Daily, language, stop);
        await mail.TryAgain(person, stop);
        return LocalRedirect("/volgen?gedaan=mail");
    }

    /// <summary>Mail without an account: a link goes to the address first.</summary>
    public async Task<IActionResult> OnPostAddressAsync(string? email, MailTiming? wanneer, CancellationToken stop)
    {
        await Load(stop);
        (Email, Timing) = (email, wanneer is MailTiming.AtOnce or MailTiming.Weekly ? wanneer.Value : MailTiming.Daily);
        if (List.IsEmpty)
            return Refuse(FollowRefusals.Nothing);
        var outcome = await links.Ask(new(email, LinkPurpose.Follow, List.Write(), Timing, L.Language.OfPlatform()), stop);
        if (!outcome.Done)
            return Refuse(outcome.Refusals[0]);
        Asked = outcome.Value;
        return Page();
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refusals = [new Finding(refusal.Field ?? "", refusal.Code, refusal.Text)];
        Response.StatusCode = refusal.Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task Load(CancellationToken stop)
    {
        List = await follows.Of(HttpContext);
        Named = await follows.Named(List.All, stop);
        News = await news.Of(List, Actor, stop);
        var tree = await known.All(stop);
        var used = tree.InOrder.Where(n => n.Node.RetiredOn is null).ToList();
        Themes =
        [
            .. used.Where(n => n.Level == 0)
                .Select(n => (n.Node, (IReadOnlyList<(ThemeNode, int)>)[.. used.Where(o => o.Level > 0 && IsUnder(o.Node, n.Node))])),
        ];

        bool IsUnder(ThemeNode one, ThemeNode top) => tree.Path(one.Slug)[0] == top;
        ByMail = Actor is null ? await byMail.Of(HttpContext) : null;
        if ((Actor?.PersonId ?? ByMail?.Id) is { } person)
            Mail = await mail.Of(person, stop);
    }
}
