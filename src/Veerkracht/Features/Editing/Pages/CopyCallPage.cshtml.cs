using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>Starts a call as a copy of one that is published: a round asks for its name, its title and its days, nothing more.</summary>
[For(Audience.Managing)]
public sealed class CopyCallPageModel(StartDraft start, CallCatalogue calls, Texts L) : DossierPage
{
    [BindProperty(Name = "van", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "slug")]
    public string? Slug { get; set; }

    [BindProperty(Name = "titel")]
    public string? TitleNl { get; set; }

    [BindProperty(Name = "titel_en")]
    public string? TitleEn { get; set; }

    public CallDefinition? Source { get; private set; }
    public IReadOnlyList<(string? Opens, string? Closes)> Windows { get; private set; } = [];
    public IReadOnlyList<Choice> Published =>
        [
            .. calls
                .AllVersions.Where(c => Actor.IsOver(Role.ProgrammeManager, c.Measure))
                .Select(c => new Choice($"{c.Slug}@{c.Version}", $"{L[c.Title]} ({L["versie", "version"]} {c.Version})")),
        ];

    public IReadOnlyList<string> ErrorsOf(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    public IActionResult OnGet()
    {
        if (!Actor.MayWriteCalls())
            return Forbid();
        if (start.Published(From) is not { } from)
            return Page();
        Source = from;
        (Slug, TitleNl, TitleEn) = (NextFree(from.Slug), from.Title.Nl, from.Title.In(Language.En));
        Windows = [.. CallWindows.FirstStep(from).Windows.Select(_ => ((string?)null, (string?)null))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Actor.MayWriteCalls())
            return Forbid();
        Source = start.Published(From);
        Windows = Source is null
            ? []
            :
            [
                .. CallWindows
                    .FirstStep(Source)
                    .Windows.Select((_, i) => ((string?)Request.Form[$"opent{i}"], (string?)Request.Form[$"sluit{i}"])),
            ];
        var started = await start.Copy(Actor, new(From, Slug, TitleNl, TitleEn, Windows), stop);
        return started.Done ? Redirect($"/opstellen/{started.Value.Id}") : Refused(started.Refusals);
    }

    /// <summary>A round that ends in a number gets the next number that is free; another call gets one.</summary>
    private string NextFree(string slug)
    {
        var dash = slug.LastIndexOf('-');
        var (stem, number) = dash > 0 && int.TryParse(slug[(dash + 1)..], out var n) ? (slug[..dash], n) : (slug, 1);
        while (calls.Find($"{stem}-{++number}") is not null) { }
        return $"{stem}-{number}";
    }
}
