namespace Veerkracht.Core.Identifiers;

/// <summary>What a written key of an organisation is.</summary>
public enum OrganisationKeyKind
{
    /// <summary>Ten digits.</summary>
    Kbo,
    Nis,
    Ovo,

    /// <summary>A word by which an organisation without a number is known: "VVSG".</summary>
    Word,
}

/// <summary>
/// A key of an organisation as files, claims, answers and people write it, in the one way in which it is compared: however a number is
/// written, it is the same key. Which organisation has it on a day is asked of the room that keeps organisations.
/// </summary>
public readonly record struct OrganisationKey(OrganisationKeyKind Kind, string Value)
{
    /// <summary>Every text is a key; one that is no number is a word.</summary>
    public static OrganisationKey Read(string text) =>
        NisCode.TryParse(text, out var nis, out _) ? new(OrganisationKeyKind.Nis, nis.Value)
        : KboNumber.TryParse(text, out var kbo, out _) ? new(OrganisationKeyKind.Kbo, kbo.Digits)
        : OvoCode.TryParse(text, out var ovo, out _) ? new(OrganisationKeyKind.Ovo, ovo.Value)
        : new(OrganisationKeyKind.Word, text.Trim().ToUpperInvariant());

    /// <summary>Written as a NIS code or an enterprise number; else it is a name.</summary>
    public static bool IsNumber(string text) => Read(text).Kind is OrganisationKeyKind.Nis or OrganisationKeyKind.Kbo;

    /// <summary>As files have it: a NIS code, or an enterprise number of ten digits without anything between.</summary>
    public static bool IsBareNumber(string text) => IsNumber(text) && Read(text).Value == text;

    /// <summary>Written as an enterprise number, but its check digits are wrong.</summary>
    public static bool IsMistyped(string text) => KboNumber.IsMistyped(text);

    /// <summary>An enterprise number in the one way in which answers keep it; every other text as it is.</summary>
    public static string Canonical(string text) => KboNumber.TryParse(text, out var kbo, out _) ? kbo.Digits : text;

    /// <summary>Whether a list of codes names who has these; null where it has none.</summary>
    public static bool Names(IEnumerable<string> codes, string? nis, string? kbo) =>
        (nis is not null && codes.Contains(nis)) || (kbo is not null && codes.Contains(kbo));

    public override string ToString() => Value;
}
