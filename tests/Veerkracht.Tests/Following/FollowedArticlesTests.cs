using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.News;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.House;
using Veerkracht.Tests.News;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Following;

/// <summary>Who follows a theme hears of an article about it as soon as everybody may read it, and once.</summary>
public sealed class FollowedArticlesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_article_is_told_once_to_who_follows_its_theme_one_above_it_or_what_it_names(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen("thema@voorbeeld.be", MailTiming.AtOnce, ("thema", "fietsen"));
        await world.Citizen("boven@voorbeeld.be", MailTiming.AtOnce, ("thema", "mobiliteit"), ("thema", "fietsen"));
        await world.Citizen("oproep@voorbeeld.be", MailTiming.AtOnce, ("oproep", "schoolroutes"));
        await world.Citizen("anders@voorbeeld.be", MailTiming.AtOnce, ("thema", "digitaal"), ("oproep", "fietspaden"));
        var article = await world.Site.APublicArticle("De fietsbrug is open", a => a with { Links = "/oproepen/schoolroutes" });

        Assert.Equal(1, (await Task.WhenAll(Tell(world), Tell(world))).Sum());
        await world.Spread();
        await world.SendDigests();
        Assert.Equal(
            ["boven@voorbeeld.be", "oproep@voorbeeld.be", "thema@voorbeeld.be"],
            world.Mails.Select(m => m.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal)
        );
        Assert.All(world.Mails, m => Assert.Contains("De fietsbrug is open", m.TextBody));
        Assert.All(world.Mails, m => Assert.Contains("Kort gezegd.", m.TextBody));
        Assert.All(world.Mails, m => Assert.Contains($"{Followers.Host}/nieuws/de-fietsbrug-is-open", m.TextBody));

        // A correction stands on the page; what was withdrawn and comes back was told.
        var manager = TestSite.As(Manager);
        var asked = new AskedArticle
        {
            Title = new("De fietsbrug is open"),
            Lead = new("Beter gezegd."),
            Body = new("Een tekst."),
            Author = new("De redactie"),
            Themes = ["fietsen"],
        };
        Value(await world.Site.Act((CorrectArticle a) => a.Do(manager, article.Id, asked, SentToArticle.Nothing, new("De inleiding"))));
        Assert.Equal(0, await Tell(world));
        Value(await world.Site.Act((WithdrawArticle a) => a.Do(manager, article.Id, "Even weg")));
        Value(await world.Site.Act((PublishArticle a) => a.Do(manager, article.Id, null)));
        Assert.Equal(0, await Tell(world));
        Assert.Equal(0, await world.Spread());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_planned_article_is_told_at_its_minute_in_the_words_that_it_has_then(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "fietsen"));
        var manager = TestSite.As(Manager);
        var article = await world.Site.AWrittenArticle("Straks");
        Value(await world.Site.Act((PublishArticle a) => a.Do(manager, article.Id, new(2022, 9, 2, 8, 30))));
        var dropped = await world.Site.AWrittenArticle("Toch niet");
        Value(await world.Site.Act((PublishArticle a) => a.Do(manager, dropped.Id, new(2022, 9, 2, 8, 30))));
        Value(await world.Site.Act((WithdrawArticle a) => a.Do(manager, dropped.Id, "Toch niet")));
        await world.Site.MoveClock(new(2022, 9, 2, 8, 29));
        Assert.Equal(0, await Tell(world));

        var asked = new AskedArticle
        {
            Kind = ArticleKind.Event,
            Title = new("Kom naar het webinar"),
            Lead = new("Over fietsen."),
            Body = new("Een tekst."),
            Author = new("De redactie"),
            Themes = ["fietsen"],
            EventAt = new(2022, 9, 20, 14, 0),
            EventPlace = new("Online"),
        };
        Value(await world.Site.Act((ArticleDesk a) => a.Save(manager, article.Id, asked, SentToArticle.Nothing)));
        await world.Site.MoveClock(new(2022, 9, 2, 8, 30));
        Assert.Equal(1, await Tell(world));
        await world.Spread();
        Assert.Equal(1, await world.SendDigests());
        var mail = Assert.Single(world.Mails);
        Assert.Contains("Kom naar het webinar", mail.TextBody);
        Assert.Contains("20 september 2022", mail.TextBody);
        Assert.Contains("Online", mail.TextBody);
        Assert.DoesNotContain("Straks", mail.TextBody);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_everybody_could_read_for_longer_is_no_news(Database database)
    {
        await using var world = await Followers.On(database);
        await world.Citizen(Followers.An, MailTiming.AtOnce, ("thema", "mobiliteit"), ("thema", "digitaal"));
        // The announcement of December 2020 came with the files of the programme.
        Assert.Equal(0, await Tell(world));
        Assert.Equal(0, await world.Site.Query(db => db.Articles.CountAsync(a => a.PublishAt != null && a.ToldAt == null)));
        Assert.Equal(0, await world.Spread());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Pages_of_themes_and_articles_offer_to_follow_and_are_the_same_for_all(Database database)
    {
        await using var world = await Followers.On(database);
        using var visitor = world.Visitor();
        using var other = world.Visitor();
        var theme = await other.Text("/themas/mobiliteit");
        Assert.Contains("Volgen<span class=\"au-u-hidden-visually\"> Mobiliteit", theme);
        Assert.Contains("ook van de thema’s eronder", WebUtility.HtmlDecode(theme));
        Assert.Contains("action=\"/volgen/kies\"", await other.Text("/nieuws/vlaamse-veerkracht"));
        await Followers.Follow(visitor, "thema", "mobiliteit");
        Assert.Contains("Niet meer volgen", await visitor.Text("/themas/mobiliteit"));
        Assert.Contains("href=\"/themas/mobiliteit\"", await visitor.Text("/volgen"));
        Assert.Equal(theme, await other.Text("/themas/mobiliteit"));
        // A search of a theme finds what carries one below it.
        Assert.Contains("/oproepen/fietspaden", await other.Text("/oproepen?thema=mobiliteit"));
        Assert.DoesNotContain("/oproepen/fietspaden", await other.Text("/oproepen?thema=digitaal"));
    }

    private static Task<int> Tell(Followers world) => world.Site.In(s => s.GetRequiredService<TellArticles>().Do());
}
