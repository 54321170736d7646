using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Forms;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>The tokens of the reader for the organisation for which it works now. A new one is shown once, in the answer.</summary>
[For(Audience.SignedIn)]
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyTokensModel(Tokens tokens, MakeToken make, Clock clock, Texts L) : PageModel
{
    public const string Href = "/mijn-tokens";

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "mag")]
    public string? Scope { get; set; }

    [BindProperty(Name = "dagen")]
    public string? Days { get; set; } = "90";

    /// <summary>What was just done, to say so: "beeindigd".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public Actor Actor => User.ToActor()!;

    /// <summary>What was just made: it is nowhere else.</summary>
    public string? Made { get; private set; }
    public IReadOnlyList<Finding> Refusals { get; private set; } = [];
    public IReadOnlyList<ListedToken> All { get; private set; } = [];

    public IReadOnlyList<Choice> Scopes =>
        [
            new(nameof(TokenScope.Read), L["Alleen lezen", "Only read"], L["Het verandert niets.", "It changes nothing."]),
            new(
                nameof(TokenScope.Write),
                L["Lezen en schrijven", "Read and write"],
                L["Alles wat u zelf mag, ook indienen en beslissen.", "All that you may do yourself, sending and deciding too."]
            ),
        ];

    public IReadOnlyList<Choice> Lives =>
        [.. MakeToken.Lives.Select(d => new Choice($"{d}", d == 365 ? L["één jaar", "one year"] : L[$"{d} dagen", $"{d} days"]))];

    public IReadOnlyList<string> Errors(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    public bool IsLive(ListedToken token) => token.Token.IsLive(clock.SystemUtcNow);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Making them is limited, ending them never: one that leaked must not wait.
        if (HttpContext.IsTooMuch(RateKind.MakeToken))
            return new EmptyResult();
        var made = await make.Do(Actor, Name, Scope, int.TryParse(Days, out var days) ? days : 0, stop);
        if (made.Done)
            (Made, Name, Scope) = (made.Value, null, null);
        else
            Refuse(made.Refusals);
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string? token, CancellationToken stop)
    {
        if (await tokens.End(token ?? "", Actor.Organisation, Actor.PersonId, Actor.PersonId, stop))
            return Redirect($"{Href}?gedaan=beeindigd");
        Refuse([MakeToken.Gone]);
        await Load(stop);
        return Page();
    }

    /// <summary>A day as people write it.</summary>
    public static string Day(DateTime utc, Texts texts) =>
        DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))).Date, texts.Language);

    private void Refuse(IReadOnlyList<Refusal> refusals)
    {
        Refusals = [.. refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode = refusals[0].Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
    }

    private async Task Load(CancellationToken stop) => All = await tokens.Of(Actor.Organisation, Actor.PersonId, stop);
}
