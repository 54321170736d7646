using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Awards;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>A file of the bank that was read: once, whoever brings it again.</summary>
public sealed class ReadFile
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>As it was called when it came.</summary>
    public required string Name { get; init; }
    public required int Lines { get; init; }
    public required Guid ReadBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ReadAt { get; init; }
}

public enum LineState
{
    /// <summary>Read, and nothing was done about it yet.</summary>
    Waiting,

    /// <summary>What it says was booked, or needed no booking.</summary>
    Done,

    /// <summary>A person has to look: it differs from what was ordered, or names no order of ours.</summary>
    Open,

    /// <summary>A person looked, and said why nothing more is done.</summary>
    Closed,
}

/// <summary>One fact of a file of the bank, with what it meant for our orders.</summary>
public sealed class ReadLine : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>In the file, from 1.</summary>
    public required int Position { get; init; }
    public required BankFact Fact { get; init; }
    public required BankReach Reach { get; init; }
    public string? MessageId { get; init; }
    public string? GroupId { get; init; }
    public string? EndToEndId { get; init; }

    /// <summary>Cents; null where the bank names none.</summary>
    public long? AmountCents { get; init; }
    public string? Currency { get; init; }

    /// <summary>Accounts of the other side, with a blank between them.</summary>
    public required string Accounts { get; init; }

    /// <summary>Day of booking.</summary>
    public DateOnly? On { get; init; }
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    public LineState State { get; private set; }
    public BankMeaning? Meaning { get; private set; }

    /// <summary>JSON: why a person has to look.</summary>
    [StoredJson<PartsOf<LocalText>>]
    public string? Why { get; private set; }

    /// <summary>The order that it names; null where that is none of ours, or all of a message.</summary>
    public Guid? OrderId { get; private set; }

    public Guid? ClosedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedBecause { get; private set; }
    public int Version { get; set; }

    public Money? Amount => AmountCents is { } cents ? new Money(cents) : null;

    public BankLine Line =>
        new(
            Fact,
            Reach,
            MessageId,
            GroupId,
            EndToEndId,
            Amount,
            Currency,
            Accounts.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            On is { } day ? NodaTime.LocalDate.FromDateOnly(day) : null,
            Reference,
            Reason
        );

    public static ReadLine Of(Guid id, Guid file, int position, BankLine line) =>
        new()
        {
            Id = id,
            FileId = file,
            Position = position,
            Fact = line.Fact,
            Reach = line.Reach,
            MessageId = line.MessageId,
            GroupId = line.GroupId,
            EndToEndId = line.EndToEndId,
            AmountCents = line.Amount?.Cents,
            Currency = line.Currency,
            Accounts = string.Join(' ', line.Accounts),
            On = line.On?.ToDateOnly(),
            Reference = line.Reference,
            Reason = line.Reason,
        };

    public void Settle(BankMeaning meaning, Guid? order)
    {
        Expect(LineState.Waiting);
        (State, Meaning, OrderId) = (LineState.Done, meaning, order);
    }

    public void LeaveOpen(BankMeaning meaning, IReadOnlyList<LocalText> why, Guid? order)
    {
        Expect(LineState.Waiting);
        (State, Meaning, Why, OrderId) = (LineState.Open, meaning, DecisionJson.Write(why), order);
    }

    public void Close(Guid person, DateTime at, string because)
    {
        Expect(LineState.Open);
        (State, ClosedBy, ClosedAt, ClosedBecause) = (LineState.Closed, person, at, because);
    }

    private void Expect(LineState state)
    {
        if (State != state)
            throw new InvalidOperationException($"Line {Id} of the bank is {State}, not {state}.");
    }
}

internal sealed class ReadFileMap : IEntityTypeConfiguration<ReadFile>
{
    public void Configure(EntityTypeBuilder<ReadFile> file)
    {
        file.ToTable("BankFiles");
        file.HasKey(f => f.Id);
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Hash).HasMaxLength(64);
        file.Property(f => f.Name).HasMaxLength(200);
        file.HasIndex(f => f.Hash).IsUnique();
        file.HasIndex(f => f.ReadAt);
    }
}

internal sealed class ReadLineMap : IEntityTypeConfiguration<ReadLine>
{
    public void Configure(EntityTypeBuilder<ReadLine> line)
    {
        line.ToTable("BankLines");
        line.HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Fact).HasConversion<string>().HasMaxLength(20);
        line.Property(l => l.Reach).HasConversion<string>().HasMaxLength(20);
        line.Property(l => l.State).HasConversion<string>().HasMaxLength(20);
        line.Property(l => l.Meaning).HasConversion<string>().HasMaxLength(20);
        line.Property(l => l.Version).IsConcurrencyToken();
        line.Ignore(l => l.Amount).Ignore(l => l.Line);
        line.HasIndex(l => new { l.FileId, l.Position }).IsUnique();
        // What waits to be settled, and what waits for a person, however many were read.
        line.HasIndex(l => l.State).HasFilter("\"State\" IN ('Waiting', 'Open')");
        line.HasIndex(l => l.OrderId);
        line.HasOne<ReadFile>().WithMany().HasForeignKey(l => l.FileId);
        line.HasOne<BatchOrder>().WithMany().HasForeignKey(l => l.OrderId);
    }
}
