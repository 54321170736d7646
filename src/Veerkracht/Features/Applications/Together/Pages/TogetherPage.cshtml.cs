using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Together.Pages;

/// <summary>Everything about working together on one draft: who is where, who does what, remarks, agreements, partners.</summary>
[For(Audience.Applicant)]
public sealed class TogetherPageModel(
    StepServices services,
    Colleagues colleagues,
    Together.Agreements agreements,
    PartnerProjects partners
) : StepPage(services)
{
    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public AgreementsView Agreements { get; private set; } = null!;
    public IReadOnlyList<PartnerStand> Partners { get; private set; } = [];

    /// <summary>Whom the answers name and nobody asked yet.</summary>
    public IReadOnlyList<UnaskedPartner> Unasked { get; private set; } = [];

    public bool MayAsk => Offers(AskPartner.Kind);

    public bool MayTakeBack(PartnerStand partner) => partner.Part.State == PartnerState.Asked && Offers(WithdrawPartnerRequest.Kind);

    private bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, new DraftSubject(Draft)) is null;

    public bool MayAskAgain(PartnerStand partner) =>
        (partner.Part.State == PartnerState.Declined || (partner.Part.State == PartnerState.Confirmed && !partner.Counts))
        && Offers(AskPartnerAgain.Kind);

    public string LabelOf(RemarkThread thread) =>
        FormPath.FieldAt(Definition.Form, thread.Top) is { } field
            ? L[field.Label] is { Length: > 0 } label
                ? label
                : L[SectionTitle(thread)]
            : thread.Top;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        await Show(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAssignAsync([FromServices] AssignSection assign, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        var refusals = new List<Refusal>();
        foreach (var section in Sections.Where(s => Request.Form.ContainsKey($"voor.{s.Id}")))
        {
            var person = Guid.TryParse(Request.Form[$"voor.{section.Id}"], out var chosen) ? chosen : (Guid?)null;
            var outcome = await assign.Do(Actor, DossierId, StepId, section.Id, person, stop);
            if (!outcome.Done)
                refusals.AddRange(outcome.Refusals.Select(r => r with { Field = $"voor.{section.Id}" }));
        }
        return refusals.Count == 0 ? Redirect($"{Address}/samenwerken") : await Told(refusals, stop);
    }

    [Does(typeof(AgreeWithDraft))]
    public async Task<IActionResult> OnPostAgreeAsync([FromServices] AgreeWithDraft agree, int? version, CancellationToken stop)
    {
        var outcome = await agree.Do(Actor, DossierId, StepId, version, stop);
        return outcome.Done ? Redirect($"/dossiers/{DossierId}/stap/{StepId}/samenwerken#akkoord") : await Told(outcome.Refusals, stop);
    }

    [Does(typeof(AskPartner))]
    public async Task<IActionResult> OnPostAskAsync([FromServices] AskPartner ask, string? partner, CancellationToken stop)
    {
        var outcome = await ask.Do(Actor, DossierId, StepId, partner ?? "", stop);
        return outcome.Done ? Redirect($"/dossiers/{DossierId}/stap/{StepId}/samenwerken#partners") : await Told(outcome.Refusals, stop);
    }

    [Does(typeof(WithdrawPartnerRequest))]
    public async Task<IActionResult> OnPostTakeBackAsync(
        [FromServices] WithdrawPartnerRequest withdraw,
        string? organisation,
        CancellationToken stop
    )
    {
        var outcome = await withdraw.Do(Actor, DossierId, StepId, new OrganisationId(organisation ?? ""), stop);
        return outcome.Done ? Redirect($"/dossiers/{DossierId}/stap/{StepId}/samenwerken#partners") : await Told(outcome.Refusals, stop);
    }

    [Does(typeof(AskPartnerAgain))]
    public async Task<IActionResult> OnPostAskAgainAsync([FromServices] AskPartnerAgain ask, string? organisation, CancellationToken stop)
    {
        var outcome = await ask.Do(Actor, DossierId, StepId, new OrganisationId(organisation ?? ""), stop);
        return outcome.Done ? Redirect($"/dossiers/{DossierId}/stap/{StepId}/samenwerken#partners") : await Told(outcome.Refusals, stop);
    }

    private async Task<IActionResult> Told(IReadOnlyList<Refusal> refusals, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        await Show(stop);
        return Refused(refusals);
    }

    private async Task Show(CancellationToken stop)
    {
        await Meet("", stop);
        Choices =
        [
            .. (await colleagues.Of(Actor.Organisation, stop)).Select(c => new Choice(
                c.Id.ToString(),
                c.Id == Actor.PersonId ? L[$"{c.Name} (u)", $"{c.Name} (you)"] : c.Name
            )),
        ];
        Agreements = new AgreementsView(
            await agreements.Of(Draft, stop),
            Actor,
            new(Draft),
            Address,
            Step.Version,
            TimeOf,
            L,
            IsMain: false
        );
        Partners = await partners.Of(Draft, stop);
        Unasked = await partners.Unasked(Draft, Evaluation.Clean, stop);
    }

    private Core.Texts.LocalText SectionTitle(RemarkThread thread) =>
        Definition.Form.Sections.First(s => s.Fields.Any(f => f.Id == thread.Top)).Title;
}
