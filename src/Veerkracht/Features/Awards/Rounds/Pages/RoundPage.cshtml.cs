using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Steering;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Outcome = Veerkracht.Core.Allocation.Outcome;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>One round: who takes part, what each gets and why, the draw, the proposal and the decision.</summary>
[For(Audience.Steering)]
public sealed class RoundPageModel(
    Db db,
    RoundFiles files,
    ExcludeFromRound exclude,
    IncludeInRound include,
    ProposeRound propose,
    ConfirmRound confirm,
    RefuseRound refuse,
    LiftReserve lift,
    CommitDraw commit,
    CloseList close,
    TypeOutsideValue type,
    ConfirmOutsideValue confirmValue,
    Texts L
) : DossierPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "dossier")]
    public Guid Dossier { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    [BindProperty(Name = "gezien")]
    public string? Seen { get; set; }

    /// <summary>Whose rule is proposed in place of that of the call.</summary>
    [BindProperty(Name = "scenario")]
    public Guid? Scenario { get; set; }

    [BindProperty(Name = "voorstel")]
    public Guid ProposalId { get; set; }

    [BindProperty(Name = "waarde")]
    public string? Value { get; set; }

    [BindProperty(Name = "bron")]
    public string? Source { get; set; }

    [BindProperty(Name = "moment")]
    public string? Moment { get; set; }

    public RoundFileShown Shown { get; private set; } = null!;
    public AwardRound Round => Shown.Round;
    public RoundResult? Result => Shown.Result;

    /// <summary>By all who take part.</summary>
    public Money Asked => Money.Sum((Result?.Outcomes ?? []).Where(o => o.Candidate.Excluded is null).Select(o => o.Candidate.Asked));

    /// <summary>Why it cannot be proposed as it stands.</summary>
    public Refusal? Blocked => Shown.AtHand?.Cannot;
    public bool MayPropose => Shown.AtHand is { } round && ProposeRound.Cannot(Actor, round) is null;
    public bool MayExclude => Offers(ExcludeFromRound.Kind);
    public bool MayInclude => Offers(IncludeInRound.Kind);
    public bool MayConfirm => OffersDecision(ConfirmRound.Kind);
    public bool MayRefuse => OffersDecision(RefuseRound.Kind);
    public Refusal? TooMuch => MayRefuse ? ActFrame.AboveLimit(ConfirmRound.Kind, Actor, Decision!) : null;
    public bool MayLift { get; private set; }
    public bool MayCommit => OffersDraw(CommitDraw.Kind);
    public bool MayClose => OffersDraw(CloseList.Kind) && Shown.Lines.Count > 0;
    public bool MayType => OffersDraw(TypeOutsideValue.Kind);
    public bool MayConfirmValue => OffersDraw(ConfirmOutsideValue.Kind);

    private RoundDecision? Decision => Shown.Proposal is { } proposal ? new(Round, proposal) : null;

    private bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, Round) is null;

    private bool OffersDecision(ActKind kind) => Decision is { } decision && ActFrame.Refuses(kind, Actor, decision) is null;

    private bool OffersDraw(ActKind kind) => ActFrame.Refuses(kind, Actor, new RoundWithDraw(Round, Shown.Draw)) is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Load(stop) ? Page() : NotFound();

    [Does(typeof(ExcludeFromRound), NamesSubject = true)]
    public async Task<IActionResult> OnPostExcludeAsync(CancellationToken stop) =>
        await Answer(await exclude.Do(Actor, Id, Dossier, Reason ?? "", stop), stop);

    [Does(typeof(IncludeInRound), NamesSubject = true)]
    public async Task<IActionResult> OnPostIncludeAsync(CancellationToken stop) =>
        await Answer(await include.Do(Actor, Id, Dossier, Reason ?? "", stop), stop);

    [Does(typeof(ProposeRound))]
    public async Task<IActionResult> OnPostProposeAsync(CancellationToken stop) =>
        await Answer(await propose.Do(Actor, Id, Reason ?? "", string.IsNullOrEmpty(Seen) ? null : Seen, Scenario, stop), stop);

    [Does(typeof(ConfirmRound), NamesSubject = true)]
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop) =>
        await Answer(await confirm.Do(Actor, ProposalId, null, stop), stop);

    [Does(typeof(RefuseRound), NamesSubject = true)]
    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken stop) =>
        await Answer(await refuse.Do(Actor, ProposalId, Reason ?? "", stop), stop);

    [Does(typeof(CommitDraw))]
    public async Task<IActionResult> OnPostCommitAsync(CancellationToken stop) => await Answer(await commit.Do(Actor, Id, stop), stop);

    [Does(typeof(CloseList))]
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop) => await Answer(await close.Do(Actor, Id, stop), stop);

    [Does(typeof(TypeOutsideValue))]
    public async Task<IActionResult> OnPostTypeAsync(CancellationToken stop) =>
        await Answer(await type.Do(Actor, Id, Value ?? "", Source ?? "", Moment ?? "", stop), stop);

    [Does(typeof(ConfirmOutsideValue))]
    public async Task<IActionResult> OnPostConfirmValueAsync(CancellationToken stop) =>
        await Answer(await confirmValue.Do(Actor, Id, Value ?? "", stop), stop);

    [Does(typeof(LiftReserve))]
    public async Task<IActionResult> OnPostLiftAsync(CancellationToken stop)
    {
        var outcome = await lift.Do(Actor, Id, stop);
        return outcome.Done ? Redirect($"/ronden/{outcome.Value.Id}") : await Answer(outcome, stop);
    }

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, CancellationToken stop)
    {
        if (outcome.Done)
            return Redirect($"/ronden/{Id}");
        if (!await Load(stop))
            return NotFound();
        return Refused([.. outcome.Refusals.Select(r => r with { Field = r.Field is null ? null : BoxOf(r.Field) })]);
    }

    private static string BoxOf(string field) =>
        field switch
        {
            "reason" => "reden",
            "value" => "waarde",
            "source" => "bron",
            _ => field,
        };

    private async Task<bool> Load(CancellationToken stop)
    {
        if (await files.Find(Actor, Id, stop) is not { } found || !Actor.MaySteer(found.Round.Measure))
            return false;
        Shown = found;
        MayLift = await LiftReserve.Cannot(db, Actor, Round, stop) is null;
        return true;
    }

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    /// <param name="utc">UTC.</param>
    public static string When(DateTime utc, Texts L) =>
        DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))), L.Language);

    public static (Tone Tone, LocalText Word) StateOf(Outcome outcome) =>
        ProposeRound.KindOf(outcome) switch
        {
            LineOutcome.Awarded => (Tone.Success, new("Krijgt alles", "Gets all")),
            LineOutcome.Part => (Tone.Success, new("Krijgt een deel", "Gets a part")),
            LineOutcome.Reserve => (Tone.Warning, new($"Reserve {outcome.ReservePlace}", $"Reserve {outcome.ReservePlace}")),
            LineOutcome.Refused => (Tone.Error, new("Krijgt niets", "Gets nothing")),
            _ => (Tone.Neutral, new("Doet niet mee", "Takes no part")),
        };

    public static string Score(Candidate candidate, Texts L) => candidate.Total is { } total ? Numerals.Write(total, 2, L.Language) : "–";
}
