using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// A mail that waits for one address, of which nobody here is known yet: an invitation. Its text may hold a secret: it lies here sealed,
/// and the letter is gone as soon as a mail server took it or refused it for good.
/// </summary>
public sealed class Letter
{
    public required Guid Id { get; init; }

    /// <summary>UTC, system time.</summary>
    public required DateTime At { get; init; }
    public required string Address { get; init; }
    public required string Name { get; init; }
    public required string Subject { get; init; }

    /// <summary>The text, readable with the keys of this site only; see <see cref="Postbox"/>.</summary>
    public required string SealedText { get; init; }
}

internal sealed class LetterMap : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letters");
        letter.HasKey(l => l.Id);
        letter.HasIndex(l => l.At);
    }
}
