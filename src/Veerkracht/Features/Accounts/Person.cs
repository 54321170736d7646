using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>A person who acts. The history refers to the id, so that names can be forgotten.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>Identity at the sign-in provider (vo_id), or "persona:…" in the demonstration.</summary>
    public required string Subject { get; init; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public List<Mandate> Mandates { get; } = [];
}

/// <summary>A role of a person in an organisation. One person may act for several; key is person + organisation + role.</summary>
public sealed class Mandate
{
    public required Guid PersonId { get; init; }

    /// <summary>None for a citizen.</summary>
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; set; }
    public required Role Role { get; init; }
}

/// <summary>A token for the API: for one person on behalf of one organisation. Only its SHA-256 is kept.</summary>
public sealed class ApiToken
{
    public required string Sha256 { get; init; }
    public required Guid PersonId { get; init; }
    public required OrganisationId Organisation { get; init; }

    /// <summary>UTC, system time.</summary>
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
}

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.HasKey(p => p.Id);
        person.HasIndex(p => p.Subject).IsUnique();
        person.HasMany(p => p.Mandates).WithOne().HasForeignKey(m => m.PersonId);
    }
}

internal sealed class MandateMap : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.ToTable("Mandates");
        mandate.HasKey(m => new
        {
            m.PersonId,
            m.Organisation,
            m.Role,
        });
        mandate.Property(m => m.Organisation).HasMaxLength(20);
        mandate.Property(m => m.Role).HasConversion<string>().HasMaxLength(30);
    }
}

internal sealed class ApiTokenMap : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiTokens");
        token.HasKey(t => t.Sha256);
        token.Property(t => t.Sha256).HasMaxLength(64);
        token.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
    }
}
