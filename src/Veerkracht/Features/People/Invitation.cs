using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>
/// An organisation invites somebody to a role. The link holds a code that works once; only its SHA-256 is kept. Times are UTC by the
/// clock of the system. Name and address go as soon as the invitation is used or withdrawn.
/// </summary>
public sealed class Invitation : IVersioned
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }
    public required string CodeSha256 { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; init; }
    public string? Name { get; private set; }
    public string? Email { get; private set; }
    public required Role Role { get; init; }

    /// <summary>As in <see cref="Mandate.Programme"/> and <see cref="Mandate.LimitCents"/>.</summary>
    public required string Programme { get; init; }
    public long? LimitCents { get; init; }
    public required Guid InvitedBy { get; init; }
    public required DateTime InvitedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public Guid? AcceptedBy { get; private set; }

    /// <summary>When it was used or withdrawn; null while it waits.</summary>
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; set; }

    public bool Waits(DateTime now) => ClosedAt is null && ExpiresAt > now;

    public Invitation To(string name, string email)
    {
        (Name, Email) = (name, email);
        return this;
    }

    public void Accept(Guid person, DateTime at)
    {
        Withdraw(at);
        AcceptedBy = person;
    }

    public void Withdraw(DateTime at)
    {
        if (ClosedAt is not null)
            throw new InvalidOperationException($"Invitation {Id} was closed before.");
        (ClosedAt, Name, Email) = (at, null, null);
    }

    /// <summary>A code that nobody guesses: 32 random bytes in lower-case hexadecimal.</summary>
    public static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

internal sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.HasKey(i => i.Id);
        invitation.Property(i => i.CodeSha256).HasMaxLength(64);
        invitation.HasIndex(i => i.CodeSha256).IsUnique();
        invitation.HasIndex(i => i.Organisation);
        invitation.Property(i => i.Organisation).HasMaxLength(20);
        invitation.Property(i => i.Role).HasConversion<string>().HasMaxLength(30);
        invitation.Property(i => i.Programme).HasMaxLength(80);
        invitation.Property(i => i.Version).IsConcurrencyToken();
    }
}
