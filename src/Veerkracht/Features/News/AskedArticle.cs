using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.News;

/// <summary>An article as typed; what is not typed is empty.</summary>
public sealed record AskedArticle
{
    public ArticleKind Kind { get; init; }
    public LocalText Title { get; init; } = LocalText.Empty;
    public LocalText Lead { get; init; } = LocalText.Empty;
    public LocalText Body { get; init; } = LocalText.Empty;
    public LocalText Author { get; init; } = LocalText.Empty;
    public LocalText Alternative { get; init; } = LocalText.Empty;
    public LocalText Caption { get; init; } = LocalText.Empty;
    public string Video { get; init; } = "";
    public LocalText VideoTitle { get; init; } = LocalText.Empty;
    public LocalText VideoText { get; init; } = LocalText.Empty;

    /// <summary>Wall time in Brussels; null where none was typed.</summary>
    public LocalDateTime? EventAt { get; init; }

    /// <summary>A moment was typed that cannot be read.</summary>
    public bool IsBadMoment { get; init; }
    public LocalText EventPlace { get; init; } = LocalText.Empty;
    public string Recording { get; init; } = "";
    public string Links { get; init; } = "";
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>The picture goes, without another in its place.</summary>
    public bool DropsPicture { get; init; }

    /// <summary>Attachments that go.</summary>
    public IReadOnlyList<Guid> DropsFiles { get; init; } = [];

    /// <summary>UTC.</summary>
    internal DateTime? EventUtc => EventAt is { } at ? BrusselsTime.Opening(at).ToDateTimeUtc() : null;

    /// <summary>What keeps it from being saved, whatever its state; what only publishing needs may still be missing.</summary>
    public IReadOnlyList<Refusal> Faults(bool hasPicture)
    {
        var faults = new List<Refusal>();
        if (Title.Nl.Length is 0 or > NewsRefusals.LongestTitle)
            faults.Add(NewsRefusals.TitleNeeded);
        foreach (
            var (field, text, most) in new[]
            {
                (NewsRefusals.Title, Title, NewsRefusals.LongestTitle),
                (NewsRefusals.Lead, Lead, NewsRefusals.LongestLead),
                (NewsRefusals.Body, Body, NewsRefusals.LongestBody),
                (NewsRefusals.Author, Author, NewsRefusals.LongestLine),
                (NewsRefusals.Alternative, Alternative, NewsRefusals.LongestLead),
                (NewsRefusals.Alternative, Caption, NewsRefusals.LongestLead),
                (NewsRefusals.Video, VideoTitle, NewsRefusals.LongestLine),
                (NewsRefusals.VideoText, VideoText, NewsRefusals.LongestText),
                (NewsRefusals.When, EventPlace, NewsRefusals.LongestLine),
                (NewsRefusals.Links, new(Links), NewsRefusals.LongestText),
            }
        )
        {
            if (text.All.Any(t => t.Text.Length > most) && !(field == NewsRefusals.Title && faults.Count > 0))
                faults.Add(NewsRefusals.TooLong(field, most));
        }
        if (hasPicture && Alternative.IsEmpty)
            faults.Add(NewsRefusals.AlternativeNeeded);
        if (Video.Length > 0 && !IsAddress(Video))
            faults.Add(NewsRefusals.BadAddress(NewsRefusals.Video));
        if (Video.Length > 0 && VideoText.IsEmpty)
            faults.Add(NewsRefusals.VideoTextNeeded);
        if (Recording.Length > 0 && !IsAddress(Recording))
            faults.Add(NewsRefusals.BadAddress(NewsRefusals.Recording));
        if (IsBadMoment || (Kind == ArticleKind.Event && EventAt is null))
            faults.Add(NewsRefusals.DayNeeded);
        return faults;
    }

    private static bool IsAddress(string typed) =>
        typed.Length <= 500 && Uri.TryCreate(typed, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" };
}
