using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Documents;
using Veerkracht.Features.History;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>One section of a draft. Every button saves first; then it does what it says.</summary>
[StreamedForm]
public sealed class SectionPageModel(StepServices services, SaveAnswers save, AttachFiles attach, ReferenceData reference)
    : StepPage(services)
{
    [BindProperty(SupportsGet = true, Name = "section")]
    public string SectionId { get; set; } = "";

    public Section Section { get; private set; } = null!;
    public IReadOnlyList<FieldView> Fields { get; private set; } = [];
    public IReadOnlyList<ConflictView> Conflicts { get; private set; } = [];

    /// <summary>Boxes in which the text of a colleague came with this save, for the script that keeps the screen.</summary>
    public IReadOnlyList<string> Taken { get; private set; } = [];
    public IReadOnlyList<Finding> Shown { get; private set; } = [];
    public string Basis { get; private set; } = "";
    public int Number => Sections.TakeWhile(s => s != Section).Count() + 1;
    public bool IsLast => Number == Sections.Count;

    /// <summary>The computation shows beside the amounts that are typed.</summary>
    public bool ShowsAmounts => Definition.ComputesAmounts && Section.Fields.Any(HasAmount);
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Evaluation.Amounts, L, Evaluation.Unknown));

    public async Task<IActionResult> OnGetAsync(string? toon, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (Step.Sent is not null)
            return Redirect($"{Address}/ontvangst");
        if (Definition.Form.Sections.All(s => s.Id != SectionId))
            return NotFound();
        await Meet(SectionId, stop);
        return Show(toon == "alles") ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (Step.Sent is not null)
            return Redirect($"{Address}/ontvangst");
        var form = Request.Form;
        var boxes = form.Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())).ToList();
        if (int.TryParse(form["versie"].FirstOrDefault(), out var opened) && opened < Call.Version)
            return await OnNewerForm(boxes, form["basis"].FirstOrDefault(), opened, stop);
        if (!Show(false))
            return NotFound();
        await Meet(SectionId, stop);
        var saved = await save.Section(
            Actor,
            DossierId,
            StepId,
            SectionId,
            boxes,
            form["basis"].FirstOrDefault(),
            L.Language,
            opened,
            stop
        );
        if (!saved.Done)
        {
            // Nothing was saved: what was typed stays on the screen.
            await Evaluate(FormBinder.Apply(Definition.Form, Answers, SectionId, boxes, L.Language), stop);
            Show(false);
            return Refused(saved.Refusals);
        }
        var refused = new List<Finding>();
        if (await Remove(form["remove"].FirstOrDefault(), stop) is { } problem)
            return Refused(problem);
        foreach (var group in StreamedFormAttribute.Files(HttpContext).GroupBy(f => f.Field))
        {
            var attached = await attach.Do(Actor, DossierId, StepId, group.Key, [.. group.Select(g => g.File)], stop);
            if (!attached.Done)
                return Refused(attached.Refusals);
            refused.AddRange(attached.Value.Refused);
        }
        if (!await Load(stop))
            return NotFound();
        Taken = saved.Value.Taken;
        if (saved.Value.Conflicts.Count > 0 || refused.Count > 0)
            return await Again(saved.Value, form["basis"].FirstOrDefault(), refused, stop);
        // A save by script asks for the page itself; a person goes on to the next.
        return Request.Headers.ContainsKey("X-Partial") ? (Show(false) ? Page() : NotFound()) : Redirect(Next(form));
    }

    /// <summary>The form was replaced while it stood open here: what was typed is kept, and the new form is shown with what happened.</summary>
    private async Task<IActionResult> OnNewerForm(
        IReadOnlyCollection<KeyValuePair<string, string[]>> boxes,
        string? basis,
        int opened,
        CancellationToken stop
    )
    {
        var saved = await save.Section(Actor, DossierId, StepId, SectionId, boxes, basis, L.Language, opened, stop);
        if (!saved.Done)
            return Refused(saved.Refusals);
        return Redirect(Definition.Form.Sections.FirstOrDefault(s => s.Id == SectionId) is { } section ? AddressOf(section) : Address);
    }

    private async Task<IReadOnlyList<Refusal>?> Remove(string? what, CancellationToken stop)
    {
        var parts = (what ?? "").Split(':');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var document))
            return null;
        var removed = await attach.Remove(Actor, DossierId, StepId, parts[0], document, stop);
        return removed.Done ? null : removed.Refusals;
    }

    /// <summary>The page once more, with what this person typed, and what stands in the way.</summary>
    private async Task<IActionResult> Again(SavedAnswers saved, string? opened, List<Finding> refused, CancellationToken stop)
    {
        foreach (var conflict in saved.Conflicts)
            FormPath.Set(Answers, conflict.Field, FormPath.Get(saved.Mine, conflict.Field)?.DeepClone());
        var basis = AnswerMerge.Basis(Section, AnswersJson.Read(Step.Answers), opened, saved.Conflicts);
        await Evaluate(Answers, stop);
        Show(false, refused);
        (Conflicts, Basis) = (await Told(saved.Conflicts, stop), basis);
        Response.StatusCode = saved.Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>With the name of the colleague, and names of organisations in place of their numbers.</summary>
    private async Task<IReadOnlyList<ConflictView>> Told(IReadOnlyList<SaveConflict> conflicts, CancellationToken stop)
    {
        var names = await Services.Companies.Names(conflicts.Select(c => c.Saved?.By).OfType<Guid>(), Dossier, stop);
        string Text(SaveConflict conflict, string text) =>
            FormPath.FieldAt(Definition.Form, conflict.Field) is { Type: FieldType.Organisations }
                ? string.Join(
                    ", ",
                    text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(k => reference.Find(k, Services.Clock.Today)?.Name ?? k)
                )
                : text;
        return
        [
            .. conflicts.Select(c => new ConflictView(
                c.Field,
                L[c.Label],
                Text(c, c.Mine),
                Text(c, c.Theirs),
                AnswerMerge.Mine + c.Seen,
                c.Saved is { } saved ? names.GetValueOrDefault(saved.By) : null,
                c.Saved is { } at ? TimeOf(at.At) : null
            )),
        ];
    }

    /// <summary>The outermost fields carry the remarks of all that is inside them.</summary>
    private FieldView WithRemarks(FieldView view)
    {
        if (view.Field.Type == FieldType.Computed)
            return view;
        var threads = Company.Remarks.Where(r => r.Top == view.Path).ToList();
        return view with
        {
            Remarks = new FieldRemarks(view.Path, L[view.Field.Label], [.. threads.Where(t => t.Remark.IsOpen)], threads.Count),
        };
    }

    private bool Show(bool all, IReadOnlyList<Finding>? more = null)
    {
        if (Sections.FirstOrDefault(s => s.Id == SectionId) is not { } section)
            return false;
        Section = section;
        if (more is { Count: > 0 })
            Evaluation = Evaluation with { Errors = [.. more, .. Evaluation.Errors] };
        Shown = [.. Evaluation.Errors.Where(e => SectionOf(e) == section && (all || more?.Contains(e) == true || IsTyped(e)))];
        Fields = [.. new FormView(Answers, Evaluation with { Errors = Shown }, L, Organisations()).Fields(section).Select(WithRemarks)];
        Basis = AnswerMerge.Basis(section, Answers);
        return true;
    }

    /// <summary>Of the button that leads to the remarks of a field.</summary>
    private const string Remark = "opmerking:";

    private string Next(IFormCollection form)
    {
        if (form.ContainsKey("upload") || form.ContainsKey("remove"))
            return $"{AddressOf(Section)}#{FieldIds.Of(form["upload"].FirstOrDefault() ?? form["remove"].First()!.Split(':')[0])}-field";
        if (form["_add"].FirstOrDefault() is { } added)
            return $"{AddressOf(Section)}#{FieldIds.Of(added)}";
        return form["doe"].LastOrDefault() switch
        {
            { } remark when remark.StartsWith(Remark, StringComparison.Ordinal) => RemarkAddress.Of(
                DossierId,
                StepId,
                remark[Remark.Length..]
            ),
            "verder" when !IsLast => AddressOf(Sections[Number]),
            "verder" => $"{Address}/controle",
            "vorige" when Number > 1 => AddressOf(Sections[Number - 2]),
            _ => AddressOf(Section),
        };
    }

    private IReadOnlyList<Choice> Organisations() =>
        Section.Fields.Any(f => f.Type == FieldType.Organisations)
            ?
            [
                .. reference
                    .MunicipalitiesOn(Services.Clock.Today)
                    .Where(m => m.Kbo != Dossier.Organisation)
                    .OrderBy(m => m.Name, StringComparer.Ordinal)
                    .Select(m => new Choice(m.Kbo, m.Name)),
            ]
            : [];

    private static bool HasAmount(Field field) => field.IsAmount || field.Columns.Any(HasAmount) || field.Fields.Any(HasAmount);
}
