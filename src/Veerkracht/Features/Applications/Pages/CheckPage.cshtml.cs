using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Check your answers: everything on one page, every error with a link to its field, and the button that sends.</summary>
[For(Audience.Applicant)]
public sealed class CheckPageModel(
    StepServices services,
    SubmitStep submit,
    SendingNeeds needs,
    Agreements agreements,
    SignRequests signing,
    OrganisationRegistry organisations
) : StepPage(services)
{
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Evaluation.Amounts, L, Evaluation.Unknown), Asked);

    /// <summary>Sending this page twice is one submission.</summary>
    public string Key => $"{Step.Id:n}-{Step.Version}";

    public AgreementsView Agreements { get; private set; } = null!;

    /// <summary>The call asks for agreements with the answers as they are, and not all of them are there.</summary>
    public bool WaitsForAgreement => Agreements.Stands.Any(s => s.Asked && s.State != AgreementState.Present);

    /// <summary>Agreements are shown where the call asks for them or somebody gave one.</summary>
    public bool ShowsAgreements => Agreements.Stands.Any(s => s.Asked || s.State != AgreementState.None) || Agreements.MayGive;

    public bool MaySend => ActFrame.Refuses(SubmitStep.Kind, Actor, Dossier) is null;

    public IReadOnlyList<ToldAnswer> Told(Section section) =>
        [
            .. section.Fields.SelectMany(f =>
                ToldAnswers.Of(section with { Fields = [f] }, Answers, Evaluation, L, MayChange(f) ? AddressOf(section) : null, key =>
                    organisations.NameOf(key, Services.Clock.Today)
                )
            ),
        ];

    /// <summary>Why a change of what was sent cannot be sent now; null where it can, and for what was never sent.</summary>
    public Refusal? CannotAgain =>
        Opening is null ? null
        : RevisionRefusals.Fixed(Call, Dossier, Step) is { } isFixed ? isFixed
        : Opening.Kind == RevisionKind.Again && AnswersJson.Canonical(Evaluation.Clean) == Step.InForce ? RevisionRefusals.SameAsSent
        : null;

    /// <summary>What is another answer than in what was sent and counts.</summary>
    public IReadOnlyList<AnswerDifference> Changes =>
        field ??= Opening is null ? [] : AnswerDifferences.Of(Definition.Form.Fields, AnswersJson.Read(Step.InForce!), Evaluation.Clean);

    public IReadOnlyList<UnprintedLetters> Unprinted => field ??= UnprintedLetters.In(Sections.SelectMany(Told));

    public IReadOnlyList<UnseenInAnswer> Unseen => field ??= UnseenInAnswer.In(Sections.SelectMany(Told));

    public string LabelOf(RemarkThread thread) =>
        FormPath.FieldAt(Definition.Form, thread.Top) is { } field && L[field.Label] is { Length: > 0 } label ? label : thread.Top;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        !await Show(stop) ? NotFound()
        : !Step.IsBeingWritten ? Redirect($"{Address}/ontvangst")
        : Page();

    [Does(typeof(SubmitStep))]
    public async Task<IActionResult> OnPostAsync(int? version, string? key, CancellationToken stop)
    {
        var sent = await submit.Do(Actor, DossierId, StepId, key is { Length: > 0 and <= 200 } ? key : null, version, stop);
        if (sent.Done)
            return Redirect($"/dossiers/{DossierId}/stap/{StepId}/ontvangst");
        if (!await Show(stop))
            return NotFound();
        if (sent.Refusals[0].Code == StepRefusals.DeadlinePassed)
            return Redirect($"{Address}/termijn");
        return Refused(sent.Refusals);
    }

    /// <summary>Ready, and the reader is one who asks the director or the mayor to send it.</summary>
    public bool MayAskToSign => ActFrame.Refuses(AskToSign.Kind, Actor, new DraftSubject(Draft)) is null;

    /// <summary>When a colleague asked for it last, UTC; null where nobody did.</summary>
    public DateTime? AskedToSign { get; private set; }

    [Does(typeof(AskToSign))]
    public async Task<IActionResult> OnPostSignAsync([FromServices] AskToSign ask, CancellationToken stop)
    {
        var asked = await ask.Do(Actor, DossierId, StepId, stop);
        if (asked.Done)
            return Redirect($"/dossiers/{DossierId}/stap/{StepId}/controle#indienen");
        return await Show(stop) ? Refused(asked.Refusals) : NotFound();
    }

    private async Task<bool> Show(CancellationToken stop)
    {
        if (!await Load(stop))
            return false;
        if (!Step.IsBeingWritten)
            return true;
        await Meet("", stop);
        Evaluation = Evaluation with { Errors = [.. Evaluation.Errors, .. await needs.Partners(Draft, Evaluation, stop)] };
        AskedToSign = await signing.AskedAt(DossierId, StepId, stop);
        var stands = await agreements.Of(Draft, stop);
        Agreements = new AgreementsView(
            stands,
            Actor,
            new(Draft),
            Address,
            Step.Version,
            TimeOf,
            L,
            IsMain: Evaluation.Errors.Count == 0 && stands.Any(s => s.Asked && Actor.Is(s.Role) && s.State != AgreementState.Present)
        );
        return true;
    }
}
