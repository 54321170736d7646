namespace Veerkracht.Core.Texts;

/// <summary>The languages of the platform: Dutch (nl-BE) first, English second.</summary>
public enum Language
{
    Nl,
    En,
}

/// <summary>A text tagged with its language. Dutch is always there; where English is missing, Dutch is shown.</summary>
public sealed record LocalText(string Nl, string? En = null)
{
    public static readonly LocalText Empty = new("", "");

    public string In(Language language) => language == Language.En && !string.IsNullOrEmpty(En) ? En : Nl;

    public bool IsEmpty => Nl.Length == 0;

    public override string ToString() => Nl;
}
