using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Assessment.Places;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Payments;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>
/// The page of a dossier for everybody who may see it, with the acts that this reader may do now. The acts themselves are in the other
/// part.
/// </summary>
[For(Audience.Applicant | Audience.Agency), StreamedForm]
public sealed partial class CasePageModel(
    CaseFiles files,
    CaseTimeline timeline,
    CaseAnswers answers,
    PhaseDifferences phases,
    AwardComputation awards,
    PaymentPlans plans,
    DoublePlaces places,
    InternalFiles internals,
    PanelScores panels,
    Texts L
) : DossierPage
{
    /// <summary>Kind of the act that was just done, to say so.</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public CaseFile Case { get; private set; } = null!;

    /// <summary>What this reader can do with it now.</summary>
    public IReadOnlyList<DossierDeed> Deeds { get; private set; } = [];

    public CaseStatus Status { get; private set; } = null!;
    public IReadOnlyList<TimelineStep> Timeline { get; private set; } = [];
    public IReadOnlyList<SentStep> Sent { get; private set; } = [];

    /// <summary>What the last phase changed; for the administration, once two were sent.</summary>
    public PhaseDifference? Phases { get; private set; }

    /// <summary>What happens on the same places in other dossiers; for the administration.</summary>
    public FoundPlaces DoublePlaces { get; private set; } = new([], false);

    /// <summary>What only the agency sees; null for others.</summary>
    public InternalFile? Internal { get; private set; }

    public bool MayAssign => ActFrame.Refuses(AssignCase.Kind, Actor, Case.Dossier) is null;
    public bool MayNote => ActFrame.Refuses(WriteNote.Kind, Actor, Case.Dossier) is null;

    /// <summary>What an award would be now; only for who may propose it.</summary>
    public AwardResult? AwardNow { get; private set; }

    /// <summary>What an award of a later day would have more.</summary>
    public MoneyToCome ToCome { get; private set; } = MoneyToCome.None;

    /// <summary>What the claim that was sent would be paid; only for who may propose it.</summary>
    public ClaimDue? ClaimNow { get; private set; }

    public LocalText? DoneText => ActCatalogue.Told(Done);
    public bool IsManager => Actor.IsOver(Role.ProgrammeManager, Case.Dossier.Measure);
    public bool IsApprover => Actor.IsOver(Role.SecondApprover, Case.Dossier.Measure);
    public bool MayCorrect => ActFrame.Refuses(ProposeCorrection.Kind, Actor, Case.Dossier) is null;

    public bool MayAnswer(Question question) =>
        ActFrame.Refuses(AnswerQuestion.Kind, Actor, new AskedQuestion(Case.Dossier, question)) is null;

    /// <summary>Files that came with the question, or with its answer.</summary>
    public IReadOnlyList<AttachedFile> FilesOf(Question question, bool ofAnswer) =>
        [
            .. Case
                .QuestionFiles.Where(f => f.QuestionId == question.Id && (f.Organisation == Case.Dossier.Organisation) == ofAnswer)
                .Select(f => FormView.Attached(f)),
        ];

    /// <summary>This reader has to answer something.</summary>
    public bool AsksFirst => Case.Open.Any(MayAnswer);

    /// <summary>
    /// The amounts with which the page begins: what is asked or granted, and what was paid of it. None where nothing is known.
    /// </summary>
    public IReadOnlyList<(Money Amount, LocalText What)> AtStake =>
        Case.Grant is not { } grant
            ? Case.Money.Asked.IsPositive
                ? [(Case.Money.Asked, new("gevraagd", "asked"))]
                : []
            :
            [
                (grant, new LocalText("toegekend", "awarded")),
                .. Case.Money.Paid.IsPositive ? [(Case.Money.Paid, new LocalText("betaald", "paid"))] : Array.Empty<(Money, LocalText)>(),
            ];

    public MoneyStages Stages => new(null, Case.Money.Asked, Case.Money.Reserved, Case.Money.Awarded, Case.Money.Paid);

    public string Title(string step) => L[Case.Call.Step(step).Title];

    /// <summary>What was typed in a box of a form that was refused, so that nobody types it twice.</summary>
    public string? Typed(string name) => Refusals.Count > 0 && Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public IReadOnlyList<string> Errors(string name) => [.. Refusals.Where(r => r.Field == name).Select(r => L[r.Message])];

    /// <summary>Files that came with a form that was refused: a browser does not choose them again by itself.</summary>
    public IReadOnlyList<string> NotKept(string name) =>
        Refusals.Count == 0
            ? []
            :
            [
                .. Received
                    .Where(f => f.Field == name)
                    .Select(f =>
                        L[
                            $"Kies uw bestand opnieuw: {f.File.Name} is niet bewaard.",
                            $"Choose your file again: {f.File.Name} was not kept."
                        ]
                    ),
            ];

    /// <summary>What the panel gave, for who records what the jury chose.</summary>
    public DossierScores? PanelNow { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await Load(id, stop) ? Page()
        // Where something is hidden from an assessor, or it has an interest, it reads there what it may.
        : Actor.Bars.Assigned.Contains(id) ? Redirect($"/beoordelen/{id}")
        : NotFound();

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await files.Find(Actor, id, stop) is not { } file)
            return false;
        Case = file;
        Status = CaseStatus.Of(file);
        Deeds = DossierActs.Offered(Actor, file);
        Timeline = timeline.Of(file);
        Sent = await answers.Of(file, stop);
        if (Actor.HasAuthorityOver(file.Dossier.Measure))
        {
            Phases = await phases.Of(file.Call, file.Dossier, stop);
            DoublePlaces = await places.Of(Actor, file.Dossier, stop);
            Internal = await internals.Of(file.Dossier, stop);
        }
        if (
            IsManager
            && file.Dossier is { State: DossierState.Complete, Awaits: not Desk.SecondApprover }
            && Applications.Phases.Next(file.Call, file.Dossier) is null
        )
            (AwardNow, ToCome) = await awards.WithToCome(file.Call, file.Dossier, stop);
        if (IsManager && file.ForJury is not null)
            PanelNow = await panels.OfDossier(file.Dossier, stop);
        if (IsManager && file.ClaimToPay is { } claim)
            ClaimNow = await plans.Due(file.Dossier, claim.Id, stop);
        return true;
    }

    /// <summary>Back to the page with a word that it is done, or the page with what keeps it from being done.</summary>
    private async Task<IActionResult> Answer<T>(Guid id, Task<Outcome<T>> act, string kind, string form, CancellationToken stop)
    {
        var outcome = await act;
        if (outcome.Done)
            return RedirectToPage(new { id, gedaan = kind });
        if (!await Load(id, stop))
            return NotFound();
        // Each form has boxes of its own; the act does not know their names.
        return Refused([
            .. outcome.Refusals.Select(r => r with { Field = r.Field is null || form.Length == 0 ? r.Field : $"{form}_{r.Field}" }),
        ]);
    }
}
