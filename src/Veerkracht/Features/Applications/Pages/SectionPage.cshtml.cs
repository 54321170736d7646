using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.History;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>One section of a draft. Every button saves first; then it does what it says.</summary>
[StreamedForm]
public sealed class SectionPageModel(StepServices services, SaveAnswers save, AttachFiles attach, ReferenceData reference) : StepPage(services)
{
    [BindProperty(SupportsGet = true, Name = "section")]
    public string SectionId { get; set; } = "";

    public Section Section { get; private set; } = null!;
    public IReadOnlyList<FieldView> Fields { get; private set; } = [];
    public IReadOnlyList<SaveConflict> Conflicts { get; private set; } = [];
    public IReadOnlyList<Finding> Shown { get; private set; } = [];
    public string Basis { get; private set; } = "";
    public int Number => Sections.TakeWhile(s => s != Section).Count() + 1;
    public bool IsLast => Number == Sections.Count;
    /// <summary>The computation shows beside the amounts that are typed.</summary>
    public bool ShowsAmounts => Definition.ComputesAmounts && Section.Fields.Any(HasAmount);
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Evaluation.Amounts, L, Evaluation.Unknown));

    public async Task<IActionResult> OnGetAsync(string? toon, CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        if (Step.Sent is not null) return Redirect($"{Address}/ontvangst");
        return Show(toon == "alles") ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        if (Step.Sent is not null) return Redirect($"{Address}/ontvangst");
        if (!Show(false)) return NotFound();
        var form = Request.Form;
        var boxes = form.Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())).ToList();
        var saved = await save.Section(Actor, DossierId, StepId, SectionId, boxes, form["basis"].FirstOrDefault(), L.Language, stop);
        if (!saved.Done)
        {
            // Nothing was saved: what was typed stays on the screen.
            await Evaluate(FormBinder.Apply(Definition.Form, Answers, SectionId, boxes, L.Language), stop);
            Show(false);
            return Refused(saved.Refusals);
        }
        var refused = new List<Finding>();
        if (await Remove(form["remove"].FirstOrDefault(), stop) is { } problem) return Refused(problem);
        foreach (var group in StreamedFormAttribute.Files(HttpContext).GroupBy(f => f.Field))
        {
            var attached = await attach.Do(Actor, DossierId, StepId, group.Key, [.. group.Select(g => g.File)], stop);
            if (!attached.Done) return Refused(attached.Refusals);
            refused.AddRange(attached.Value.Refused);
        }
        if (!await Load(stop)) return NotFound();
        if (saved.Value.Conflicts.Count > 0 || refused.Count > 0) return await Again(saved.Value, refused, stop);
        // A save by script asks for the page itself; a person goes on to the next.
        return Request.Headers.ContainsKey("X-Partial") ? (Show(false) ? Page() : NotFound()) : Redirect(Next(form));
    }

    private async Task<IReadOnlyList<Refusal>?> Remove(string? what, CancellationToken stop)
    {
        var parts = (what ?? "").Split(':');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var document)) return null;
        var removed = await attach.Remove(Actor, DossierId, StepId, parts[0], document, stop);
        return removed.Done ? null : removed.Refusals;
    }

    /// <summary>The page once more, with what this person typed, and what stands in the way.</summary>
    private async Task<IActionResult> Again(SavedAnswers saved, List<Finding> refused, CancellationToken stop)
    {
        foreach (var conflict in saved.Conflicts) FormPath.Set(Answers, conflict.Field, FormPath.Get(saved.Mine, conflict.Field)?.DeepClone());
        // The fingerprints are those of what is saved: who saves again has seen both texts and chooses.
        var basis = AnswerMerge.Basis(Section, AnswersJson.Read(Step.Answers));
        await Evaluate(Answers, stop);
        Show(false, refused);
        (Conflicts, Basis) = (saved.Conflicts, basis);
        Response.StatusCode = saved.Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    private bool Show(bool all, IReadOnlyList<Finding>? more = null)
    {
        if (Sections.FirstOrDefault(s => s.Id == SectionId) is not { } section) return false;
        Section = section;
        if (more is { Count: > 0 }) Evaluation = Evaluation with { Errors = [.. more, .. Evaluation.Errors] };
        Shown = [.. Evaluation.Errors.Where(e => SectionOf(e) == section && (all || more?.Contains(e) == true || IsTyped(e)))];
        Fields = new FormView(Answers, Evaluation with { Errors = Shown }, L, Organisations()).Fields(section);
        Basis = AnswerMerge.Basis(section, Answers);
        return true;
    }

    private string Next(IFormCollection form)
    {
        if (form.ContainsKey("upload") || form.ContainsKey("remove")) return $"{AddressOf(Section)}#{FieldIds.Of(form["upload"].FirstOrDefault() ?? form["remove"].First()!.Split(':')[0])}-field";
        if (form["_add"].FirstOrDefault() is { } added) return $"{AddressOf(Section)}#{FieldIds.Of(added)}";
        return form["doe"].LastOrDefault() switch
        {
            "verder" when !IsLast => AddressOf(Sections[Number]),
            "verder" => $"{Address}/controle",
            "vorige" when Number > 1 => AddressOf(Sections[Number - 2]),
            _ => AddressOf(Section),
        };
    }

    private IReadOnlyList<Choice> Organisations() => Section.Fields.Any(f => f.Type == FieldType.Organisations)
        ? [.. reference.MunicipalitiesOn(Services.Clock.Today).Where(m => m.Kbo != Dossier.Organisation).OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Choice(m.Kbo, m.Name))]
        : [];

    private static bool HasAmount(Field field) => field.IsAmount || field.Columns.Any(HasAmount) || field.Fields.Any(HasAmount);
}
