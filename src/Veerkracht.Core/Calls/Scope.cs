using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Calls;

/// <summary>For whom a change counts: some classes, a list of organisations, or everybody where both are empty.</summary>
public sealed record Scope
{
    public static readonly Scope All = new();

    public IReadOnlyList<string> Classes { get; init; } = [];
    public IReadOnlyList<ScopedOrganisation> Organisations { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAll => Classes.Count == 0 && Organisations.Count == 0;

    /// <param name="organisation">None for a class as a whole: what counts for single organisations does not hold for it.</param>
    public bool Holds(string applicantClass, OrganisationId organisation) =>
        IsAll || Classes.Contains(applicantClass) || (!organisation.IsNone && Organisations.Any(o => o.Id == organisation));

    /// <summary>The same with who each organisation is.</summary>
    /// <param name="who">By the key as it stands there.</param>
    public Scope Identified(Func<string, OrganisationId> who) =>
        Organisations.Count == 0 ? this : this with { Organisations = [.. Organisations.Select(o => o with { Id = who(o.Key) })] };

    /// <summary>One organisation as it was when it was chosen.</summary>
    public static Scope Of(ScopedOrganisation organisation) => new() { Organisations = [organisation] };

    /// <summary>Lists count by what is in them, so that two scopes that say the same are the same.</summary>
    public bool Equals(Scope? other) =>
        other is not null && Classes.SequenceEqual(other.Classes) && Organisations.SequenceEqual(other.Organisations);

    public override int GetHashCode() =>
        HashCode.Combine(Classes.Count, Organisations.Count, Classes.FirstOrDefault(), Organisations.FirstOrDefault());
}

/// <param name="Key">Enterprise number at the moment of choosing; what somebody wrote, where it still has to be looked up.</param>
/// <param name="Class">Class at the moment of choosing: "municipality".</param>
public sealed record ScopedOrganisation(string Key, string Class, string Name)
{
    /// <summary>Who it is; none until it was looked up. Only this is compared.</summary>
    public OrganisationId Id { get; init; }
}
