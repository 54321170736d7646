using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Following;

/// <summary>What is told to who follows something: it says what changed, not that something did.</summary>
public sealed class FollowTellings : ITells
{
    public static readonly Telling Published = Of("Nieuwe oproep: {title}", "New call: {title}");
    public static readonly Telling Changed = Of("Gewijzigd: {title}", "Changed: {title}");
    public static readonly Telling Project = Of("Project: {title}", "Project: {title}");
    public static readonly Telling News = Of("{title}", "{title}");

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [
        new("followed-call", new("Een gevolgde oproep is gepubliceerd", "A followed call is published"), Published),
        new("followed-change", new("Een gevolgde oproep is gewijzigd", "A followed call changed"), Changed),
        new("followed-project", new("Er gebeurde iets met een gevolgd project", "Something happened with a followed project"), Project),
        new("followed-news", new("Er is nieuws over wat gevolgd wordt", "There is news about what is followed"), News),
    ];

    private static Telling Of(string nl, string en) =>
        new(Reader.Followers, new LocalText(nl, en), new LocalText("{what}", "{what}")) { Lands = "{where}" };
}
