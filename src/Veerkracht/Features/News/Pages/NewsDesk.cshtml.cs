using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Features.Themes.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.News.Pages;

/// <summary>All articles of the programmes that the reader manages, in whatever state, and a form that begins one.</summary>
[For(Audience.Managing)]
public sealed class NewsDeskModel(ArticleDesk desk, ProgrammeCatalogue programmes, Db db, Clock clock, Texts texts) : ThemeDeskPage(texts)
{
    public const string Href = "/nieuwsbeheer";
    public const int Size = 50;

    public string? TypedTitle { get; private set; }
    public IReadOnlyList<Article> Articles { get; private set; } = [];
    public int PageNumber { get; private set; }
    public int Total { get; private set; }
    public IReadOnlyList<ProgrammeDefinition> Programmes => programmes.WrittenBy(Actor);

    public (Tone Tone, string Word) StateOf(Article article) =>
        article.StateAt(clock.UtcNow) switch
        {
            ArticleState.Draft => (Tone.Draft, L["Concept", "Draft"]),
            ArticleState.Planned => (Tone.Busy, L["Gepland", "Planned"]),
            ArticleState.Public => (Tone.Success, L["Gepubliceerd", "Published"]),
            _ => (Tone.Neutral, L["Ingetrokken", "Withdrawn"]),
        };

    public string Day(DateTime utc) => DateText.Long(NewsList.DayOf(utc), L.Language);

    public async Task<IActionResult> OnGetAsync(int pagina, CancellationToken stop)
    {
        if (Programmes.Count == 0)
            return Forbid();
        await Load(pagina, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? programma, string? titel, CancellationToken stop)
    {
        if (Programmes.Count == 0)
            return Forbid();
        TypedTitle = titel;
        var started = await desk.Start(Actor, programma ?? Programmes[0].Slug, titel, stop);
        if (started.Done)
            return Redirect($"{Href}/{started.Value.Id}");
        await Load(1, stop);
        return Refused(started.Refusals);
    }

    private async Task Load(int page, CancellationToken stop)
    {
        var mine = Programmes.Select(p => p.Slug).ToList();
        var all = db.Articles.AsNoTracking().Where(a => mine.Contains(a.Programme));
        Total = await all.CountAsync(stop);
        PageNumber = Math.Clamp(page, 1, Math.Max(1, (Total + Size - 1) / Size));
        Articles = await all.OrderByDescending(a => a.SavedAt).ThenBy(a => a.Id).Skip((PageNumber - 1) * Size).Take(Size).ToListAsync(stop);
    }
}
