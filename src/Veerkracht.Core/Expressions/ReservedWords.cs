namespace Veerkracht.Core.Expressions;

/// <summary>Words that CEL keeps for itself: no name can be one of these, so what is called so could not be asked elsewhere.</summary>
public static class ReservedWords
{
    private static readonly HashSet<string> Known =
    [
        .. "true false null in".Split(' '),
        .. "as break const continue else for function if import let loop package namespace return var void while".Split(' '),
    ];

    public static IReadOnlyCollection<string> All => Known;

    public static bool Contains(string word) => Known.Contains(word);
}
