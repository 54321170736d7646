using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Corrections.Pages;

/// <summary>
/// All answers of a step that was sent, open to be corrected: every post shows the difference and what it does; only the last one proposes
/// it.
/// </summary>
[For(Audience.Handling)]
public sealed class CorrectionPageModel(
    Db db,
    CallCatalogue calls,
    CorrectionEffect effect,
    ProposeCorrection propose,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : DossierPage
{
    public Dossier Dossier { get; private set; } = null!;
    public Step Definition { get; private set; } = null!;

    /// <summary>SHA-256 of the answers in force when the page was opened.</summary>
    public string Basis { get; private set; } = "";
    public string? Reason { get; private set; }
    public IReadOnlyList<ToldDifference> Differences { get; private set; } = [];
    public IReadOnlyList<ToldDifference> Amounts { get; private set; } = [];

    /// <summary>What the corrected answers break that was not broken before.</summary>
    public IReadOnlyList<Finding> Errors { get; private set; } = [];
    public IReadOnlyList<(Section Section, IReadOnlyList<FieldView> Fields)> Sections { get; private set; } = [];

    /// <summary>Why this very correction is not possible, though its answers are in order; null where it is.</summary>
    public Refusal? Impossible { get; private set; }

    /// <summary>Why nothing of this dossier can be corrected by this reader now; null where it can.</summary>
    public Refusal? Cannot => ActFrame.Refuses(ProposeCorrection.Kind, Actor, Dossier);
    public IReadOnlyList<string> ReasonErrors => [.. Refusals.Where(r => r.Field == "reason").Select(r => L[r.Message])];

    public async Task<IActionResult> OnGetAsync(Guid id, string step, CancellationToken stop)
    {
        if (await Load(id, step, stop) is not { } answers)
            return NotFound();
        if (Cannot is { Kind: RefusalKind.Forbidden })
            return Forbid();
        await Show(answers, stop);
        return Page();
    }

    [Does(typeof(ProposeCorrection), Doing = "stel_voor")]
    public async Task<IActionResult> OnPostAsync(Guid id, string step, string? basis, string? reason, string? doe, CancellationToken stop)
    {
        if (await Load(id, step, stop) is not { } answers)
            return NotFound();
        if (Cannot is { Kind: RefusalKind.Forbidden })
            return Forbid();
        var was = (JsonObject)answers.DeepClone();
        var boxes = Request.Form.Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())).ToList();
        foreach (var section in Definition.Form.Sections)
            answers = FormBinder.Apply(Definition.Form, answers, section.Id, boxes, L.Language);
        Reason = reason;
        await Show(answers, stop);
        if (doe != "stel_voor")
            return Errors.Count > 0 ? BadRequest(Page()) : Page();
        // What the reader of the page looked at counts, also where it was corrected since.
        var outcome = await propose.Do(Actor, id, step, Changed(was, answers), reason ?? "", basis, stop);
        return outcome.Done ? Redirect($"/dossiers/{id}?gedaan={ProposeCorrection.Kind.Code}") : Refused(outcome.Refusals);
    }

    private IActionResult BadRequest(IActionResult page)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private DossierStep _step = null!;
    private CallDefinition _call = null!;

    /// <summary>The answers in force; null where there is nothing to correct for this reader.</summary>
    private async Task<JsonObject?> Load(Guid id, string step, CancellationToken stop)
    {
        if (await db.FindDossier(Actor, id, stop) is not { } dossier)
            return null;
        _call = calls.Get(dossier.Call, dossier.CallVersion);
        if (
            _call.Steps.FirstOrDefault(s => s.Id == step) is not { } definition
            || dossier.Steps.FirstOrDefault(s => s.StepId == step) is not { InForce: { } inForce } sent
        )
            return null;
        (Dossier, Definition, _step, Basis) = (dossier, definition, sent, Receipt.Hash(inForce));
        return AnswersJson.Read(inForce);
    }

    private async Task Show(JsonObject answers, CancellationToken stop)
    {
        var corrected = await effect.Of(_call, Dossier, _step, answers, stop);
        var known = corrected.Was.Errors.Select(e => (e.Field, e.Code)).ToHashSet();
        Errors = [.. corrected.Becomes.Errors.Where(e => !known.Contains((e.Field, e.Code)))];
        Differences = ToldDifferences.Of(corrected.Differences, L);
        Amounts = ToldDifferences.Amounts(_call, corrected.Was.Amounts, corrected.Becomes.Amounts, L);
        Impossible = Errors.Count == 0 && Differences.Count > 0 ? (await effect.Refusals(corrected, stop)).FirstOrDefault() : null;
        var view = new FormView(answers, corrected.Becomes with { Errors = Errors }, L, Organisations());
        Sections =
        [
            .. Definition
                .Form.Sections.Where(s => corrected.Becomes.Visible.Contains(s.Id))
                .Select(s => (s, WithoutFiles(view.Fields(s))))
                .Where(s => s.Item2.Count > 0),
        ];
    }

    private static IReadOnlyList<FieldView> WithoutFiles(IReadOnlyList<FieldView> fields) =>
        [
            .. fields
                .Where(f => !f.Field.Kind.HoldsFiles)
                .Select(f => f with { Inner = WithoutFiles(f.Inner), Items = [.. f.Items.Select(WithoutFiles)] }),
        ];

    private static JsonObject Changed(JsonObject was, JsonObject now) =>
        new(
            now.Select(a => a.Key)
                .Union(was.Select(a => a.Key))
                .Where(name => !JsonNode.DeepEquals(was[name], now[name]))
                .Select(name => KeyValuePair.Create(name, now[name]?.DeepClone()))
        );

    /// <summary>What is searched in a box, as it was posted.</summary>
    private OrganisationBoxes Organisations() =>
        new(organisations, _call.Applicants.Select(a => a.Class), Dossier.Organisation, clock.Today, L, path =>
            Request.HasFormContentType ? Request.Form[OrganisationBoxes.Search + path].FirstOrDefault() : null
        );
}
