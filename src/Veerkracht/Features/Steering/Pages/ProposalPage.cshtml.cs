using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Features.Steering.Pages;

/// <summary>One change: what it does by the call as it is now, and for who may: confirm, refuse, undo.</summary>
[For(Audience.Steering)]
public sealed class ProposalPageModel(
    CallCatalogue calls,
    ChangeList changes,
    CallChangeKinds kinds,
    ConfirmCallChange confirm,
    RefuseCallChange refuse,
    UndoCallChange undo,
    Texts L
) : SteeringPage(calls, L)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "refuse_reason")]
    public string? RefuseReason { get; set; }

    [BindProperty(Name = "undo_reason")]
    public string? UndoReason { get; set; }

    public SignedChange Told { get; private set; } = null!;
    public CallChange Change => Told.Change;

    /// <summary>What it would do now; null where it was decided, or where it can no longer be done.</summary>
    public ChangePreview? Preview { get; private set; }

    /// <summary>Why a proposal can no longer be confirmed.</summary>
    public IReadOnlyList<Finding> Impossible { get; private set; } = [];
    public bool MayConfirm => Offers(ConfirmCallChange.Kind);
    public bool MayRefuse => Offers(RefuseCallChange.Kind);
    public bool CanBeUndone => Change.State == CallChangeState.InForce && kinds.Of(Change).CanBeUndone;
    public bool MayUndo => CanBeUndone && Offers(UndoCallChange.Kind);

    /// <summary>Why this approver may not put it in force or take it back, where that is so: it is about more than the limit.</summary>
    public Refusal? TooMuch =>
        MayRefuse ? ActFrame.AboveLimit(ConfirmCallChange.Kind, Actor, Change)
        : CanBeUndone && Actor.IsOver(Role.SecondApprover, Change.Measure) ? ActFrame.AboveLimit(UndoCallChange.Kind, Actor, Change)
        : null;

    public string KindTitle => Texts[kinds.Of(Change).Title];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadChange(stop) ? Page() : NotFound();

    [Does(typeof(ConfirmCallChange))]
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop) =>
        await Answer(await confirm.Do(Actor, Id, null, stop), "confirmed", null, stop);

    [Does(typeof(RefuseCallChange))]
    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken stop) =>
        await Answer(await refuse.Do(Actor, Id, RefuseReason ?? "", stop), "refused", "refuse_reason", stop);

    [Does(typeof(UndoCallChange))]
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken stop) =>
        await Answer(await undo.Do(Actor, Id, UndoReason ?? "", stop), "undone", "undo_reason", stop);

    private bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, Change) is null;

    private async Task<IActionResult> Answer(Outcome<CallChange> outcome, string done, string? reason, CancellationToken stop)
    {
        if (outcome.Done)
            return Redirect($"/beheer/{Slug}?gedaan={done}");
        if (!await LoadChange(stop))
            return NotFound();
        return Refused([.. outcome.Refusals.Select(r => r with { Field = r.Field == "reason" ? reason : null })]);
    }

    private async Task<bool> LoadChange(CancellationToken stop)
    {
        if (!Load() || await changes.Find(Slug, Id, stop) is not { } told)
            return false;
        Told = told;
        await kinds.Weigh(Change, stop);
        if (Change.State != CallChangeState.Proposed)
            return true;
        var preview = await kinds.Of(Change).Preview(Slug, Change.Payload, stop);
        Preview = preview.Value;
        Impossible = [.. preview.Refusals.Select(r => new Finding("", r.Code, r.Text))];
        return true;
    }
}
