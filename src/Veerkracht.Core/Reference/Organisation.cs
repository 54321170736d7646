using Veerkracht.Core.Calls;

namespace Veerkracht.Core.Reference;

/// <summary>
/// An organisation on a date. <see cref="Municipality"/> is itself for a municipality, and for another body the one municipality in
/// which it works, where that is known: its drawing right and reference values count for the body.
/// </summary>
public sealed record Organisation(string Class, string Name, string? Nis, string? Kbo, string? Ovo, Municipality? Municipality)
{
    /// <summary>How the rules of a call see it.</summary>
    public Applicant ToApplicant()
    {
        var applicant = new Applicant
        {
            Class = Class,
            Name = Name,
            Nis = Nis,
            Kbo = Kbo,
        };
        return Municipality is null ? applicant : applicant with { Numbers = Municipality.Numbers, Texts = Municipality.Texts };
    }
}
