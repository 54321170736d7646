using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.News.Pages;

/// <summary>Between the boxes of the page and an article.</summary>
internal static class TypedArticle
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    public static AskedArticle Read(IFormCollection form)
    {
        string Text(string box) => form[box].ToString().ReplaceLineEndings("\n").Trim();
        LocalText Both(string box) => new(Text(box), Text(box + "_en") is { Length: > 0 } en ? en : null);
        var (at, isBad) = Moment(Text(NewsRefusals.When), Text("uur"));
        return new AskedArticle
        {
            Kind = Text("soort") == "evenement" ? ArticleKind.Event : ArticleKind.News,
            Title = Both(NewsRefusals.Title),
            Lead = Both(NewsRefusals.Lead),
            Body = Both(NewsRefusals.Body),
            Author = Both(NewsRefusals.Author),
            Alternative = Both(NewsRefusals.Alternative),
            Caption = Both("bijschrift"),
            Video = Text(NewsRefusals.Video),
            VideoTitle = Both("video_titel"),
            VideoText = Both(NewsRefusals.VideoText),
            EventAt = at,
            IsBadMoment = isBad,
            EventPlace = Both("plaats"),
            Recording = Text(NewsRefusals.Recording),
            Links = Text(NewsRefusals.Links),
            Themes = [.. form[NewsRefusals.Themes].OfType<string>().Where(t => t.Length > 0)],
            DropsPicture = Text("beeld_weg") == "ja",
            DropsFiles = [.. form["bijlage_weg"].OfType<string>().Select(id => Guid.TryParse(id, out var file) ? file : Guid.Empty)],
        };
    }

    /// <summary>A day and an hour as typed; nothing where both are empty, and bad where they cannot be read.</summary>
    public static (LocalDateTime? At, bool IsBad) Moment(string day, string hour)
    {
        if (day.Length == 0 && hour.Length == 0)
            return (null, false);
        return DateReader.TryRead(day, out var date, out _) && Hour.Parse(hour) is { Success: true, Value: var time }
            ? (date.At(time), false)
            : (null, true);
    }

    /// <summary>What stands in the boxes of an article that was saved.</summary>
    public static AskedArticle Of(Article article) =>
        new()
        {
            Kind = article.Kind,
            Title = article.Title,
            Lead = article.Lead,
            Body = article.Body,
            Author = article.Author,
            Alternative = article.Alternative,
            Caption = article.Caption,
            Video = article.Video ?? "",
            VideoTitle = article.VideoTitle,
            VideoText = article.VideoText,
            EventAt = article.EventAt is { } at ? BrusselsTime.At(NewsList.InstantOf(at)) : null,
            EventPlace = article.EventPlace,
            Recording = article.Recording ?? "",
            Links = article.Links,
            Themes = [.. article.Themes.Select(t => t.Theme)],
        };
}
