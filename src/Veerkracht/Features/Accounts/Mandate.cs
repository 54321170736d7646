using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>Provider: named by the service for signing in, and kept as it names it. Given: by somebody of the organisation, here.</summary>
public enum MandateSource
{
    Provider,
    Given,
}

/// <summary>
/// A role of a person in an organisation, from a moment until another. It is never deleted: who held what, and who gave and ended it,
/// stays known. Times are UTC by the clock of the system, also in the demonstration: rights do not leap with its clock.
/// </summary>
public sealed class Mandate
{
    /// <summary>In <see cref="Programme"/>: all programmes of the agency, also those that it gets later.</summary>
    public const string AllProgrammes = "";

    /// <summary>How long a role counts that the provider named once.</summary>
    public static readonly TimeSpan LongestUnnamed = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>None for a citizen.</summary>
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; set; }
    public required Role Role { get; init; }

    /// <summary>
    /// Slug of the programme to which it is limited, or <see cref="AllProgrammes"/>. It says nothing where a role is not one of an
    /// agency.
    /// </summary>
    public string Programme { get; init; } = AllProgrammes;

    /// <summary>The most that an approver decides on at once, cents; null is no limit.</summary>
    public long? LimitCents { get; init; }
    public MandateSource Source { get; init; }

    /// <summary>Null: since before this was written down.</summary>
    public DateTime? ValidFrom { get; init; }

    /// <summary>Null: nobody set an end.</summary>
    public DateTime? ValidUntil { get; private set; }

    /// <summary>
    /// When the provider last named it; null for what was given here. Who signs in for one organisation keeps the roles at others, and one
    /// that is named no more ends by itself.
    /// </summary>
    public DateTime? NamedAt { get; set; }

    /// <summary>Null for what the provider says, and for the people of the demonstration.</summary>
    public Guid? GivenBy { get; init; }
    public Guid? EndedBy { get; private set; }

    public bool IsLive(DateTime now) =>
        (ValidFrom is null || ValidFrom <= now)
        && (ValidUntil is null || ValidUntil > now)
        && (NamedAt is null || NamedAt > now - LongestUnnamed);

    /// <param name="at">UTC; may lie ahead.</param>
    /// <param name="by">Null where the provider no longer names it.</param>
    public void End(DateTime at, Guid? by) => (ValidUntil, EndedBy) = (at, by);
}

public static class LiveMandates
{
    /// <summary>Those that count at this moment.</summary>
    public static IQueryable<Mandate> Live(this IQueryable<Mandate> mandates, DateTime now)
    {
        var named = now - Mandate.LongestUnnamed;
        return mandates.Where(m =>
            (m.ValidFrom == null || m.ValidFrom <= now)
            && (m.ValidUntil == null || m.ValidUntil > now)
            && (m.NamedAt == null || m.NamedAt > named)
        );
    }
}

internal sealed class MandateMap : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.ToTable("Mandates");
        // The columns that were the key before an own id was there stay in it: so tables from before can take the id on.
        mandate.HasKey(m => new
        {
            m.PersonId,
            m.Organisation,
            m.Role,
            m.Id,
        });
        mandate.Property(m => m.Organisation).HasMaxLength(20);
        mandate.Property(m => m.Role).HasConversion<string>().HasMaxLength(30);
        mandate.Property(m => m.Programme).HasMaxLength(80);
        // What was there before roles could be given here came from the provider.
        mandate.Property(m => m.Source).HasConversion<string>().HasMaxLength(10).HasDefaultValue(MandateSource.Provider);
        mandate
            .HasIndex(m => new
            {
                m.PersonId,
                m.Organisation,
                m.Role,
                m.Programme,
                m.Source,
            })
            .IsUnique()
            .HasFilter("\"ValidUntil\" IS NULL");
        mandate.HasIndex(m => m.Organisation);
    }
}
