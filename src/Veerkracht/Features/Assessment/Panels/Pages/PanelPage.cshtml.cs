using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Assessment.Panels.Pages;

/// <summary>Where a manager sets up a panel: its last day, its members, who reads what, and the interests that were declared.</summary>
[For(Audience.Managing)]
public sealed class PanelPageModel(
    PanelDesk desk,
    OpenPanel open,
    NameAssessor name,
    ReleaseAssessor release,
    AssignReadings assign,
    TakeBackReading takeBack,
    LiftConflict lift,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : DossierPage
{
    public PanelView View { get; private set; } = null!;
    public string Address => $"/jury/{View.Of.Call.Slug}/{View.Of.Step.Id}";

    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? DoneKind { get; set; }

    public string? Done => ActCatalogue.Told(DoneKind) is { } told ? L[told] : null;

    public bool IsOver => View.Of.Panel is { } panel && clock.Today.ToDateOnly() > panel.DueOn;

    public bool MayOpen => Offers(OpenPanel.Kind);
    public bool MayName => Offers(NameAssessor.Kind);
    public bool MayRelease => Offers(ReleaseAssessor.Kind);
    public bool MayAssign => Offers(AssignReadings.Kind);
    public bool MayTakeBack => Offers(TakeBackReading.Kind);

    public bool MayLift(DeclaredView said) => LiftConflict.Cannot(Actor, said.Dossier, said.Conflict) is null;

    private bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, View.Of) is null;

    public string Day(DateOnly day) => L[PanelWordsOfSite.Day(day)];

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    public string? Typed(string box) => Refusals.Count > 0 && Request.HasFormContentType ? Request.Form[box].ToString() : null;

    public IReadOnlyList<Choice> Municipalities =>
        [
            .. organisations
                .On(clock.Today)
                .Where(o => o.Class == OrganisationClass.Municipality)
                .OrderBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new Choice(o.Key, o.Name)),
        ];

    public IReadOnlyList<Choice> Candidates => [.. View.Candidates.Select(c => new Choice($"{c.Id}", c.Name))];

    public IReadOnlyList<Choice> Members => [.. View.Members.Select(m => new Choice($"{m.Member.PersonId}", m.Name))];

    public IReadOnlyList<Choice> Classes => [.. View.Dossiers.Select(d => d.Class).Distinct().Order(StringComparer.Ordinal).Select(Class)];

    public IReadOnlyList<Choice> Provinces =>
        [.. View.Dossiers.Select(d => d.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(p => new Choice(p, p))];

    public IReadOnlyList<Choice> Rules =>
        [
            new(
                nameof(ReadingRule.Balanced),
                L["Evenwichtig", "Balanced"],
                L[
                    "Elke aanvraag naar zoveel beoordelaars; wie het minst leest, komt eerst.",
                    "Each application to so many assessors; who reads least comes first."
                ]
            ),
            new(nameof(ReadingRule.All), L["Alles naar iedereen", "All to everybody"]),
            new(
                nameof(ReadingRule.ByGroup),
                L["Een soort bestuur of een provincie naar één beoordelaar", "A class or a province to one assessor"]
            ),
        ];

    private Choice Class(string id) => new(id, L[MunicipalityFacts.ClassName(id)]);

    public async Task<IActionResult> OnGetAsync(string slug, string step, CancellationToken stop) =>
        await Load(slug, step, stop) ? Page() : NotFound();

    [Does(typeof(OpenPanel), Doing = "instellen")]
    [Does(typeof(NameAssessor), Doing = "benoemen")]
    [Does(typeof(ReleaseAssessor), Doing = "ontslaan")]
    [Does(typeof(AssignReadings), Doing = "verdelen")]
    [Does(typeof(AssignReadings), Doing = "toewijzen")]
    [Does(typeof(TakeBackReading), Doing = "weghalen")]
    [Does(typeof(LiftConflict), Doing = "opheffen")]
    public async Task<IActionResult> OnPostAsync(string slug, string step, string? doe, PanelForm form, CancellationToken stop)
    {
        var person = form.Persoon ?? Guid.Empty;
        var (kind, refusals) = doe switch
        {
            "instellen" => (OpenPanel.Kind, (await open.Do(Actor, slug, step, form.Tot, stop)).Refusals),
            "benoemen" => (NameAssessor.Kind, (await name.Do(Actor, slug, step, person, form.Werkgever, form.Gemeente, stop)).Refusals),
            "ontslaan" => (ReleaseAssessor.Kind, (await release.Do(Actor, slug, step, person, form.Reden, stop)).Refusals),
            "verdelen" => (AssignReadings.Kind, (await assign.Do(Actor, slug, step, form.ByRule, stop)).Refusals),
            "toewijzen" => (
                AssignReadings.Kind,
                (await assign.Do(Actor, slug, step, new(ReadingRule.ByHand, form.Persoon, form.D ?? []), stop)).Refusals
            ),
            "weghalen" => (TakeBackReading.Kind, (await takeBack.Do(Actor, slug, step, form.Dossier ?? Guid.Empty, person, stop)).Refusals),
            "opheffen" => (LiftConflict.Kind, (await lift.Do(Actor, form.Dossier ?? Guid.Empty, person, form.Reden, stop)).Refusals),
            _ => (OpenPanel.Kind, [Refusal.NotFound()]),
        };
        if (refusals.Count == 0)
            return Redirect($"/jury/{slug}/{step}?gedaan={kind.Code}");
        if (refusals[0].Kind == RefusalKind.Forbidden && !Actor.Is(Role.ProgrammeManager))
            return Forbid();
        // The reason of whom stands in a form that is one of several: it is told above all.
        return await Load(slug, step, stop) ? Refused(refusals) : NotFound();
    }

    private async Task<bool> Load(string slug, string step, CancellationToken stop)
    {
        if (await desk.Of(Actor, slug, step, stop) is not { } view)
            return false;
        View = view;
        return true;
    }
}

/// <summary>The boxes of the forms of this page, by their names there.</summary>
public sealed class PanelForm
{
    public string? Tot { get; set; }
    public Guid? Persoon { get; set; }
    public string? Werkgever { get; set; }
    public string? Gemeente { get; set; }
    public string? Reden { get; set; }
    public string? Regel { get; set; }
    public int? Elk { get; set; }
    public string? Klasse { get; set; }
    public string? Provincie { get; set; }
    public Guid? Dossier { get; set; }
    public List<Guid>? D { get; set; }

    internal AskedReadings ByRule =>
        new(
            Enum.TryParse<ReadingRule>(Regel, out var rule) && rule is ReadingRule.All or ReadingRule.ByGroup ? rule : ReadingRule.Balanced,
            rule == ReadingRule.ByGroup ? Persoon : null,
            Class: string.IsNullOrEmpty(Klasse) ? null : Klasse,
            Province: string.IsNullOrEmpty(Provincie) ? null : Provincie,
            Each: Elk
        );
}
