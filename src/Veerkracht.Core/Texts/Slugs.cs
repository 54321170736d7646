using System.Text;

namespace Veerkracht.Core.Texts;

/// <summary>Names in addresses, made of a title.</summary>
public static class Slugs
{
    /// <summary>Characters.</summary>
    private const int Longest = 80;

    /// <summary>"Wat verandert er in 2022?" is "wat-verandert-er-in-2022"; empty where no letter or figure is left.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in SearchText.Of(title))
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var whole = slug.ToString().Trim('-');
        return whole.Length <= Longest ? whole : whole[..Longest].TrimEnd('-');
    }

    /// <summary>The same with the first number behind it that nobody has.</summary>
    public static string Free(string slug, Func<string, bool> isTaken)
    {
        if (!isTaken(slug))
            return slug;
        var stem = slug.Length > Longest - 4 ? slug[..(Longest - 4)].TrimEnd('-') : slug;
        return Enumerable.Range(2, 900).Select(n => $"{stem}-{n}").First(s => !isTaken(s));
    }
}
