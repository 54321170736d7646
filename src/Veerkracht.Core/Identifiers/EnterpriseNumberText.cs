using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>The number of any organisation as somebody types it in a form: no more is known of it than that it can exist.</summary>
public static class EnterpriseNumberText
{
    /// <summary>Ten digits, as they are kept; null where it can be no such number.</summary>
    public static string? Read(string? text) => KboNumber.TryParse(text, out var number, out _) ? number.Digits : null;

    /// <summary>Why it can be no such number; null where it can.</summary>
    public static LocalText? Fault(string? text) => KboNumber.TryParse(text, out _, out var why) ? null : why;

    /// <summary>"0566.988.259"; what cannot be read stays as it is.</summary>
    public static string Show(string text) => KboNumber.TryParse(text, out var number, out _) ? number.Display : text;
}
