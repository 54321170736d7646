using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>Read: only what changes nothing. Write: whatever its person may do.</summary>
public enum TokenScope
{
    Read,
    Write,
}

/// <summary>
/// A token for the API: for one person on behalf of one organisation. Only its SHA-256 is kept, so that who reads the database has no
/// token. Times are UTC by the clock of the system.
/// </summary>
public sealed class ApiToken
{
    public const int MaxName = 80;

    public required string Sha256 { get; init; }
    public required Guid PersonId { get; init; }
    public required OrganisationId Organisation { get; init; }

    /// <summary>What its person calls it; empty for one from before they had a name.</summary>
    public string Name { get; init; } = "";
    public TokenScope Scope { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Its own person, or who manages the people of the organisation.</summary>
    public Guid? EndedBy { get; set; }

    public bool IsLive(DateTime now) => EndedAt is null && ExpiresAt > now;
}

internal sealed class ApiTokenMap : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiTokens");
        token.HasKey(t => t.Sha256);
        token.Property(t => t.Sha256).HasMaxLength(64);
        token.Property(t => t.Name).HasMaxLength(ApiToken.MaxName).HasDefaultValue("");
        // What was there before could do everything that its person may.
        token
            .Property(t => t.Scope)
            .HasConversion<string>()
            .HasMaxLength(10)
            .HasDefaultValue(TokenScope.Write)
            .HasSentinel((TokenScope)(-1));
        token.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
        token.HasIndex(t => t.Organisation);
    }
}
