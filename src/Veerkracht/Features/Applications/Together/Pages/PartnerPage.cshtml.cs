using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications.Together.Pages;

/// <summary>
/// A draft as a government reads it that is named in it as partner, and where it confirms or declines. Nothing else of the dossier shows.
/// </summary>
[For(Audience.Partner)]
public sealed class PartnerPageModel(
    PartnerDrafts drafts,
    PartnerProjects projects,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : DossierPage
{
    public Draft Draft { get; private set; } = null!;
    public PartnerStand Stand { get; private set; } = null!;
    public PartnerBasis Basis { get; private set; } = null!;
    public Evaluation Evaluation { get; private set; } = null!;
    public Core.Amounts.Money? Asked => Basis.AskedCents is { } cents ? new(cents) : null;

    /// <summary>What each amount that is spread over partners is for this one, and what it bears itself.</summary>
    public IEnumerable<(string Title, Core.Amounts.PartnerAmount Own)> OwnAmounts =>
        from rule in Draft.Call.Funding.Rules
        where Evaluation.Amounts.ContainsKey(rule.Name) && !Evaluation.Unknown.Contains(rule.Name)
        from own in Evaluation.Amounts[rule.Name].ByPartner
        where own.Partner.Length > 0 && projects.Named(Draft, own.Partner) == Stand.Part.Organisation
        select (L[rule.Title], own);
    public Step Definition => Draft.Call.Step(Draft.Step.StepId);
    public IEnumerable<Section> Sections => Draft.Form.Sections.Where(s => Evaluation.Visible.Contains(s.Id));
    public string Here => Stand.Part.Address;

    public bool MayConfirm => !Stand.Counts && Offers(ConfirmPartnership.Kind);
    public bool MayDecline => Stand.Part.State != PartnerState.Declined && Offers(DeclinePartnership.Kind);

    private bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, new PartnerSubject(Draft, Stand.Part)) is null;

    public string? Typed(string name) => Refusals.Count > 0 && Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public IReadOnlyList<string> Errors(string name) => [.. Refusals.Where(r => r.Field == name).Select(r => L[r.Message])];

    /// <summary>Files by their name only: they belong to the applicant.</summary>
    public IReadOnlyList<ToldAnswer> Told(Section section) =>
        [
            .. ToldAnswers
                .Of(section, Draft.Answers, Evaluation, L, names: Name)
                .Select(t => t.Files.Count == 0 ? t : t with { Text = string.Join(", ", t.Files.Select(f => f.Name)), Files = [] }),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id, string step, CancellationToken stop) =>
        await Load(id, step, stop) ? Page() : NotFound();

    [Does(typeof(ConfirmPartnership))]
    public async Task<IActionResult> OnPostConfirmAsync(
        Guid id,
        string step,
        string? remark,
        string? seen,
        [FromServices] ConfirmPartnership confirm,
        CancellationToken stop
    ) => await Answer(id, step, await confirm.Do(Actor, id, step, remark, seen, stop), stop);

    [Does(typeof(DeclinePartnership))]
    public async Task<IActionResult> OnPostDeclineAsync(
        Guid id,
        string step,
        string? remark,
        [FromServices] DeclinePartnership decline,
        CancellationToken stop
    ) => await Answer(id, step, await decline.Do(Actor, id, step, remark, stop), stop);

    private async Task<IActionResult> Answer(Guid id, string step, Outcome<PartnerPart> outcome, CancellationToken stop)
    {
        if (outcome.Done)
            return Redirect(outcome.Value.Address);
        return await Load(id, step, stop) ? Refused(outcome.Refusals) : NotFound();
    }

    private async Task<bool> Load(Guid id, string step, CancellationToken stop)
    {
        if (await drafts.Find(Actor, id, step, stop) is not { } found)
            return false;
        Draft = found.Draft;
        Evaluation = await projects.Evaluate(Draft, stop);
        Basis = projects.Basis(Draft, Evaluation, found.Part.Organisation);
        Stand = new PartnerStand(found.Part, projects.Changes(Draft, Evaluation, found.Part));
        return true;
    }

    private string Name(string key) => organisations.NameOf(key, clock.Today);
}
