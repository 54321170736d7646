using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Citizens;

/// <summary>For what a link was asked.</summary>
public enum LinkPurpose
{
    /// <summary>To get mail about what is followed, without an account.</summary>
    Follow,

    /// <summary>To make an account, or to come in again where the password is forgotten.</summary>
    Account,

    /// <summary>To give an account another address.</summary>
    Address,
}

/// <summary>
/// A link that was mailed to an address: who opens it reads that mail. Anybody can ask one for any address, so nothing comes of it before
/// it is opened. Times are UTC by the clock of the system.
/// </summary>
public sealed class AddressLink
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of its code, lower-case hexadecimal: who reads the database cannot open it.</summary>
    public required string CodeSha256 { get; init; }
    public required string Email { get; init; }
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The account that is to have this address; null where it was asked for anything else.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What the browser followed that asked for it (a FollowList): it is kept when the link is opened, wherever.</summary>
    public string Choice { get; init; } = "";

    /// <summary>How often mail is wanted about it.</summary>
    public MailTiming Timing { get; init; }

    /// <summary>Tag of the language of the page on which it was asked.</summary>
    public required string Language { get; init; }
    public required DateTime At { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was used; then it no longer works.</summary>
    public DateTime? UsedAt { get; set; }

    public bool Works(DateTime now) => UsedAt is null && ExpiresAt > now;
}

internal sealed class AddressLinkMap : IEntityTypeConfiguration<AddressLink>
{
    public void Configure(EntityTypeBuilder<AddressLink> link)
    {
        link.ToTable("AddressLinks");
        link.HasKey(l => l.Id);
        link.Property(l => l.CodeSha256).HasMaxLength(64);
        link.HasIndex(l => l.CodeSha256).IsUnique();
        link.HasIndex(l => l.ExpiresAt);
        link.Property(l => l.Email).HasMaxLength(Addresses.Longest);
        link.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(10);
        link.Property(l => l.Timing).HasConversion<string>().HasMaxLength(10);
        link.Property(l => l.Choice).HasMaxLength(3000);
        link.Property(l => l.Language).HasMaxLength(12);
    }
}
