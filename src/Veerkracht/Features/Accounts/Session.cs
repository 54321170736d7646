using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>Why a session ended before its time.</summary>
public enum SessionEnding
{
    /// <summary>Its person signed out.</summary>
    SignedOut,

    /// <summary>Its person went on for another organisation, by another session, or signed in again.</summary>
    GoneOn,

    /// <summary>Its person ended it from another one.</summary>
    FromElsewhere,
}

/// <summary>
/// Somebody who signed in, until signing out: a cookie counts only while its session does. Another organisation is another session, with
/// the end of the first. Times are UTC by the clock of the system. It is the record of signing in and out too: who, when, for which
/// organisation and with what kind of browser; no address of the network.
/// </summary>
public sealed class Session
{
    /// <summary>However often somebody comes by, after a working day one signs in again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Null while it runs, where it expired, and for one from before this was written down.</summary>
    public SessionEnding? Ending { get; set; }

    /// <summary>For which somebody works in it; none for a citizen, and for one from before this was written down.</summary>
    public OrganisationId Organisation { get; init; } = OrganisationId.None;

    /// <summary>As <see cref="BrowserName"/> has it; empty where it is not known.</summary>
    public string Browser { get; init; } = "";

    public bool Runs(DateTime now) => EndedAt is null && ExpiresAt > now;

    /// <summary>What the provider asks back at signing out, enciphered; gone when the session ends.</summary>
    public string? ProviderToken { get; set; }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.HasKey(s => s.Id);
        session.HasIndex(s => new { s.PersonId, s.StartedAt });
        session.HasIndex(s => new { s.Organisation, s.StartedAt });
        session.Property(s => s.Organisation).HasMaxLength(20).HasDefaultValue(OrganisationId.None);
        session.Property(s => s.Browser).HasMaxLength(BrowserName.Longest).HasDefaultValue("");
        session.Property(s => s.Ending).HasConversion<string>().HasMaxLength(20);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
