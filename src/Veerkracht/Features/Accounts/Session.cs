using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Somebody who signed in, until signing out: a cookie counts only while its session does. Another organisation is another session, with
/// the end of the first. Times are UTC by the clock of the system.
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

    /// <summary>What the provider asks back at signing out, enciphered; gone when the session ends.</summary>
    public string? ProviderToken { get; set; }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.HasKey(s => s.Id);
        session.HasIndex(s => s.PersonId);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
