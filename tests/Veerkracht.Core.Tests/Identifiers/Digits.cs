using CsCheck;

namespace Veerkracht.Core.Tests.Identifiers;

internal static class Digits
{
    /// <summary>Changes one digit of a valid text into another digit; the change must be noticed.</summary>
    public static void AssertSingleChangeIsRefused(Gen<string> valid, Func<string, bool> accepts) =>
        Gen.Select(valid, Gen.Int[0, 99], Gen.Int[1, 9])
            .Sample(
                (text, place, shift) =>
                {
                    var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
                    var at = digits[place % digits.Count];
                    var changed = text[..at] + (char)('0' + (text[at] - '0' + shift) % 10) + text[(at + 1)..];
                    return accepts(text) && !accepts(changed);
                }
            );
}
