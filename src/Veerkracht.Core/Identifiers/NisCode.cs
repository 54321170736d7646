using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>
/// The code of a municipality, arrondissement or province in Belgian statistics: five digits, text and not a number. It has no check
/// digit, and it may change with a merger: whether one exists on a date is asked of the reference data.
/// </summary>
public sealed record NisCode
{
    private NisCode(string value) => Value = value;

    /// <summary>"24028".</summary>
    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out NisCode? code, [NotNullWhen(false)] out LocalText? why)
    {
        var bare = Typed.Bare(text, "");
        var good = bare.Length == 5 && Typed.AreDigits(bare) && bare[0] != '0';
        code = good ? new NisCode(bare) : null;
        why = good
            ? null
            : new LocalText("Een NIS-code heeft 5 cijfers, bijvoorbeeld 24028.", "A NIS code has 5 digits, for example 24028.");
        return good;
    }

    public override string ToString() => Value;
}
