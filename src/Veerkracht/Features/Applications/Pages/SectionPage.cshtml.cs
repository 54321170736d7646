using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>One section of a draft. Every button saves first; then it does what it says.</summary>
[StreamedForm]
[SavesTyping]
[For(Audience.Applicant)]
public sealed class SectionPageModel(
    StepServices services,
    SaveAnswers save,
    AttachFiles attach,
    ShownFiles shown,
    PartnerProjects partners,
    OrganisationRegistry organisations
) : StepPage(services)
{
    [BindProperty(SupportsGet = true, Name = "section")]
    public string SectionId { get; set; } = "";

    public Section Section { get; private set; } = null!;
    public IReadOnlyList<FieldView> Fields { get; private set; } = [];

    /// <summary>What may not be changed in a revision, to be read beside what may.</summary>
    public IReadOnlyList<ToldAnswer> Closed { get; private set; } = [];
    public IReadOnlyList<ConflictView> Conflicts { get; private set; } = [];

    /// <summary>Boxes in which the text of a colleague came with this save, for the script that keeps the screen.</summary>
    public IReadOnlyList<string> Taken { get; private set; } = [];
    public IReadOnlyList<Finding> Shown { get; private set; } = [];

    /// <summary>See <see cref="SectionLooks"/>.</summary>
    public SectionLooks Looks => field ??= SectionLooks.Of(this, Services.Calls.Number);

    /// <summary>Regions that a save by script changed.</summary>
    public IReadOnlySet<string> Changed { get; private set; } = new HashSet<string>();

    /// <summary>Name of the hidden input in which a form carries its looks.</summary>
    public const string LooksName = "beeld";
    public string Basis { get; private set; } = "";
    public int Number => Sections.TakeWhile(s => s != Section).Count() + 1;
    public bool IsLast => Number == Sections.Count;

    /// <summary>Where the link behind this section leads.</summary>
    public string NextHref => IsLast ? $"{Address}/controle" : AddressOf(Sections[Number]);

    /// <summary>The computation shows beside the amounts that are typed.</summary>
    public bool ShowsAmounts => Definition.ComputesAmounts && Section.Fields.Any(HasAmount);

    /// <summary>Here partners are named who must confirm.</summary>
    public bool ShowsPartners => Section.Fields.Any(f => f.MustConfirm);

    /// <summary>Whom the answers name and nobody asked yet.</summary>
    public IReadOnlyList<UnaskedPartner> Unasked { get; private set; } = [];
    public string UnaskedNames => string.Join(", ", Unasked.Select(p => p.Name));

    /// <summary>Value of the button that leads to where partners are asked.</summary>
    public const string ToPartners = "partners";
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Evaluation.Amounts, L, Evaluation.Unknown), Asked);

    /// <summary>What was typed in the part before and cannot be used, with the address of each box.</summary>
    public IReadOnlyList<(LocalText Message, string Href)> Behind { get; private set; } = [];

    /// <summary>In the address of a part: the part from which somebody came on with answers that cannot be used.</summary>
    private const string From = "van";

    public async Task<IActionResult> OnGetAsync(string? toon, string? van, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        if (Definition.Form.Sections.All(s => s.Id != SectionId))
            return NotFound();
        await Prepare(again: false, stop);
        if (!Show(toon == "alles"))
            return NotFound();
        if (Sections.FirstOrDefault(s => s.Id == van && s != Section) is { } before)
            Behind =
            [
                .. Evaluation
                    .Errors.Where(e => SectionOf(e) == before && IsTyped(e))
                    .Select(e => (e.Message, $"{AddressOf(before)}#{Uri.EscapeDataString(FieldIds.Of(e.Field))}")),
            ];
        return Page();
    }

    /// <summary>Organisations that fit what is being typed, for the box that completes it.</summary>
    public async Task<IActionResult> OnGetZoekAsync(string? q, CancellationToken stop) =>
        await Load(stop) ? new JsonResult(Organisations(_ => null).Found(q ?? "", [])) : NotFound();

    /// <summary>Saves before anything is looked at; then the draft is evaluated once, as it is now.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var form = Request.Form;
        var boxes = form.Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())).ToList();
        var maps = StreamedFormAttribute.Maps(HttpContext);
        // Which shape is asked stands in the form, so it is looked up before anything is saved.
        if (maps.Count > 0 && !await Find(stop))
            return NotFound();
        var drawn = maps.Count > 0 ? MapFilesRead.Of(maps, Definition.Form) : MapFilesRead.None;
        boxes = drawn.In(boxes);
        var basis = form["basis"].FirstOrDefault();
        _ = int.TryParse(form["versie"].FirstOrDefault(), out var opened);
        var outcome = await save.Section(Actor, DossierId, StepId, SectionId, boxes, basis, L.Language, opened, stop);
        if (!outcome.Done)
            return await NotSaved(outcome.Refusals, boxes, stop);
        var saved = outcome.Value;
        Take(saved.Draft);
        // The form was replaced while it stood open here: what was typed is kept, and the new form is shown with what happened.
        if (opened > 0 && opened < Call.Version)
            return Redirect(Definition.Form.Sections.FirstOrDefault(s => s.Id == SectionId) is { } same ? AddressOf(same) : Address);
        var files = await ChangeFiles(form["remove"].FirstOrDefault(), form["place"].FirstOrDefault(), stop);
        if (files.Asked && !await Find(stop))
            return NotFound();
        await Evaluate(AsTyped(saved), stop);
        await Prepare(IsByScript, stop);
        IReadOnlyList<Finding> notes = [.. drawn.Notes, .. files.Renamed];
        Evaluation = Evaluation with { Warnings = [.. notes, .. Evaluation.Warnings] };
        IReadOnlyList<Finding> unfit = [.. drawn.Unfit, .. files.Unfit];
        if (!Show(false, unfit))
            return IsByScript ? NotFound() : Redirect(Address);
        Taken = saved.Taken;
        if (files.Refusals.Count > 0)
            return Refused(files.Refusals);
        if (saved.Conflicts.Count > 0 || unfit.Count > 0)
            return await Again(saved.Conflicts, basis, stop);
        // What was changed of a file is told before going on.
        if (notes.Count > 0)
            return Page();
        // A person goes on to the next page; a save by script stays on this one.
        return !IsByScript ? Redirect(Next(form))
            : form[LooksName].FirstOrDefault() is { } carried && !files.Asked ? OnlyWhatChanged(carried)
            : Page();
    }

    /// <summary>What the form that was sent does not show yet, and what its next save must bring along.</summary>
    private PartialViewResult OnlyWhatChanged(string carried)
    {
        var changed = Looks.Since(carried).ToHashSet();
        if (Taken.Count > 0)
            changed.Add(SectionLooks.Fields);
        Changed = changed;
        return Partial("_SectionChanges", this);
    }

    private bool IsByScript => Request.Headers.ContainsKey("X-Partial");

    /// <summary>Nothing was saved: what was typed stays on the screen.</summary>
    private async Task<IActionResult> NotSaved(
        IReadOnlyList<Refusal> refusals,
        IReadOnlyCollection<KeyValuePair<string, string[]>> boxes,
        CancellationToken stop
    )
    {
        if (!await Find(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        if (Definition.Form.Sections.All(s => s.Id != SectionId))
            return NotFound();
        await Evaluate(FormBinder.Apply(Definition.Form, AnswersJson.Read(Step.Answers), SectionId, boxes, L.Language), stop);
        await Prepare(again: false, stop);
        return Show(false) ? Refused(refusals) : NotFound();
    }

    /// <param name="Asked">Files came along, or one was to be taken away.</param>
    /// <param name="Unfit">Why some files were not attached.</param>
    private sealed record FileChanges(bool Asked, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Finding> Unfit)
    {
        /// <summary>Files that were kept under another name than they came with.</summary>
        public IReadOnlyList<Finding> Renamed { get; init; } = [];
    }

    private async Task<FileChanges> ChangeFiles(string? remove, string? place, CancellationToken stop)
    {
        var received = StreamedFormAttribute.Files(HttpContext);
        if (received.Count == 0 && remove is null && place is null)
            return new(false, [], []);
        if ((await With(remove, attach.Remove, stop) ?? await With(place, attach.TakePlaceOut, stop)) is { } problem)
            return new(true, problem, []);
        var (unfit, renamed) = (new List<Finding>(), new List<Finding>());
        foreach (var group in received.GroupBy(f => f.Field))
        {
            var attached = await attach.Do(Actor, DossierId, StepId, group.Key, [.. group.Select(g => g.File)], stop);
            if (!attached.Done)
                return new(true, attached.Refusals, unfit);
            unfit.AddRange(attached.Value.Refused);
            renamed.AddRange(attached.Value.Renamed);
        }
        return new(true, [], unfit) { Renamed = renamed };
    }

    private delegate Task<Outcome<bool>> Doing(Actor actor, Guid dossier, string step, string path, Guid document, CancellationToken stop);

    /// <param name="what">Path of the field and id of the file, as a button sends them.</param>
    private async Task<IReadOnlyList<Refusal>?> With(string? what, Doing act, CancellationToken stop)
    {
        var parts = (what ?? "").Split(':');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var document))
            return null;
        var done = await act(Actor, DossierId, StepId, parts[0], document, stop);
        return done.Done ? null : done.Refusals;
    }

    /// <summary>What is saved, with the own text of this person where a colleague changed the same.</summary>
    private JsonObject AsTyped(SavedAnswers saved)
    {
        var answers = AnswersJson.Read(Step.Answers);
        foreach (var conflict in saved.Conflicts)
            FormPath.Set(answers, conflict.Field, FormPath.Get(saved.Mine, conflict.Field)?.DeepClone());
        return answers;
    }

    /// <summary>The page once more, with what stands in the way.</summary>
    private async Task<IActionResult> Again(IReadOnlyList<SaveConflict> conflicts, string? opened, CancellationToken stop)
    {
        Basis = AnswerMerge.Basis(Section, AnswersJson.Read(Step.Answers), opened, conflicts);
        Conflicts = await Told(conflicts, stop);
        Response.StatusCode = conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>With the name of the colleague, and names of organisations in place of their numbers.</summary>
    private async Task<IReadOnlyList<ConflictView>> Told(IReadOnlyList<SaveConflict> conflicts, CancellationToken stop)
    {
        var names = await Services.Companies.Names(conflicts.Select(c => c.Saved?.By).OfType<Guid>(), Dossier, stop);
        string Text(SaveConflict conflict, string text) =>
            FormPath.FieldAt(Definition.Form, conflict.Field) is { Kind.HoldsOrganisations: true }
                ? string.Join(
                    ", ",
                    text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(k => organisations.NameOf(k, Services.Clock.Today))
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
            )
            {
                IsOwn = c.Saved?.By == Actor.PersonId,
            }),
        ];
    }

    /// <summary>The outermost fields carry the remarks of all that is inside them.</summary>
    private FieldView WithRemarks(FieldView view)
    {
        if (view.Field.Kind.IsComputed)
            return view;
        var threads = Company.Remarks.Where(r => r.Top == view.Path).ToList();
        return view with
        {
            Remarks = new FieldRemarks(view.Path, L[view.Field.Label], [.. threads.Where(t => t.Remark.IsOpen)], threads.Count),
        };
    }

    private IReadOnlyDictionary<string, FileNote> _notes = new Dictionary<string, FileNote>();

    /// <summary>Reads what the page shows beside the answers.</summary>
    private async Task Prepare(bool again, CancellationToken stop)
    {
        await Meet(SectionId, again, stop);
        _notes = await shown.Notes(DossierId, Answers, stop);
        if (Definition.Form.Sections.First(s => s.Id == SectionId).Fields.Any(f => f.MustConfirm))
            Unasked = await partners.Unasked(Draft, Evaluation.Clean, stop);
    }

    private bool Show(bool all, IReadOnlyList<Finding>? more = null)
    {
        if (Sections.FirstOrDefault(s => s.Id == SectionId) is not { } section)
            return false;
        Section = section;
        if (more is { Count: > 0 })
            Evaluation = Evaluation with { Errors = [.. more, .. Evaluation.Errors] };
        Shown = [.. Evaluation.Errors.Where(e => SectionOf(e) == section && (all || more?.Contains(e) == true || IsTyped(e)))];
        Fields = [.. View().Fields(section).Where(f => MayChange(f.Field) || f.Field.Kind.IsComputed).Select(WithRemarks)];
        if (Step.Revision?.Open is not null)
            Closed = ToldAnswers.Of(
                section with
                {
                    Fields = [.. section.Fields.Where(f => !MayChange(f) && !f.Kind.IsComputed)],
                },
                Answers,
                Evaluation,
                L,
                names: key => organisations.NameOf(key, Services.Clock.Today)
            );
        Basis = AnswerMerge.Basis(section, Answers);
        return true;
    }

    private FormView View() =>
        new(Answers, Evaluation with { Errors = Shown }, L, Organisations(Searched))
        {
            Notes = _notes,
            SendTo = $"{Address}/bestanden",
            Home = Territory?.Nis,
            ReadsMaps = true,
        };

    /// <summary>Of the button that leads to the remarks of a field.</summary>
    private const string Remark = "opmerking:";

    private string Next(IFormCollection form)
    {
        var taken = form["remove"].FirstOrDefault() ?? form["place"].FirstOrDefault();
        if ((form["upload"].FirstOrDefault() ?? taken?.Split(':')[0]) is { } field)
            return At(field) + "-field";
        if (ItemPlace.Of(form, Answers) is { } item)
            return At(item);
        return form["doe"].LastOrDefault() switch
        {
            { } remark when remark.StartsWith(Remark, StringComparison.Ordinal) => RemarkAddress.Of(
                DossierId,
                StepId,
                remark[Remark.Length..]
            ),
            { } search when Sought(form, search) is { } path => Search(path, form[OrganisationBoxes.Search + path].First()!),
            ToPartners => $"{Address}/samenwerken#partners",
            "verder" => NextHref + (!IsLast && Shown.Count > 0 ? $"?{From}={SectionId}" : ""),
            "vorige" when Number > 1 => AddressOf(Sections[Number - 2]),
            _ => AddressOf(Section),
        };
    }

    /// <summary>The question in which is searched: by its button, or by Enter in its box, which presses the first button.</summary>
    private static string? Sought(IFormCollection form, string pressed)
    {
        var names = form.Keys.Where(k => k.StartsWith(OrganisationBoxes.Search, StringComparison.Ordinal));
        var name = names.FirstOrDefault(k => pressed == k || (pressed == "bewaar" && !string.IsNullOrWhiteSpace(form[k].FirstOrDefault())));
        return name?[OrganisationBoxes.Search.Length..];
    }

    private string Search(string path, string text) =>
        QueryHelpers.AddQueryString(AddressOf(Section), new Dictionary<string, string?> { ["in"] = path, ["zoek"] = text.Trim() })
        + $"#{Uri.EscapeDataString(FieldIds.Of(path))}-field";

    /// <summary>The place of a field in this section; its path is as somebody sent it.</summary>
    private string At(string field) => $"{AddressOf(Section)}#{Uri.EscapeDataString(FieldIds.Of(field))}";

    /// <summary>What is searched in a box: in the address, where somebody came by the button "Zoek".</summary>
    private string? Searched(string path) => Request.Query["in"] == path ? Request.Query["zoek"].FirstOrDefault() : null;

    private OrganisationBoxes Organisations(Func<string, string?> searched) =>
        new(organisations, Call.Applicants.Select(a => a.Class), Dossier.Organisation, Services.Clock.Today, L, searched);

    private static bool HasAmount(Field field) => field.IsAmount || field.Columns.Any(HasAmount) || field.Fields.Any(HasAmount);
}
