using Microsoft.AspNetCore.Mvc;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Withdraws an application, with the reason.</summary>
[For(Audience.ApplicantActing)]
public sealed class WithdrawPageModel(Db db, WithdrawApplication withdraw) : DossierPage
{
    public Dossier Dossier { get; private set; } = null!;
    public string Reason { get; private set; } = "";

    /// <summary>Why this reader cannot withdraw it now; null where that can be done.</summary>
    public Refusal? Cannot => WithdrawApplication.Cannot(Actor, Dossier);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    [Does(typeof(WithdrawApplication))]
    public async Task<IActionResult> OnPostAsync(Guid id, string? reason, CancellationToken stop)
    {
        var withdrawn = await withdraw.Do(Actor, id, reason ?? "", stop);
        if (withdrawn.Done)
            return Redirect($"/mijn-oproepen?{MyCallsModel.Gone}={id}");
        Reason = reason ?? "";
        return await Load(id, stop) ? Refused(withdrawn.Refusals) : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await db.FindDossier(Actor, id, stop) is not { } dossier || !Actor.MayWrite(dossier) || !Actor.IsLocal)
            return false;
        Dossier = dossier;
        return true;
    }
}
