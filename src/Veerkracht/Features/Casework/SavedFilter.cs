using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Casework;

/// <summary>Filters of the list of dossiers that somebody keeps under a name, in one organisation.</summary>
public sealed class SavedFilter
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required string Name { get; init; }

    /// <summary>As it stands in the address: "oproep=fietspaden&amp;wacht=mij".</summary>
    public required string Query { get; set; }
}

internal sealed class SavedFilterMap : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.ToTable("SavedFilters");
        filter.HasKey(f => f.Id);
        filter.Property(f => f.Name).HasMaxLength(SavedFilters.LongestName);
        filter.Property(f => f.Query).HasMaxLength(SavedFilters.LongestQuery);
        filter
            .HasIndex(f => new
            {
                f.PersonId,
                f.Organisation,
                f.Name,
            })
            .IsUnique();
    }
}

/// <summary>Somebody keeps filters and takes them away. No act of the history: nobody else sees them.</summary>
public sealed class SavedFilters(Db db, Clock clock)
{
    public const int LongestName = 60,
        LongestQuery = 600,
        Most = 30;

    public Task<List<SavedFilter>> Of(Actor actor, CancellationToken stop = default) =>
        db
            .SavedFilters.AsNoTracking()
            .Where(f => f.PersonId == actor.PersonId && f.Organisation == actor.Organisation)
            .OrderBy(f => f.Name)
            .ToListAsync(stop);

    /// <summary>A name that is there already gets the new filters.</summary>
    /// <param name="query">As the page makes it of the filters that it knows.</param>
    public Task<Outcome<SavedFilter>> Keep(Actor actor, string? name, string query, CancellationToken stop = default) =>
        db.Transact<SavedFilter>(
            async () =>
            {
                name = name?.Trim();
                if (string.IsNullOrEmpty(name) || name.Length > LongestName)
                    return Unnamed;
                if (query.Length is 0 or > LongestQuery)
                    return NothingToKeep;
                var own = await db
                    .SavedFilters.Where(f => f.PersonId == actor.PersonId && f.Organisation == actor.Organisation)
                    .ToListAsync(stop);
                if (own.Find(f => f.Name == name) is { } there)
                {
                    there.Query = query;
                    return there;
                }
                if (own.Count >= Most)
                    return TooMany;
                var kept = new SavedFilter
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    PersonId = actor.PersonId,
                    Organisation = actor.Organisation,
                    Name = name,
                    Query = query,
                };
                db.SavedFilters.Add(kept);
                return kept;
            },
            stop
        );

    /// <summary>What is gone already is gone.</summary>
    public Task Drop(Actor actor, Guid id, CancellationToken stop = default) =>
        db.SavedFilters.Where(f => f.Id == id && f.PersonId == actor.PersonId).ExecuteDeleteAsync(stop);

    private static readonly Refusal Unnamed = new(
        "filter-without-name",
        new LocalText(
            $"Geef deze filter een naam van hoogstens {LongestName} tekens.",
            $"Name this filter, in at most {LongestName} characters."
        ),
        RefusalKind.Invalid,
        "naam"
    );

    private static readonly Refusal NothingToKeep = new(
        "no-filter-to-keep",
        new LocalText("Kies eerst een filter, en bewaar die dan.", "Choose a filter first, then keep it."),
        RefusalKind.Invalid
    );

    private static readonly Refusal TooMany = new(
        "too-many-filters",
        new LocalText($"U bewaarde al {Most} filters. Neem er eerst een weg.", $"You keep {Most} filters already. Take one away first."),
        RefusalKind.Invalid
    );
}

/// <summary>The tables of this room.</summary>
public static class CaseworkTables
{
    extension(Db db)
    {
        public DbSet<SavedFilter> SavedFilters => db.Set<SavedFilter>();
    }
}
