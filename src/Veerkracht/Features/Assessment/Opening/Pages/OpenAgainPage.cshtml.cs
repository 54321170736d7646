using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Features.Assessment.Opening.Pages;

/// <summary>Where the agency chooses what it opens of a step that was sent, or takes that back.</summary>
[For(Audience.Handling)]
public sealed class OpenAgainPageModel(Db db, CallCatalogue calls, OpenAgain open, TakeBackOpening takeBack, Texts L) : DossierPage
{
    public Dossier Dossier { get; private set; } = null!;
    public CallDefinition Call { get; private set; } = null!;
    public DossierStep Step { get; private set; } = null!;
    public Step Definition => Call.Step(Step.StepId);

    /// <summary>What is open now; null where nothing is.</summary>
    public Revision? Opened { get; private set; }

    /// <summary>Why nothing can be opened by this reader now; null where something can.</summary>
    public Refusal? Cannot => OpenAgain.Cannot(Actor, Call, Dossier, Step);

    public bool MayTakeBack => ActFrame.Refuses(TakeBackOpening.Kind, Actor, Dossier) is null;

    public IReadOnlyList<string> Chosen { get; private set; } = [];
    public string? Comment { get; private set; }
    public string? Due { get; private set; }

    public string OpenParts => string.Join(", ", (Opened?.Parts ?? []).Select(p => L[OpenFields.TitleOf(Definition.Form, p)]));

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    public async Task<IActionResult> OnGetAsync(Guid id, string step, CancellationToken stop) =>
        !await Load(id, step, stop) ? NotFound()
        : Cannot is { Kind: RefusalKind.Forbidden } ? Forbid()
        : Page();

    [Does(typeof(OpenAgain))]
    public async Task<IActionResult> OnPostAsync(
        Guid id,
        string step,
        string[]? parts,
        string? comment,
        string? due,
        CancellationToken stop
    )
    {
        var opened = await open.Do(Actor, id, step, parts ?? [], comment ?? "", due, stop);
        if (opened.Done)
            return Redirect($"/dossiers/{id}?gedaan={OpenAgain.Kind.Code}");
        (Chosen, Comment, Due) = (parts ?? [], comment, due);
        return await Load(id, step, stop) ? Refused(opened.Refusals) : NotFound();
    }

    [Does(typeof(TakeBackOpening))]
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, string step, CancellationToken stop)
    {
        var taken = await takeBack.Do(Actor, id, step, null, stop);
        if (taken.Done)
            return Redirect($"/dossiers/{id}?gedaan={TakeBackOpening.Kind.Code}");
        return await Load(id, step, stop) ? Refused(taken.Refusals) : NotFound();
    }

    private async Task<bool> Load(Guid id, string stepId, CancellationToken stop)
    {
        if (
            await db.FindDossier(Actor, id, stop) is not { } dossier
            || dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { Sent: not null } step
        )
            return false;
        (Dossier, Call, Step) = (dossier, calls.Get(dossier.Call, dossier.CallVersion), step);
        if (step.Revision is { Kind: RevisionKind.Asked } asked)
            Opened = await db.Revisions.AsNoTracking().SingleAsync(r => r.Id == asked.Id, stop);
        return true;
    }
}
