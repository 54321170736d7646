using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.News.Pages;

/// <summary>The news for everybody, by theme, year, kind and words.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class NewsPageModel(NewsList news, KnownThemes themes, ProgrammeCatalogue programmes, Texts L) : PageModel
{
    public const int Size = 12;

    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Sought { get; set; }

    [BindProperty(Name = "thema", SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(Name = "jaar", SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>"nieuws" or "evenement".</summary>
    [BindProperty(Name = "soort", SupportsGet = true)]
    public string? Kind { get; set; }

    public NewsPageOf Found { get; private set; } = null!;
    public IReadOnlyList<Choice> Themes { get; private set; } = [];
    public IReadOnlyList<Choice> Years { get; private set; } = [];
    public IReadOnlyList<Choice> Kinds => [new("nieuws", L["Nieuws", "News"]), new("evenement", L["Evenement", "Event"])];
    public IReadOnlyList<Channel> Channels => [.. programmes.All.SelectMany(p => p.Channels).Distinct()];
    public bool MayWrite => User.ToActor() is { } actor && programmes.WrittenBy(actor).Count > 0;

    public string Count => Found.Total == 1 ? L["1 bericht", "1 item"] : L[$"{N} berichten", $"{N} items"];

    private string N => Numerals.Write(Found.Total, L.Language);

    public async Task OnGetAsync(int pagina, CancellationToken stop)
    {
        var tree = await themes.All(stop);
        Themes = [.. tree.InOrder.Select(n => new Choice(n.Node.Slug, $"{new string('–', n.Level)} {L[n.Node.Title]}".Trim()))];
        Years = [.. (await news.Years(stop)).Select(y => $"{y}").Select(y => new Choice(y, y))];
        var filter = new NewsFilter(
            Theme is { Length: > 0 } && tree.Find(Theme) is not null ? Theme : null,
            int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            Kind switch
            {
                "nieuws" => ArticleKind.News,
                "evenement" => ArticleKind.Event,
                _ => null,
            },
            Sought
        );
        Found = await news.Find(filter, pagina, Size, stop);
    }
}
