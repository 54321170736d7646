using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;

namespace Veerkracht.Features.Citizens.Pages;

/// <summary>
/// All that is kept of who follows by mail alone goes, by the signed code in a mail. Opening it changes nothing: programs open links.
/// </summary>
[For(Audience.Everybody)]
public sealed class RemoveByLinkModel(Unsubscribing codes, OwnData data, Db db, Texts texts) : CitizenPage(texts)
{
    public const string Href = Unsubscribing.Removal;

    [BindProperty(Name = "code", SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Of whom it is; null where nobody is known by the code.</summary>
    public string? Email { get; private set; }
    public bool HasAccount { get; private set; }
    public bool Done { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (await Load(stop) is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await Load(stop) is not { } person)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        var outcome = await data.RemoveReader(person, stop);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        Done = true;
        return Page();
    }

    private async Task<Guid?> Load(CancellationToken stop)
    {
        if (codes.Read(Code) is not { OnlyFollowed: true, Person: var person })
            return null;
        var of = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == person, stop);
        if (of is null || !Addresses.IsCitizen(of.Subject))
            return null;
        (Email, HasAccount) = (of.Email, await db.CitizenAccounts.AnyAsync(a => a.Id == person, stop));
        return person;
    }
}
