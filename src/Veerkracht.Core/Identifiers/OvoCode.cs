using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>The code of an organisation in the register of the Flemish government: OVO and six digits.</summary>
public sealed record OvoCode
{
    private OvoCode(string value) => Value = value;

    /// <summary>"OVO002065".</summary>
    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out OvoCode? code, [NotNullWhen(false)] out LocalText? why)
    {
        var bare = Typed.Bare(text, "");
        var good = bare.Length == 9 && bare.StartsWith("OVO", StringComparison.Ordinal) && Typed.AreDigits(bare.AsSpan(3));
        code = good ? new OvoCode(bare) : null;
        why = good
            ? null
            : new LocalText(
                "Een OVO-code is OVO met 6 cijfers erachter, bijvoorbeeld OVO002065.",
                "An OVO code is OVO followed by 6 digits, for example OVO002065."
            );
        return good;
    }

    public override string ToString() => Value;
}
