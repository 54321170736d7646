using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Accounts;

/// <summary>Why somebody was not let in.</summary>
public enum SignInRefusal
{
    /// <summary>The provider of identities said no, or its answer could not be trusted.</summary>
    Provider,

    /// <summary>The provider named nobody.</summary>
    NoPerson,

    /// <summary>The organisation that the provider named is not known here.</summary>
    UnknownOrganisation,

    /// <summary>The person is known here from another provider.</summary>
    OtherProvider,

    /// <summary>A wrong password, or one too many.</summary>
    Password,
}

/// <summary>A sign-in that was refused. Times are UTC by the clock of the system; no address of the network is kept.</summary>
public sealed class RefusedSignIn
{
    /// <summary>Longest key of an organisation that is kept, characters.</summary>
    public const int LongestKey = 40;

    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public required SignInRefusal Why { get; init; }

    /// <summary>Whose account it was tried with; null where there is none.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The key of the organisation that the provider named; empty where it named none.</summary>
    public string Named { get; init; } = "";

    /// <summary>As <see cref="BrowserName"/> has it.</summary>
    public string Browser { get; init; } = "";
}

internal sealed class RefusedSignInMap : IEntityTypeConfiguration<RefusedSignIn>
{
    public void Configure(EntityTypeBuilder<RefusedSignIn> refused)
    {
        refused.ToTable("RefusedSignIns");
        refused.HasKey(r => r.Id);
        refused.Property(r => r.Why).HasConversion<string>().HasMaxLength(20);
        refused.Property(r => r.Named).HasMaxLength(RefusedSignIn.LongestKey);
        refused.Property(r => r.Browser).HasMaxLength(BrowserName.Longest);
        refused.HasIndex(r => r.At);
        refused.HasIndex(r => new { r.PersonId, r.At });
        refused.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}
