using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Organisations.Pages;

/// <summary>Who existed on a day: 300 municipalities until 2024, 285 from 2025 on.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class MunicipalitiesModel(ReferenceData reference, Clock clock, Texts texts) : PageModel
{
    public const int Size = 50;

    public LocalDate On { get; private set; }
    public LocalText? Error { get; private set; }
    public string? Search { get; private set; }
    public string? Province { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int Existing { get; private set; }
    public int Total { get; private set; }
    public IReadOnlyList<Municipality> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Provinces { get; private set; } = [];

    /// <summary>Carries another day than today on to the page of a municipality.</summary>
    public string OnQuery => On == clock.Today ? "" : "?op=" + DateText.Iso(On);

    public void OnGet(string? zoek, string? provincie, string? op, int pagina = 1)
    {
        On = clock.Today;
        if (!string.IsNullOrWhiteSpace(op))
        {
            if (DateReader.TryRead(op, out var day, out var why))
                On = day;
            else
                (Error, Response.StatusCode) = (why, StatusCodes.Status400BadRequest);
        }
        Search = zoek?.Trim();
        Province = provincie;
        var existing = reference.MunicipalitiesOn(On);
        Existing = existing.Count;
        Provinces =
        [
            new Choice("", texts["Alle provincies", "All provinces"]),
            .. existing.Select(m => m.Province).Distinct().Order(StringComparer.Ordinal).Select(p => new Choice(p, p)),
        ];
        var search = new OrganisationSearch(Search);
        var found = existing
            .Where(m => string.IsNullOrEmpty(Province) || m.Province == Province)
            .Where(m => string.IsNullOrEmpty(Search) || search.Fit(m.Name, m.Nis, m.Kbo) is not null)
            .OrderBy(m => SearchText.Of(m.Name), StringComparer.Ordinal)
            .ToList();
        Total = found.Count;
        PageNumber = Math.Clamp(pagina, 1, Math.Max(1, (Total + Size - 1) / Size));
        Rows = [.. found.Skip((PageNumber - 1) * Size).Take(Size)];
    }
}
