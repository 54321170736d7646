using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Results.Pages;

/// <summary>A measure for everybody: every amount comes from the journal, every count from the dossiers that were awarded.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class MeasurePageModel(
    ProgrammeCatalogue programmes,
    ProgrammeMoney stand,
    CallCatalogue calls,
    IndicatorTotals indicators,
    PublicMoney awards,
    OrganisationRegistry organisations,
    KnownThemes known,
    Clock clock,
    Texts texts
) : PageModel
{
    public const int Size = 25;

    public ProgrammeDefinition Programme { get; private set; } = null!;
    public Measure Measure { get; private set; } = null!;
    public Axis Axis => Programme.Axes.First(a => a.Id == Measure.Axis);
    public MeasureMoney Money { get; private set; } = null!;
    public IReadOnlyList<CallDefinition> Calls { get; private set; } = [];
    public IReadOnlyList<IndicatorTotal> Indicators { get; private set; } = [];
    public AwardsPage Awards { get; private set; } = null!;
    private IEnumerable<CallDefinition> Shown => Calls.Where(c => !c.Decided.Hidden);

    private ThemeTree Tree { get; set; } = null!;

    /// <summary>As they are called today.</summary>
    public IEnumerable<ThemeNode> Themes => Measure.Themes.Select(Tree.Find).OfType<ThemeNode>();

    /// <summary>Those of its calls, as their pages say it; without a call, those of its themes today.</summary>
    public IEnumerable<Contact> Contacts =>
        Shown.Any()
            ? Shown.Select(c => c.Contact).Distinct()
            : Measure.Themes.Select(t => Tree.ContactOf(t, clock.Today)?.Period.Contact).OfType<Contact>().Distinct();

    /// <summary>What its calls pay from: a pot may be announced later than the envelope.</summary>
    public IEnumerable<(CallDefinition Call, LocalText Title, LocalText How, Money Amount)> Funds =>
        from call in Shown
        from fund in RuleWords.Sources(call.Funding)
        select (call, fund.Title, fund.How, fund.Amount);

    /// <summary>The milestones of an agency's project: what was reached, and of the rest the first comes next.</summary>
    public IReadOnlyList<TimelineStep> Project =>
        [
            .. Measure.Project.Select(m => new TimelineStep(
                texts[m.Title],
                When(m),
                m.Realised is not null ? TimelineState.Done
                    : m == Measure.Project.First(p => p.Realised is null) ? TimelineState.Next
                    : TimelineState.Later
            )),
        ];

    /// <summary>The calls in which the proof of this measure is asked.</summary>
    public IReadOnlyList<CallDefinition> ProvenIn => [.. calls.InForce.Where(c => Measure.Proof?.Calls.Contains(c.Slug) == true)];

    public bool ShowsAssumptions => Measure.Assumptions.Count > 0 && User.ToActor()?.Measures.Contains(Measure.Slug) == true;

    private string When(ProjectMilestone milestone) =>
        milestone switch
        {
            { Realised: { } day } => texts[
                $"Bereikt op {DateText.Long(day, Language.Nl)}",
                $"Reached on {DateText.Long(day, Language.En)}"
            ],
            { Planned.IsKnown: true } => texts[$"Gepland: {milestone.Planned.Text.Nl}", $"Planned: {milestone.Planned.Text.En}"],
            _ => texts["De datum is nog niet bekend", "The date is not known yet"],
        };

    public async Task<IActionResult> OnGetAsync(string slug, int pagina, string? na, string? voor, CancellationToken stop)
    {
        if (programmes.FindMeasure(slug) is not var (programme, measure))
            return NotFound();
        (Programme, Measure) = (programme, measure);
        Tree = await known.All(stop);
        Money = (await stand.Now(stop)).Of(measure);
        Calls = [.. calls.InForce.Where(c => c.Measure == slug)];
        Indicators = await indicators.Of(slug, Calls, stop);
        Awards = await awards.Awards(slug, new(pagina, Storable(na), Storable(voor)), Size, stop);
        return Page();
    }

    /// <summary>No number has a character that a database cannot keep.</summary>
    private static string? Storable(string? number) => number?.Contains('\0', StringComparison.Ordinal) == true ? null : number;

    /// <summary>"1.000 projecten"; what is not counted to the end is said so.</summary>
    public string Count =>
        Awards switch
        {
            { Total: 1 } => texts["1 project", "1 project"],
            { More: true } => texts[$"Meer dan {N} projecten", $"More than {N} projects"],
            _ => texts[$"{N} projecten", $"{N} projects"],
        };

    private string N => Numerals.Write(Awards.Total, texts.Language);

    /// <summary>Where the rows behind a stage stand, as far as they are public.</summary>
    public string? Rows(string stage) => stage is "awarded" or "paid" && Awards.Total > 0 ? "#toegekend" : null;

    public string Amount(Indicator indicator, Rational value) =>
        $"{Numerals.Write(value, indicator.Decimals, texts.Language)} {texts[indicator.Unit]}".TrimEnd();

    public string? NisOf(PublicAward award) =>
        organisations.Find(award.Organisation, clock.Today) is { Class: OrganisationClass.Municipality, Nis: { } nis } ? nis : null;
}
