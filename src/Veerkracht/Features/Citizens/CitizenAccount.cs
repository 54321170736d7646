using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// How a citizen signs in here: with an address that was confirmed before the account was made, and a password, passkeys, or both. It gives
/// no role: its person is a citizen, and no organisation can make it more. Times are UTC by the clock of the system.
/// </summary>
public sealed class CitizenAccount
{
    /// <summary>That of its person.</summary>
    public required Guid Id { get; init; }
    public required string Email { get; set; }

    /// <summary>As <see cref="Microsoft.AspNetCore.Identity.ILookupNormalizer"/> writes it.</summary>
    public string NormalizedEmail { get; set; } = "";

    /// <summary>Null for who signs in by passkey alone.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Another one as soon as a password or passkey is another.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>From browsers in which this account never signed in.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>Until when no password from such a browser is looked at; null: it is.</summary>
    public DateTime? LockedUntil { get; set; }
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A passkey of an account: what the browser keeps the other half of.</summary>
public sealed class CitizenPasskey
{
    /// <summary>Base64url.</summary>
    public required string CredentialId { get; init; }
    public required Guid AccountId { get; init; }
    public string Name { get; set; } = "";
    public required byte[] PublicKey { get; init; }
    public required DateTime CreatedAt { get; init; }
    public long SignCount { get; set; }

    /// <summary>With commas between them.</summary>
    public string Transports { get; init; } = "";
    public bool IsUserVerified { get; set; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }
}

internal sealed class CitizenAccountMap : IEntityTypeConfiguration<CitizenAccount>
{
    public void Configure(EntityTypeBuilder<CitizenAccount> account)
    {
        account.ToTable("CitizenAccounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Email).HasMaxLength(Addresses.Longest);
        account.Property(a => a.NormalizedEmail).HasMaxLength(Addresses.Longest);
        account.Property(a => a.PasswordHash).HasMaxLength(500);
        account.Property(a => a.SecurityStamp).HasMaxLength(100);
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.HasOne<Person>().WithOne().HasForeignKey<CitizenAccount>(a => a.Id);
    }
}

internal sealed class CitizenPasskeyMap : IEntityTypeConfiguration<CitizenPasskey>
{
    public void Configure(EntityTypeBuilder<CitizenPasskey> passkey)
    {
        passkey.ToTable("CitizenPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1400);
        passkey.Property(p => p.Name).HasMaxLength(80);
        passkey.Property(p => p.Transports).HasMaxLength(200);
        passkey.HasIndex(p => p.AccountId);
        passkey.HasOne<CitizenAccount>().WithMany().HasForeignKey(p => p.AccountId);
    }
}
