using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>Starts the next version of a call that is published.</summary>
[For(Audience.Managing)]
public sealed class NextVersionPageModel(StartDraft start, CallCatalogue calls) : DossierPage
{
    /// <summary>All calls, or the one from whose desk the writer comes.</summary>
    public IReadOnlyList<CallDefinition> Calls =>
        [.. calls.InForce.Where(c => Actor.IsOver(Role.ProgrammeManager, c.Measure) && (Only is null || c.Slug == Only))];

    private string? Only { get; set; }

    public IActionResult OnGet(string? oproep)
    {
        Only = calls.Find(oproep ?? "")?.Slug;
        return Actor.MayWriteCalls() ? Page() : Forbid();
    }

    public async Task<IActionResult> OnPostAsync(string? oproep, CancellationToken stop)
    {
        if (!Actor.MayWriteCalls())
            return Forbid();
        var started = await start.NextVersion(Actor, oproep, stop);
        return started.Done ? Redirect($"/opstellen/{started.Value.Id}") : Refused(started.Refusals);
    }
}
