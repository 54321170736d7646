using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Payments.Batches.Pages;

/// <summary>One file to the bank: its orders, who prepared and released it, and the file itself.</summary>
[For(Audience.Paying)]
public sealed class BatchPageModel(
    Db db,
    BatchFiles files,
    ProgrammeCatalogue programmes,
    ReleaseBatch release,
    WithdrawBatch withdraw,
    HandOverBatch handOver,
    IBankDrops drops,
    Texts L
) : DossierPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    public BatchShown Shown { get; private set; } = null!;
    public PaymentBatch Batch => Shown.Batch;
    public LocalText Measure => programmes.FindMeasure(Batch.Measure)?.Measure.Title ?? new(Batch.Measure, Batch.Measure);
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public bool MayRelease => Offers(ReleaseBatch.Kind);
    public bool MayWithdraw => Offers(WithdrawBatch.Kind);

    /// <summary>Where the platform brings files to; null where people do.</summary>
    public string? Place => drops.Place;

    /// <summary>By hand: where the platform brings no files, or could not bring this one.</summary>
    public bool MayHandOver =>
        Batch.State == BatchState.Released
        && Offers(HandOverBatch.Kind)
        && (Place is null || Batch.DeliveryFault is not null && Batch.PlacedIn != Place);

    /// <summary>Why an approver who may release others cannot release this one: the own limit is lower.</summary>
    public Refusal? TooMuch => MayRelease ? ActFrame.AboveLimit(ReleaseBatch.Kind, Actor, Batch) : null;

    private bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, Batch) is null;

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Load(stop) ? Page() : NotFound();

    [Does(typeof(ReleaseBatch))]
    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken stop) => await Answer(await release.Do(Actor, Id, stop), stop);

    [Does(typeof(WithdrawBatch))]
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await Answer(await withdraw.Do(Actor, Id, Reason ?? "", stop), stop);

    [Does(typeof(HandOverBatch))]
    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken stop) => await Answer(await handOver.Do(Actor, Id, stop), stop);

    private async Task<IActionResult> Answer(Outcome<PaymentBatch> outcome, CancellationToken stop)
    {
        if (outcome.Done)
            return Redirect($"{PaymentAccess.Href}/{Id}");
        if (!await Load(stop))
            return NotFound();
        return Refused([.. outcome.Refusals.Select(r => r with { Field = r.Field == "reason" ? "reden" : r.Field })]);
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        if (await files.Find(Actor, Id, stop) is not { } shown || !Actor.MaySeePayments(shown.Batch.Measure))
            return false;
        Shown = shown;
        List<Guid> ids = [Batch.ProposedBy, .. new[] { Batch.DecidedBy, Batch.HandedOverBy }.OfType<Guid>()];
        Names = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        if (Batch.HandedOverBy == Actor.System.PersonId)
            Names = new Dictionary<Guid, string>(Names) { [Actor.System.PersonId] = L["het platform", "the platform"] };
        return true;
    }

    public static (Tone Tone, LocalText Word) StateOf(OrderState state) =>
        state switch
        {
            OrderState.Ordered => (Tone.Busy, new("Nog niet beantwoord", "Not answered yet")),
            OrderState.Paid => (Tone.Success, new("Betaald", "Paid")),
            OrderState.Rejected => (Tone.Warning, new("Geweigerd", "Rejected")),
            OrderState.Returned => (Tone.Warning, new("Teruggekomen", "Came back")),
            _ => (Tone.Neutral, new("Ingetrokken", "Withdrawn")),
        };
}
