using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Results.Pages;

/// <summary>A municipality: what everybody may know of it and of the money that it received.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class MunicipalityPageModel(
    ReferenceData reference,
    OrganisationRegistry organisations,
    PublicMoney money,
    ProgrammeCatalogue programmes,
    Clock clock
) : PageModel
{
    public Municipality Municipality { get; private set; } = null!;
    public Municipality? Successor { get; private set; }
    public IReadOnlyList<Merger> Predecessors { get; private set; } = [];
    public IReadOnlyList<MeasureOfOrganisation> Money { get; private set; } = [];
    public LocalDate On { get; private set; }

    public LocalText Title(string measure) => programmes.FindMeasure(measure)?.Measure.Title ?? new(measure);

    /// <summary>The list begins in 2019: what merged before it has no page.</summary>
    public bool Knows(string nis) => reference.Municipalities.Any(m => m.Nis == nis);

    public async Task<IActionResult> OnGetAsync(string nis, string? op, CancellationToken stop)
    {
        On = clock.Today;
        var asked = DateReader.TryRead(op, out var day, out _) ? day : On;
        // One that ended is still found: by the day that was asked for, or as it was last.
        if ((reference.Municipality(nis, asked) ?? reference.Municipalities.LastOrDefault(m => m.Nis == nis)) is not { } found)
            return NotFound();
        Municipality = found;
        Successor = reference.Successor(found.Nis, On) is { } next && next != found ? next : null;
        Predecessors = [.. reference.Predecessors(found.Nis).Where(p => p.Date == found.ValidFrom)];
        Money = await money.Of(organisations.Municipality(found.Nis, found.ValidFrom), stop);
        return Page();
    }
}
