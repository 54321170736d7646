using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Features.News;
using Veerkracht.Features.Results;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Feeds;

/// <summary>What feeds tell: articles, and what happened to calls.</summary>
public sealed class FeedEntries(CallStory story, ShownArticles articles, Db db, Clock clock, Texts L)
{
    /// <summary>UTC: when this site was filled. Where nothing happened yet, that is how long it stands as it does.</summary>
    public async Task<DateTime> Began(CancellationToken stop) =>
        await db.Acts.OrderBy(a => a.Sequence).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(stop) ?? clock.UtcNow;

    /// <param name="at">Makes a whole address of a path.</param>
    public async Task<AtomEntry> Of(Article article, Func<string, string> at, CancellationToken stop)
    {
        var shown = await articles.Of(article, stop: stop);
        // What a path is put behind.
        var origin = at("");
        var content = Html.Of(
            $"""
            {Html.WhenText(L[article.Lead], "<p><b>{0}</b></p>")}{Picture(shown, at)}{ArticleBody.Html(L[article.Body], origin)}{Html.When(
                article.Video is not null,
                $"<p><a href=\"{article.Video}\">{L["Bekijk de video", "See the video"]}</a></p>"
            )}{Html.Each(
                shown.Corrections,
                c => Html.Of($"<p><i>{DateText.Long(NewsList.DayOf(c.At), L.Language)}: {L[c.Text]}</i></p>")
            )}
            """
        );
        return new AtomEntry(
            $"urn:uuid:{article.Id}",
            L[article.Title],
            at($"/nieuws/{article.Slug}"),
            article.PublishAt!.Value,
            article.UpdatedAt,
            Written(content)
        )
        {
            Summary = L[article.Lead],
            Author = L[article.Author],
        };
    }

    /// <summary>What happened to a call until now, as its page tells it.</summary>
    public async Task<IReadOnlyList<AtomEntry>> Of(CallDefinition call, Func<string, string> at, CancellationToken stop)
    {
        var entries = new List<AtomEntry>();
        // Two things that say the same on one day are told apart by their number.
        var told = (await story.Of(call, stop)).Where(e => e.On <= clock.Today);
        foreach (var same in told.GroupBy(e => (e.On, e.What.Nl)))
        {
            foreach (var (i, one) in same.Index())
            {
                var moment = BrusselsTime.Opening(one.On.AtMidnight()).ToDateTimeUtc();
                var (reason, page) = (Html.WhenText(one.Reason, "<p>{0}</p>"), at($"/oproepen/{call.Slug}"));
                var content = Html.Of($"<p>{L[one.What]}</p>{reason}<p><a href=\"{page}\">{L[call.Title]}</a></p>");
                entries.Add(
                    new AtomEntry(
                        AtomFeed.IdOf("call", call.Slug, DateText.Iso(one.On), one.What.Nl, $"{i}"),
                        $"{L[call.Title]}: {L[one.What]}",
                        at($"/oproepen/{call.Slug}"),
                        moment,
                        moment,
                        Written(content)
                    )
                    {
                        Summary = L[one.What],
                    }
                );
            }
        }
        return entries;
    }

    /// <summary>An award, with the call from which it came; it changes where the award is corrected.</summary>
    public AtomEntry Of(AwardOn given, CallDefinition? call, Func<string, string> at)
    {
        var award = given.Award;
        var page = at($"/projecten/{award.Number}");
        var (name, amount) = (award.Project ?? award.Number, Numerals.WriteEuro(award.Awarded, L.Language));
        var from = Html.When(call is not null, $"<p>{L["Uit de oproep", "From the call"]} {L[call?.Title ?? LocalText.Empty]}</p>");
        var told = L[$"Toegekend aan {award.OrganisationName}: {amount}", $"Awarded to {award.OrganisationName}: {amount}"];
        return new AtomEntry(
            AtomFeed.IdOf("award", award.Number),
            name,
            page,
            given.At,
            given.Changed,
            Written(Html.Of($"<p>{told}</p>{from}<p><a href=\"{page}\">{name}</a></p>"))
        )
        {
            Summary = told,
        };
    }

    private IHtmlContent Picture(ShownArticle shown, Func<string, string> at) =>
        shown.Pictures.Count == 0
            ? Html.None
            : Html.Of($"<p><img src=\"{at(shown.Href(shown.Pictures[^1]))}\" alt=\"{L[shown.Article.Alternative]}\"></p>");

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
