using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Privacy.Pages;

/// <summary>A proposal as the list shows it.</summary>
/// <param name="Person">Who is to be forgotten, as it is called now; null where records past their term are removed.</param>
public sealed record ListedRemoval(Removal Removal, string? Person, string ProposedBy);

/// <summary>What a page about removing has in common: how a refusal is answered.</summary>
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class RemovalPage : PageModel
{
    public Actor Actor => User.ToActor()!;
    public IReadOnlyList<Finding> Refusals { get; private set; } = [];

    public IReadOnlyList<Finding> Errors(string field) => [.. Refusals.Where(r => r.Field == field)];

    protected IActionResult Refused(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(r => r.Kind == RefusalKind.NotFound))
            return NotFound();
        Refusals = [.. refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode = refusals[0].Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };
        return Page();
    }
}

/// <summary>What is past its term, who is to be forgotten, and what was proposed: for the administrators of the agency.</summary>
[For(Audience.Operating)]
public sealed class RemovalsModel(ProposeRemoval propose, PastRecords past, Db db, RetentionTerms terms) : RemovalPage
{
    private const int MostPeople = 20,
        MostProposals = 50;

    /// <summary>Part of a name or address; empty where nobody is sought.</summary>
    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Sought { get; set; }

    /// <summary>What was just done, to say so: "voorgesteld", "gewist", "geweigerd".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public string? Reason { get; private set; }
    public IReadOnlyList<PastCount> Past { get; private set; } = [];
    public IReadOnlyList<Person> Found { get; private set; } = [];
    public IReadOnlyList<ListedRemoval> Proposals { get; private set; } = [];

    /// <summary>Why what is past its term cannot be proposed now; null where it can.</summary>
    public Refusal? Cannot { get; private set; }

    public string TermOf(RecordKind kind, Texts texts) => texts[terms.Words(kind.Term!)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.Operates)
            return Forbid();
        await Load(stop);
        return Page();
    }

    [Does(typeof(ProposeRemoval))]
    public async Task<IActionResult> OnPostAsync(string? reason, CancellationToken stop)
    {
        var proposed = await propose.Do(Actor, null, reason, stop);
        if (proposed.Done)
            return Redirect($"{PrivacyAccess.Href}?gedaan=voorgesteld");
        if (!Actor.Operates)
            return Forbid();
        Reason = reason;
        await Load(stop);
        return Refused(proposed.Refusals);
    }

    private async Task Load(CancellationToken stop)
    {
        Past = await past.Count(stop);
        Cannot = await propose.Cannot(Actor, null, stop);
        if (Sought?.Trim().ToLowerInvariant() is { Length: > 1 } sought)
        {
            var pattern = $"%{sought.Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";
            Found = await db
                .People.AsNoTracking()
                .Where(p =>
                    p.ForgottenAt == null
                    && (EF.Functions.Like(p.Name.ToLower(), pattern, "!") || EF.Functions.Like(p.Email!.ToLower(), pattern, "!"))
                )
                .OrderBy(p => p.Name)
                .Take(MostPeople)
                .ToListAsync(stop);
        }
        var removals = await db.Removals.AsNoTracking().OrderByDescending(r => r.ProposedAt).Take(MostProposals).ToListAsync(stop);
        var ids = removals.SelectMany(r => new[] { r.PersonId, r.ProposedBy }).OfType<Guid>().Distinct().ToList();
        var names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        Proposals =
        [
            .. removals
                .OrderBy(r => r.State != RemovalState.Proposed)
                .Select(r => new ListedRemoval(r, r.PersonId is { } id ? names[id] : null, names.GetValueOrDefault(r.ProposedBy, ""))),
        ];
    }
}
