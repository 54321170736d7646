using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>Nothing new comes under a theme any more. Its page stays, with what stands under it, and says so.</summary>
public sealed class RetireTheme(ActFrame acts, Db db, ProgrammeCatalogue programmes) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("retire-theme", new("Thema uit gebruik", "Theme retired"))
        {
            By = ActBy.Manager,
            TellsNobody = "what stands under it can still be read",
            Words = new("a theme that is used, with no used theme below it", "nothing new comes under it", "nothing"),
        };

    public Task<Outcome<string>> Do(Actor actor, string programme, string slug, CancellationToken stop = default) =>
        acts.Run<ThemesOf, string>(Kind, actor, new ThemesTarget(programmes, programme, slug), null, act => Retire(act, stop), stop);

    /// <summary>Why it cannot go, beside what its declaration says; null where it can.</summary>
    public static Refusal? Cannot(ThemeTree tree, string slug) =>
        tree.Below(slug).Any(below => below.RetiredOn is null) ? ThemeRefusals.StillUsed : null;

    private async Task<Outcome<string>> Retire(ActScope<ThemesOf> act, CancellationToken stop)
    {
        var theme = act.Subject.Theme!;
        if (Cannot(await KnownThemes.Read(db, stop), theme.Slug) is { } refusal)
            return refusal;
        theme.RetiredOn = BrusselsTime.At(Instant.FromDateTimeUtc(act.At)).Date.ToDateOnly();
        act.After = new { theme = theme.Slug, retired = theme.RetiredOn };
        return theme.Slug;
    }
}
