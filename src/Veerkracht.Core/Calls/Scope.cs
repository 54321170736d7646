namespace Veerkracht.Core.Calls;

/// <summary>For whom a change counts: some classes, a list of organisations, or everybody where both are empty.</summary>
public sealed record Scope
{
    public static readonly Scope All = new();

    public IReadOnlyList<string> Classes { get; init; } = [];
    public IReadOnlyList<ScopedOrganisation> Organisations { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAll => Classes.Count == 0 && Organisations.Count == 0;

    /// <param name="organisation">KBO number.</param>
    public bool Holds(string applicantClass, string organisation) =>
        IsAll || Classes.Contains(applicantClass) || Organisations.Any(o => o.Kbo == organisation);

    /// <summary>One organisation as it was when it was chosen.</summary>
    public static Scope Of(ScopedOrganisation organisation) => new() { Organisations = [organisation] };

    /// <summary>Lists count by what is in them, so that two scopes that say the same are the same.</summary>
    public bool Equals(Scope? other) =>
        other is not null && Classes.SequenceEqual(other.Classes) && Organisations.SequenceEqual(other.Organisations);

    public override int GetHashCode() =>
        HashCode.Combine(Classes.Count, Organisations.Count, Classes.FirstOrDefault(), Organisations.FirstOrDefault());
}

/// <param name="Kbo">Enterprise number.</param>
/// <param name="Class">Class at the moment of choosing: "municipality".</param>
public sealed record ScopedOrganisation(string Kbo, string Class, string Name);
