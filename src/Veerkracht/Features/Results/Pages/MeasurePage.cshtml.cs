using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Results.Pages;

/// <summary>A measure for everybody: every amount comes from the journal, every count from the dossiers that were awarded.</summary>
[OutputCache(PolicyName = PublicPage.Policy)]
public sealed class MeasurePageModel(ProgrammeCatalogue programmes, ProgrammeMoney stand, CallCatalogue calls, IndicatorTotals indicators, PublicMoney awards,
    ReferenceData reference, Clock clock, Texts texts) : PageModel
{
    public const int Size = 25;

    public ProgrammeDefinition Programme { get; private set; } = null!;
    public Measure Measure { get; private set; } = null!;
    public Axis Axis => Programme.Axes.First(a => a.Id == Measure.Axis);
    public MeasureMoney Money { get; private set; } = null!;
    public IReadOnlyList<CallDefinition> Calls { get; private set; } = [];
    public IReadOnlyList<IndicatorTotal> Indicators { get; private set; } = [];
    public IReadOnlyList<PublicAward> Awards { get; private set; } = [];
    public long Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public IEnumerable<Contact> Contacts => Measure.Themes.Select(Programme.ContactOf).OfType<Contact>().Distinct();

    public async Task<IActionResult> OnGetAsync(string slug, int pagina, CancellationToken stop)
    {
        if (programmes.FindMeasure(slug) is not var (programme, measure)) return NotFound();
        (Programme, Measure) = (programme, measure);
        Money = (await stand.Now(stop)).Of(measure);
        Calls = [.. calls.InForce.Where(c => c.Measure == slug)];
        Indicators = await indicators.Of(slug, Calls, stop);
        PageNumber = Math.Clamp(pagina, 1, 1_000_000);
        (Awards, Total) = await awards.Awards(slug, PageNumber, Size, stop);
        return Page();
    }

    /// <summary>Where the rows behind a stage stand, as far as they are public.</summary>
    public string? Rows(string stage) => stage is "awarded" or "paid" && Total > 0 ? "#toegekend" : null;

    public string Amount(Indicator indicator, Rational value) => $"{Numerals.Write(value, indicator.Decimals, texts.Language)} {texts[indicator.Unit]}".TrimEnd();

    public string? NisOf(PublicAward award) => reference.Find(award.Organisation, clock.Today) is { Class: OrganisationClass.Municipality, Nis: { } nis } ? nis : null;
}
