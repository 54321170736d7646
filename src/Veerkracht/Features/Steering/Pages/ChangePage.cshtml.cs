using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Steering.Pages.Forms;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Steering.Pages;

/// <summary>
/// A change in three steps: fill in, see who and what is touched, propose it with a reason. What was typed goes along all the way.
/// </summary>
[For(Audience.Managing)]
public sealed class ChangePageModel(
    CallCatalogue calls,
    CallChangeKinds kinds,
    ProposeCallChange propose,
    IEnumerable<ChangeForm> forms,
    ReferenceData reference,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : SteeringPage(calls, L)
{
    private const int MostFound = 30;
    private static readonly string[] NotTyped = ["__RequestVerificationToken", "reason", "payload"];

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What was looked at, so that it is what is proposed.</summary>
    [BindProperty]
    public string? Payload { get; set; }

    public ChangeForm Form { get; private set; } = null!;
    public TypedForm Typed { get; private set; } = new(null, Language.Nl);
    public ChangePreview? Preview { get; private set; }

    /// <summary>All that was typed, for the hidden boxes of the second step.</summary>
    public IEnumerable<(string Name, string Value)> Boxes =>
        Request.Form.Where(f => !NotTyped.Contains(f.Key)).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")));

    public IReadOnlyList<Choice> Steps => [.. Call.Steps.Select(s => new Choice(s.Id, Texts[s.Title]))];
    public IReadOnlyList<Choice> Classes =>
        [.. Call.Applicants.Select(a => new Choice(a.Class, Texts[MunicipalityFacts.ClassName(a.Class)]))];

    /// <summary>Governments whose name has what was searched, and those that were ticked before.</summary>
    public IReadOnlyList<Choice> Found
    {
        get
        {
            var (picked, search) = (Typed.All("picked"), new OrganisationSearch(Typed["search"]));
            var all = organisations.On(clock.Today).Select(o => (Key: organisations.KeyOf(o.Id), Of: o)).ToList();
            return
            [
                .. all.Where(o => picked.Contains(o.Key))
                    .Concat(
                        search
                            .Among(organisations.On(clock.Today).Where(o => Call.Applicants.Any(a => a.Class == o.Class)), o =>
                                CallWords.Name(o.Class, o.Name)
                            )
                            .Select(o => (Key: organisations.KeyOf(o.Id), Of: o))
                            .Where(o => !picked.Contains(o.Key))
                            .Take(MostFound)
                    )
                    .Select(o => new Choice(
                        o.Key,
                        CallWords.Name(o.Of.Class, o.Of.Name),
                        $"{Texts[MunicipalityFacts.ClassName(o.Of.Class)]} · {o.Of.Nis ?? o.Key}"
                    )),
            ];
        }
    }

    public IReadOnlyList<Choice> Settings =>
        [
            .. Call.Settings.Select(s => new Choice(
                s.Id,
                $"{Texts[s.Label]}: {Core.Amounts.Numerals.WriteExact(s.Value, Texts.Language)} {Texts[s.Unit]}".TrimEnd()
            )),
        ];
    public IReadOnlyList<Choice> Tables =>
        [.. Call.Funding.Rights.Where(r => r.Rows is not null).Select(r => new Choice(r.Id, Texts[r.Title]))];

    /// <summary>All kinds of governments that there are, for who may apply.</summary>
    public IReadOnlyList<Choice> AllClasses =>
        [.. Core.Calls.Reading.ApplicantsReader.Classes.Select(c => new Choice(c, Texts[MunicipalityFacts.ClassName(c)]))];

    /// <summary>The texts that were searched, and those that were changed before; each as it stands in its boxes.</summary>
    public IReadOnlyList<(string Path, string Where, LocalText Now, LocalText Typed)> FoundTexts
    {
        get
        {
            var (text, changed) = (SearchText.Of(Typed["search"]), TextForm.Changed(Call, Typed));
            return
            [
                .. CallTexts
                    .Of(Call)
                    .Where(t =>
                        changed.ContainsKey(t.Key)
                        || (text.Length > 0 && SearchText.Of(t.Value.Nl, t.Value.En).Contains(text, StringComparison.Ordinal))
                    )
                    .Take(MostFound)
                    .Select(t => (t.Key, Where(t.Key), t.Value, changed.GetValueOrDefault(t.Key, t.Value))),
            ];
        }
    }

    /// <summary>The step in which a text stands; the call for its own texts.</summary>
    private string Where(string path) =>
        Texts[
            (
                Call.Steps.FirstOrDefault(s =>
                    path.StartsWith(s.Id + "/", StringComparison.Ordinal) || path.StartsWith(s.Id + ".", StringComparison.Ordinal)
                )?.Title
                ?? Call.Title
            )
        ];

    /// <summary>The table that counts now, as the file that comes back changed.</summary>
    public IActionResult OnGetTable(string? right)
    {
        if (!LoadForm() || Call.Funding.Rights.FirstOrDefault(r => r.Id == right && r.Rows is not null) is not { } table)
            return NotFound();
        var rows = table
            .Rows!.OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => $"{r.Key},\"{reference.Municipality(r.Key, table.Date)?.Name}\",{r.Value}");
        return File(
            System.Text.Encoding.UTF8.GetBytes("nis,name,amount\n" + string.Join('\n', rows) + "\n"),
            "text/csv",
            $"{Slug}-{right}.csv"
        );
    }

    public IActionResult OnGet() => LoadForm() ? Page() : NotFound();

    /// <summary>Back from the second step to the boxes, with what was typed.</summary>
    public IActionResult OnPostEdit() => LoadForm() ? Page() : NotFound();

    public IActionResult OnPostSearch() => LoadForm() ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (!LoadForm())
            return NotFound();
        var payload = Form.Payload(Call, Typed);
        return payload.Done ? await Show(payload.Value, stop) ?? Page() : Refused(payload.Refusals);
    }

    [Does(typeof(ProposeCallChange))]
    public async Task<IActionResult> OnPostProposeAsync(CancellationToken stop)
    {
        if (!LoadForm())
            return NotFound();
        var outcome = await propose.Do(Actor, Slug, Kind, Payload ?? "", Reason ?? "", stop);
        if (outcome.Done)
            return Redirect($"{Address}/voorstel/{outcome.Value.Id}?gedaan=proposed");
        return await Show(Payload ?? "", stop) ?? Refused(outcome.Refusals);
    }

    /// <summary>Null where there is a preview to show.</summary>
    private async Task<IActionResult?> Show(string payload, CancellationToken stop)
    {
        var preview = await kinds.Find(Kind)!.Preview(Slug, payload, stop);
        if (!preview.Done)
            return Refused(preview.Refusals);
        (Preview, Payload) = (preview.Value, preview.Value.Payload ?? payload);
        ModelState.Clear();
        return null;
    }

    private bool LoadForm()
    {
        if (
            !Load()
            || kinds.Find(Kind) is not { } kind
            || ActFrame.Refuses(ProposeCallChange.Kind, Actor, new CallToChange(Call.Slug, Call.Measure, kind)) is not null
            || forms.FirstOrDefault(f => f.Kind == Kind && f.Fits(Call)) is not { } form
        )
            return false;
        (Form, Typed) = (form, new TypedForm(Request.HasFormContentType ? Request.Form : null, Texts.Language));
        return true;
    }
}
