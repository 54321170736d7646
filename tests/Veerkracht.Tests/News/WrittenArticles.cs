using Veerkracht.Features.News;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.News;

/// <summary>Articles as tests need them.</summary>
internal static class WrittenArticles
{
    /// <summary>With everything that publishing asks.</summary>
    public static async Task<Article> AWrittenArticle(this TestSite site, string title, Func<AskedArticle, AskedArticle>? with = null)
    {
        var manager = TestSite.As(Manager);
        var started = Value(await site.Act((ArticleDesk a) => a.Start(manager, "vlaamse-veerkracht", title)));
        var asked = new AskedArticle
        {
            Title = new(title, title + " (en)"),
            Lead = new("Kort gezegd.", "In short."),
            Body = new("Een **tekst**.", "A **text**."),
            Author = new("De redactie", "The editors"),
            Themes = ["fietsen"],
        };
        return Value(await site.Act((ArticleDesk a) => a.Save(manager, started.Id, with?.Invoke(asked) ?? asked, SentToArticle.Nothing)));
    }

    /// <summary>The same, for everybody.</summary>
    public static async Task<Article> APublicArticle(this TestSite site, string title, Func<AskedArticle, AskedArticle>? with = null)
    {
        var article = await site.AWrittenArticle(title, with);
        return Value(await site.Act((PublishArticle a) => a.Do(TestSite.As(Manager), article.Id, null)));
    }
}
