using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>Something that belongs with an article.</summary>
/// <param name="Kind">"Oproep", "Maatregel"; the host of what stands elsewhere.</param>
public sealed record ArticleLink(string Href, LocalText Title, LocalText Kind)
{
    public bool IsElsewhere => !Href.StartsWith('/');
}

/// <summary>Finds what the addresses that belong with an article are, by their titles of today.</summary>
public sealed class ArticleLinks(Db db, ProgrammeCatalogue programmes, CallCatalogue calls, KnownThemes themes, Clock clock)
{
    /// <summary>One a line, without blanks.</summary>
    public static IReadOnlyList<string> Lines(string links) =>
        links.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Those that are there; what went away is left out.</summary>
    public async Task<IReadOnlyList<ArticleLink>> Of(string links, CancellationToken stop = default)
    {
        var found = new List<ArticleLink>();
        foreach (var line in Lines(links))
        {
            if (await Find(line, stop) is { } link)
                found.Add(link);
        }
        return found;
    }

    /// <summary>Null where there is nothing that everybody may see.</summary>
    public async Task<ArticleLink?> Find(string line, CancellationToken stop = default)
    {
        if (
            line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var address, .. var title]
            && address.StartsWith("https://", StringComparison.Ordinal)
        )
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
                ? new(address, new(title is [{ Length: > 0 } said] ? said : address), new(uri.Host))
                : null;
        return line.Split('/') switch
        {
            ["", "oproepen", var slug] when calls.Find(slug) is { Decided.Hidden: false } call => new(
                line,
                call.Title,
                new("Oproep", "Call")
            ),
            ["", "maatregelen", var slug] when programmes.FindMeasure(slug) is var (_, measure) => new(
                line,
                measure.Title,
                new("Maatregel", "Measure")
            ),
            ["", "programmas", var slug] when programmes.Find(slug) is { } programme => new(
                line,
                programme.Title,
                new("Programma", "Programme")
            ),
            ["", "themas", var slug] when (await themes.All(stop)).Find(slug) is { } theme => new(line, theme.Title, new("Thema", "Theme")),
            ["", "projecten", var number] => await Project(line, number, stop),
            ["", "nieuws", var slug] => await Article(line, slug, stop),
            _ => null,
        };
    }

    private async Task<ArticleLink?> Project(string line, string number, CancellationToken stop) =>
        await db
            .Dossiers.AsNoTracking()
            .Where(d => d.Number == number && (d.State == DossierState.Awarded || d.State == DossierState.Closed))
            .Select(d => new { d.ProjectName, d.OrganisationName })
            .FirstOrDefaultAsync(stop)
            is { } project
            ? new(line, new(project.ProjectName ?? project.OrganisationName), new("Project"))
            : null;

    private async Task<ArticleLink?> Article(string line, string slug, CancellationToken stop)
    {
        var now = clock.UtcNow;
        var article = await db
            .Articles.AsNoTracking()
            .Where(a => a.Slug == slug && a.WithdrawnAt == null && a.PublishAt <= now)
            .Select(a => a.Title)
            .FirstOrDefaultAsync(stop);
        return article is null ? null : new(line, article, new("Nieuws", "News"));
    }
}
