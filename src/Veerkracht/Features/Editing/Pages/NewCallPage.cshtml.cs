using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>Starts a call from nothing: asks only what it cannot do without.</summary>
[For(Audience.Managing)]
public sealed class NewCallPageModel(StartDraft start, ProgrammeCatalogue programmes, Texts L) : DossierPage
{
    [BindProperty(Name = "maatregel")]
    public string? Measure { get; set; }

    [BindProperty(Name = "titel")]
    public string? TitleNl { get; set; }

    [BindProperty(Name = "titel_en")]
    public string? TitleEn { get; set; }

    [BindProperty(Name = "slug")]
    public string? Slug { get; set; }

    [BindProperty(Name = "nummer")]
    public string? Prefix { get; set; }

    [BindProperty(Name = "contact")]
    public string? ContactName { get; set; }

    [BindProperty(Name = "email")]
    public string? ContactEmail { get; set; }

    public IReadOnlyList<Choice> Measures =>
        [
            .. programmes
                .All.SelectMany(p => p.Measures)
                .Where(m => Actor.IsOver(Role.ProgrammeManager, m.Slug))
                .Select(m => new Choice(m.Slug, L[m.Title])),
        ];

    public IReadOnlyList<string> ErrorsOf(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    public IActionResult OnGet() => Actor.MayWriteCalls() ? Page() : Forbid();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Actor.MayWriteCalls())
            return Forbid();
        var started = await start.FromNothing(Actor, new(Measure, TitleNl, TitleEn, Slug, Prefix, ContactName, ContactEmail), stop);
        return started.Done ? Redirect($"/opstellen/{started.Value.Id}") : Refused(started.Refusals);
    }
}
