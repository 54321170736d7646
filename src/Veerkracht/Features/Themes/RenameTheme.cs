using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>A theme is called otherwise. Its address stays, and from now on the file of the programme does not change it.</summary>
public sealed class RenameTheme(ActFrame acts, ProgrammeCatalogue programmes) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("rename-theme", new("Thema hernoemd", "Theme renamed"))
        {
            By = ActBy.Manager,
            TellsNobody = "it is the same theme under another name",
            Words = new("a theme that is used", "how it is called", "nothing"),
        };

    public Task<Outcome<string>> Do(Actor actor, string programme, string slug, AskedTheme asked, CancellationToken stop = default) =>
        acts.Run<ThemesOf, string>(
            Kind,
            actor,
            new ThemesTarget(programmes, programme, slug),
            null,
            act => Task.FromResult(Rename(act, asked)),
            stop
        );

    private static Outcome<string> Rename(ActScope<ThemesOf> act, AskedTheme asked)
    {
        var theme = act.Subject.Theme!;
        if (asked.Title is not { } title)
            return ThemeRefusals.TitleNeeded;
        if (theme.Title == title)
            return act.Nothing(theme.Slug);
        act.Before = new { theme = theme.Slug, title = theme.Title.Nl };
        act.After = new { theme = theme.Slug, title = title.Nl };
        (theme.Title, theme.IsOfStaff) = (title, true);
        return theme.Slug;
    }
}
