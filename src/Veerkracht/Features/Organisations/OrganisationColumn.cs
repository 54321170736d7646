namespace Veerkracht.Features.Organisations;

/// <summary>
/// A column in which older databases have the key of an organisation ("0207518137", "OVO001835") where the id stands now. Rooms say which
/// of theirs do.
/// </summary>
/// <param name="Beside">The other columns of the primary key where this one is part of it: two rows that become one are one.</param>
public sealed record OrganisationColumn(string Table, string Column, params IReadOnlyList<string> Beside)
{
    /// <summary>The column with what the organisation was called there; null where there is none.</summary>
    public string? Name { get; init; }
}

public static class OrganisationColumns
{
    public static IServiceCollection AddOrganisationColumns(this IServiceCollection services, params OrganisationColumn[] columns)
    {
        foreach (var column in columns)
            services.AddSingleton(column);
        return services;
    }
}
