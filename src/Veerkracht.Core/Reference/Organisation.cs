using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Reference;

/// <summary>
/// An organisation on a date. <see cref="Municipality"/> is itself for a municipality, and for another body the one municipality in
/// which it works, where that is known: its drawing right and reference values count for the body.
/// </summary>
public sealed record Organisation(string Class, string Name, string? Nis, string? Kbo, string? Ovo, Municipality? Municipality)
{
    /// <summary>Who it is; none where only the reference data are asked.</summary>
    public OrganisationId Id { get; init; }

    /// <summary>The number under which files know it best: the NIS code of a municipality, the enterprise number of every other.</summary>
    public string Key => (Class == OrganisationClass.Municipality ? Nis : null) ?? Kbo ?? Nis ?? Ovo ?? "";

    /// <summary>Who is in no reference data, by its enterprise number as somebody wrote it; null where that is none.</summary>
    /// <param name="kind">One of <see cref="OrganisationClass"/>.</param>
    public static Organisation? Unlisted(string kind, string number) =>
        KboNumber.TryParse(number, out var kbo, out _) ? new(kind, number, null, kbo.Digits, null, null) : null;
}
