using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Privacy.Pages;

/// <summary>What was proposed to be removed, counted anew, for who decides on it.</summary>
[For(Audience.Operating)]
public sealed class DecideModel(ConfirmRemoval confirm, RefuseRemoval refuse, Forgetting forgetting, PastRecords past, Db db) : RemovalPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid RemovalId { get; set; }

    public string? Reason { get; private set; }
    public Removal Removal { get; private set; } = null!;
    public string ProposedBy { get; private set; } = "";
    public string? DecidedBy { get; private set; }

    /// <summary>Null where records past their term are removed.</summary>
    public ForgettingPreview? Preview { get; private set; }
    public IReadOnlyList<PastCount> Past { get; private set; } = [];

    /// <summary>Why the reader cannot confirm it now; null where that can be.</summary>
    public Refusal? CannotConfirm { get; private set; }
    public bool MayRefuse { get; private set; }
    public string Address => $"{PrivacyAccess.Href}/{RemovalId}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.Operates)
            return Forbid();
        return await Load(stop) ? Page() : NotFound();
    }

    [Does(typeof(ConfirmRemoval))]
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop)
    {
        if (!Actor.Operates)
            return Forbid();
        var confirmed = await confirm.Do(Actor, RemovalId, stop);
        if (confirmed.Done)
            return Redirect($"{PrivacyAccess.Href}?gedaan=gewist");
        return await Load(stop) ? Refused(confirmed.Refusals) : NotFound();
    }

    [Does(typeof(RefuseRemoval))]
    public async Task<IActionResult> OnPostRefuseAsync(string? reason, CancellationToken stop)
    {
        if (!Actor.Operates)
            return Forbid();
        var refused = await refuse.Do(Actor, RemovalId, reason, stop);
        if (refused.Done)
            return Redirect($"{PrivacyAccess.Href}?gedaan=geweigerd");
        Reason = reason;
        return await Load(stop) ? Refused(refused.Refusals) : NotFound();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        if (await db.Removals.AsNoTracking().FirstOrDefaultAsync(r => r.Id == RemovalId, stop) is not { } removal)
            return false;
        Removal = removal;
        var people = new[] { removal.ProposedBy, removal.DecidedBy }.OfType<Guid>().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        ProposedBy = names.GetValueOrDefault(removal.ProposedBy, "");
        DecidedBy = removal.DecidedBy is { } by ? names.GetValueOrDefault(by) : null;
        if (removal.PersonId is { } person)
            Preview = await forgetting.Look(person, stop);
        else if (removal.IsUndecided)
            Past = [.. (await past.Count(stop)).Where(p => p.Count > 0)];
        CannotConfirm = await confirm.Cannot(Actor, removal, stop);
        MayRefuse = ActFrame.Refuses(RefuseRemoval.Kind, Actor, new ProposedRemoval(removal)) is null;
        return true;
    }
}
