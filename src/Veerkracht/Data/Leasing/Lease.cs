using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Data.Leasing;

/// <summary>Which process does a work that only one may do at a time, and until when unless it says so again.</summary>
public sealed class Lease
{
    /// <summary>Of the work: "mail".</summary>
    public required string Name { get; init; }

    /// <summary>The process, as <see cref="LeaseHolder"/> names it.</summary>
    public required string Holder { get; init; }

    /// <summary>Milliseconds since 1970, by the clock of the database: those of the processes may differ.</summary>
    public required long Until { get; init; }

    /// <summary>Another one as soon as another process holds it.</summary>
    public required long Fence { get; init; }
}

/// <summary>This process, among those that share a database: the machine, the process, and what no other start has.</summary>
public sealed record LeaseHolder(string Name)
{
    private const int Longest = 100;

    public static LeaseHolder New()
    {
        var own = $":{Environment.ProcessId}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var machine = Environment.MachineName;
        return new(machine[..Math.Min(machine.Length, Longest - own.Length)] + own);
    }
}

/// <summary>
/// Section Timing of the configuration: how long a lease lasts without being taken again, and for tests by how much faster timed work
/// comes round.
/// </summary>
public sealed record Timing
{
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    public double Haste { get; init; } = 1;
}

internal sealed class LeaseMap : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> lease)
    {
        lease.ToTable("Leases");
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(40);
        lease.Property(l => l.Holder).HasMaxLength(100);
    }
}
