using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Accounts;

/// <summary>A person who acts. The history refers to the id, so that names can be forgotten.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>Identity at the sign-in provider (vo_id), or "persona:…" in the demonstration.</summary>
    public required string Subject { get; init; }

    /// <summary>
    /// Which provider says so; null for a person of the demonstration, and for who did not sign in since this is written down.
    /// </summary>
    public string? Issuer { get; set; }
    public required string Name { get; set; }
    public string? Email { get; set; }

    /// <summary>UTC, since when name and identity are replaced by a neutral mark; null for everybody else.</summary>
    public DateTime? ForgottenAt { get; set; }
    public List<Mandate> Mandates { get; } = [];
}

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.HasKey(p => p.Id);
        person.HasIndex(p => p.Subject).IsUnique();
        person.Property(p => p.Issuer).HasMaxLength(300);
        person.HasMany(p => p.Mandates).WithOne().HasForeignKey(m => m.PersonId);
    }
}
