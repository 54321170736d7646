using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal static partial class EmailKind
{
    private const int Longest = 254;

    /// <summary>What stands around addresses in mails and lists.</summary>
    private static readonly char[] Around = [' ', '\u00A0', '\t', '<', '>', '(', ')', '[', ']', ';', ',', ':', '"', '/', '|'];

    public static readonly TextKind Kind = new(FieldType.Email, "email", new LocalText("E-mailadres", "E-mail address"))
    {
        Ask = new LocalText("Vul een e-mailadres in bij", "Enter an e-mail address for"),
        Code = "invalid-email",
        Read = text => Bare(text) is { Length: <= Longest } address && Address().IsMatch(address) ? address : null,
        Why = (text, nl, en) =>
            Inside(text) switch
            {
                [var one] => new LocalText(
                    $"Laat bij {nl} alleen het e-mailadres staan, zonder de naam of wat er nog bij staat: {one}.",
                    $"Leave only the e-mail address for {en}, without the name or what else stands beside it: {one}."
                ),
                [_, _, ..] => new LocalText(
                    $"Vul bij {nl} één e-mailadres in: er staan er meer.",
                    $"Enter one e-mail address for {en}: there are several."
                ),
                _ => new LocalText(
                    $"Vul bij {nl} een e-mailadres in zoals naam@gemeente.be.",
                    $"Enter an e-mail address such as name@town.be for {en}."
                ),
            },
        MaxLength = Longest,
        Format = "email",
        Autocomplete = "email",
        BoxOf = BoxKind.Email,
        IsPrivate = true,
        FillsText = true,
        IsKeptAsTyped = true,
    };

    /// <summary>Without what stands around it in mails: "mailto:", brackets, a semicolon. A name beside it makes it none.</summary>
    private static string Bare(string text)
    {
        var rest = text.Trim().TrimEnd(';', ',', '.').TrimEnd();
        if (rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            rest = rest["mailto:".Length..].TrimStart();
        return rest is ['<', .. var inside, '>'] ? inside.Trim() : rest;
    }

    /// <summary>The addresses that stand in a text, each once.</summary>
    private static IReadOnlyList<string> Inside(string text) =>
        text.Length > 8 * Longest
            ? []
            :
            [
                .. text.Replace("mailto:", " ", StringComparison.OrdinalIgnoreCase)
                    .Split(Around, StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => part.Trim('.', '\''))
                    .Where(part => part.Length <= Longest && Address().IsMatch(part))
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + @"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();
}
