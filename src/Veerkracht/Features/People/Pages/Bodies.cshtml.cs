using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.People.Pages;

/// <summary>
/// The associations and companies that are known here, and a form that registers one: for the administrators of the agency.
/// </summary>
[For(Audience.Operating)]
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BodiesModel(RegisterBody register, OrganisationRegistry organisations, Clock clock, Texts L) : PageModel
{
    public const string Href = "/organisaties";
    public const int Size = 50;

    /// <summary>Part of a name or number; empty for all.</summary>
    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Sought { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>Number of who was just registered, to say so.</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public AskedBody Asked { get; private set; } = new("", "", "", "");
    public IReadOnlyList<Finding> Refusals { get; private set; } = [];
    public IReadOnlyList<ListedBody> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>Who was just registered; null where the address names nobody.</summary>
    public ListedBody? Made { get; private set; }

    public IReadOnlyList<Choice> Classes =>
        [
            new(
                OrganisationClass.NonProfit,
                L["Vereniging", "Association"],
                L["vzw, ivzw of stichting", "non-profit association or foundation"]
            ),
            new(OrganisationClass.Company, L["Vennootschap", "Company"], L["nv, bv, cv, vof of commv", "company of private law"]),
        ];

    public string ClassOf(ListedBody body) => Classes.First(c => c.Id == body.Class).Label;

    public bool MayRegister => ActFrame.Refuses(RegisterBody.Kind, User.ToActor()!, new Unlisted()) is null;

    public IReadOnlyList<string> Errors(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    public IActionResult OnGet()
    {
        if (!User.ToActor()!.Operates)
            return Forbid();
        Load();
        return Page();
    }

    [Does(typeof(RegisterBody))]
    public async Task<IActionResult> OnPostAsync(string? nummer, string? naam, string? soort, string? gemeente, CancellationToken stop)
    {
        Asked = new(nummer, naam, soort, gemeente);
        var registered = await register.Do(User.ToActor()!, Asked, stop);
        if (registered.Done)
            return Redirect($"{Href}?gedaan={registered.Value.Number}");
        if (registered.Refusals.Any(r => r.Kind == RefusalKind.Forbidden))
            return Forbid();
        Refusals = [.. registered.Refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode = registered.Refusals.Any(r => r.Kind == RefusalKind.Invalid)
            ? StatusCodes.Status400BadRequest
            : StatusCodes.Status409Conflict;
        Load();
        return Page();
    }

    private void Load()
    {
        var all = organisations.ThatFit(Sought, clock.Today);
        Total = all.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        Rows = [.. all.Skip((PageNumber - 1) * Size).Take(Size)];
        Made = string.IsNullOrEmpty(Done) ? null : organisations.ThatFit(Done, clock.Today).FirstOrDefault(b => b.Number == Done);
    }
}
