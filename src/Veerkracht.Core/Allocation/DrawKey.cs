using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// What decides a draw, in the one form of RFC 3797: the numbers of each source from small to large, each with a dot behind it, and a
/// slash behind each source, as "9319./2.5.8.10.12./". However the numbers were written down, the same numbers are the same key.
/// </summary>
public sealed record DrawKey
{
    /// <summary>Most characters of a key.</summary>
    public const int MostCharacters = 500;

    /// <summary>Most digits of one number.</summary>
    public const int MostDigits = 18;

    private DrawKey(string text) => Text = text;

    public string Text { get; }

    /// <summary>Reads sources with a slash between, and in each whole numbers with dots or blanks between, in any order.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out DrawKey? key, [NotNullWhen(false)] out LocalText? why)
    {
        key = null;
        why = null;
        if (text.Length > MostCharacters)
        {
            why = new LocalText(
                $"De sleutel is te lang: ten hoogste {MostCharacters} tekens.",
                $"The key is too long: at most {MostCharacters} characters."
            );
            return false;
        }
        var sources = text.Trim().Split('/');
        // A key ends with a slash, so the last part is empty; whoever left that slash out means the same.
        if (sources[^1].Trim().Length == 0)
            sources = sources[..^1];
        if (sources.Length == 0)
            why = new LocalText(
                $"De sleutel is leeg. Schrijf de getallen van elke bron als {Example}.",
                $"The key is empty. Write the numbers of each source as {Example}."
            );
        var canonical = new List<string>();
        foreach (var source in sources)
        {
            if (why is null && Numbers(source, out why) is { } numbers)
                canonical.Add(string.Concat(numbers.Order().Select(n => n.ToString(CultureInfo.InvariantCulture) + ".")) + "/");
        }
        key = why is null ? new DrawKey(string.Concat(canonical)) : null;
        return key is not null;
    }

    private const string Example = "9319./2.5.8.10.12./";

    private static List<BigInteger>? Numbers(string source, out LocalText? why)
    {
        why = null;
        var words = source.Split(['.', ' '], StringSplitOptions.RemoveEmptyEntries);
        var wrong = words.FirstOrDefault(w => !w.All(char.IsAsciiDigit) || w.TrimStart('0').Length > MostDigits);
        if (words.Length == 0)
            why = new LocalText(
                $"De sleutel heeft een bron zonder getallen. Schrijf de getallen van elke bron als {Example}.",
                $"The key has a source without numbers. Write the numbers of each source as {Example}."
            );
        else if (wrong is not null)
            why = new LocalText(
                $"“{wrong}” in de sleutel is geen geheel getal van ten hoogste {MostDigits} cijfers. "
                    + $"Schrijf de getallen van elke bron als {Example}.",
                $"“{wrong}” in the key is no whole number of at most {MostDigits} digits. "
                    + $"Write the numbers of each source as {Example}."
            );
        return why is null ? [.. words.Select(w => BigInteger.Parse(w, NumberStyles.None, CultureInfo.InvariantCulture))] : null;
    }

    public override string ToString() => Text;
}
