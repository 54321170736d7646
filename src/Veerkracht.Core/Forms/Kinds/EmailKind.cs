using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal static partial class EmailKind
{
    private const int Longest = 254;

    public static readonly TextKind Kind = new(FieldType.Email, "email", new LocalText("E-mailadres", "E-mail address"))
    {
        Ask = new LocalText("Vul een e-mailadres in bij", "Enter an e-mail address for"),
        Code = "invalid-email",
        Read = text => Bare(text) is { Length: <= Longest } address && Address().IsMatch(address) ? address : null,
        Why = (_, nl, en) =>
            new LocalText(
                $"Vul bij {nl} een e-mailadres in zoals naam@gemeente.be.",
                $"Enter an e-mail address such as name@town.be for {en}."
            ),
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
        var rest = text.Trim().TrimEnd(';', ',').TrimEnd();
        if (rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            rest = rest["mailto:".Length..].TrimStart();
        return rest is ['<', .. var inside, '>'] ? inside.Trim() : rest;
    }

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + @"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();
}
