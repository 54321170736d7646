using Veerkracht.Core.Following;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Following;

/// <summary>A piece of news in words, with all that it is about.</summary>
public sealed record WordedNews(Telling Telling, LocalText Title, LocalText What, string Where, IReadOnlyCollection<Followed> About)
{
    /// <summary>Writes its notice and what it is about into the save that is being made.</summary>
    public void Write(Db db, Notifier notifier, FollowNews news, DateTime now)
    {
        var values = new Dictionary<string, LocalText>
        {
            ["title"] = Title,
            ["what"] = What,
            ["where"] = new(Where, Where),
        };
        var notice = notifier.Tell(Telling, new Subject(Call: news.Call), null, OrganisationId.None, values, once: $"follow:{news.Id:n}")
            ?? throw new InvalidOperationException("What is told to who follows it has no reader by name.");
        // It reaches people by the rows of those who follow it, and by nothing else.
        notice.Mailed(now);
        news.NoticeId = notice.Id;
        foreach (var one in About.Distinct())
            db.Add(
                new FollowNewsAbout
                {
                    NewsId = news.Id,
                    Kind = one.Kind,
                    Key = one.Key,
                }
            );
    }
}
