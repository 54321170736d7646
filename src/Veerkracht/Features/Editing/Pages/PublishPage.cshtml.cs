using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>What publication would do, the proposal to do it, and the decision of the second person.</summary>
[For(Audience.Steering)]
public sealed class PublishPageModel(
    DraftServices services,
    PublishDraft publication,
    ProposeCallChange propose,
    ConfirmCallChange confirm,
    RefuseCallChange refuse
) : DraftPage(services)
{
    public ChangePreview? Preview { get; private set; }

    /// <summary>Why it cannot be published now; empty where it can.</summary>
    public IReadOnlyList<Refusal> Cannot { get; private set; } = [];
    public CallChange? Change { get; private set; }

    public bool MayPropose =>
        Draft.State == CallDraftState.Writing
        && Preview is { } preview
        && Offers(new CallToChange(Draft.Slug, Draft.Measure, publication))
        // The text can name another measure than the one for which it is written.
        && Offers(new CallToChange(Draft.Slug, preview.Measure, publication));

    public bool MayConfirm => Cannot.Count == 0 && Change is { } change && ActFrame.Refuses(ConfirmCallChange.Kind, Actor, change) is null;
    public bool MayRefuse => Change is { } change && ActFrame.Refuses(RefuseCallChange.Kind, Actor, change) is null;

    /// <summary>Why this approver may not publish it, where that is so: it is about more than the limit.</summary>
    public Refusal? TooMuch => Change is { } change ? ActFrame.AboveLimit(ConfirmCallChange.Kind, Actor, change) : null;
    public string ProposedBy { get; private set; } = "";
    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop) ? Page() : NotFound();

    [Does(typeof(ProposeCallChange), Doing = "voorleggen")]
    [Does(typeof(ConfirmCallChange), Doing = "bevestig")]
    [Does(typeof(RefuseCallChange), Doing = "weiger")]
    public async Task<IActionResult> OnPostAsync(string? doe, string? reden, Guid? voorstel, CancellationToken stop)
    {
        Reason = reden ?? "";
        if (!await Load(stop))
            return NotFound();
        var refusals = doe switch
        {
            "voorleggen" => (await propose.Do(Actor, Draft.Slug, PublishDraft.Word, DraftPayload.Of(Draft), Reason, stop)).Refusals,
            "bevestig" when voorstel is { } change => (await confirm.Do(Actor, change, Reason, stop)).Refusals,
            "weiger" when voorstel is { } change => (await refuse.Do(Actor, change, Reason, stop)).Refusals,
            _ => [Refusal.NotFound()],
        };
        if (refusals.Count == 0)
            return Redirect($"{Address}/publiceren");
        return await Show(stop) ? Refused(refusals) : NotFound();
    }

    private bool Offers(CallToChange call) => ActFrame.Refuses(ProposeCallChange.Kind, Actor, call) is null;

    private async Task<bool> Show(CancellationToken stop)
    {
        if (!await Load(stop))
            return false;
        if (Draft.State is CallDraftState.Published or CallDraftState.Dropped)
            return true;
        var looked = await publication.Preview(Draft.Slug, DraftPayload.Of(Draft), stop);
        (Preview, Cannot) = (looked.Value, looked.Refusals);
        if (Draft.State != CallDraftState.Proposed)
            return true;
        Change = await Services.Db.ProposalOf(DraftId, stop);
        if (Change is null)
            return true;
        ProposedBy = await NameOf(Change.ProposedBy, stop);
        Change.PutsAtStake(await publication.AtStake(Change, stop));
        return true;
    }
}
