namespace Veerkracht.Core.Following;

/// <summary>What somebody can follow.</summary>
public enum FollowKind
{
    Theme,
    Measure,
    Call,

    /// <summary>A municipality, by its NIS code.</summary>
    Town,

    /// <summary>An awarded project, by the number of its dossier.</summary>
    Project,

    /// <summary>Whatever a search of the list of calls finds, also later: the key is its query string.</summary>
    Search,
}

/// <summary>Kinds as addresses, forms and cookies call them.</summary>
public static class FollowKinds
{
    private static readonly IReadOnlyList<(FollowKind Kind, char Letter, string Word)> All =
    [
        (FollowKind.Theme, 't', "thema"),
        (FollowKind.Measure, 'm', "maatregel"),
        (FollowKind.Call, 'c', "oproep"),
        (FollowKind.Town, 'g', "gemeente"),
        (FollowKind.Project, 'p', "project"),
        (FollowKind.Search, 's', "zoekopdracht"),
    ];

    public static char Letter(this FollowKind kind) => All.First(k => k.Kind == kind).Letter;

    public static string Word(this FollowKind kind) => All.First(k => k.Kind == kind).Word;

    /// <summary>Null where there is none of that letter.</summary>
    public static FollowKind? Of(char letter) => All.Where(k => k.Letter == letter).Select(k => (FollowKind?)k.Kind).FirstOrDefault();

    /// <summary>Null where there is none of that word.</summary>
    public static FollowKind? Of(string? word) => All.Where(k => k.Word == word).Select(k => (FollowKind?)k.Kind).FirstOrDefault();
}
