using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Features.Journal;

/// <summary>
/// Where money can stand. In every book it runs appropriation → available → reserved → committed → paid;
/// beside it "asked" counts what was applied for, against "demand". "Recovered" is what came back after payment.
/// </summary>
public enum AccountKind
{
    Appropriation,
    Available,
    Reserved,
    Committed,
    Paid,
    Demand,
    Asked,
}

/// <summary>
/// An account of the journal. Its balance is kept by the database from the transfers and cannot be edited;
/// only appropriation and demand, the contra accounts, may go below zero.
/// </summary>
public sealed class Account
{
    /// <summary>"available/fietspaden/envelope" or "committed/fietspaden/envelope/DOSSIER".</summary>
    public required string Key { get; init; }
    public required AccountKind Kind { get; init; }
    public required string Measure { get; init; }

    /// <summary>"envelope", "pot:tier2", or "right:CALL:drawing_right:HOLDER": each source of money is a book of its own.</summary>
    public required string Book { get; init; }
    public Guid? DossierId { get; init; }

    /// <summary>Cents.</summary>
    public long BalanceCents { get; private set; }
    public required bool MayBeNegative { get; init; }
    public long? LastTransferId { get; private set; }

    public Money Balance => new(BalanceCents);
}

/// <summary>
/// One balanced entry: an amount leaves one account and reaches another, so the journal balances by its shape.
/// Append-only; made by an act.
/// </summary>
public sealed class Transfer
{
    public long Id { get; private set; }
    public required Guid ActId { get; init; }
    public required string FromKey { get; init; }
    public required string ToKey { get; init; }

    /// <summary>Cents, above 0.</summary>
    public required long Cents { get; init; }

    /// <summary>UTC, the time of the act.</summary>
    public required DateTime At { get; init; }
    public Guid? DossierId { get; init; }
}

/// <summary>Running totals per measure, book and kind, kept by the same trigger, so that a dashboard costs the same at any number of dossiers.</summary>
public sealed class JournalTotal
{
    public required string Measure { get; init; }
    public required string Book { get; init; }
    public required AccountKind Kind { get; init; }
    public long BalanceCents { get; private set; }
}

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public const string NotBelowZero = "CK_Accounts_NotBelowZero";

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts", t =>
        {
            t.HasCheckConstraint(NotBelowZero, "\"MayBeNegative\" OR \"BalanceCents\" >= 0");
            t.HasTrigger("accounts_balances_are_never_edited");
        });
        account.HasKey(a => a.Key);
        account.Property(a => a.Key).HasMaxLength(200);
        account.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        account.Ignore(a => a.Balance);
        account.HasIndex(a => new
        {
            a.Measure,
            a.Book,
            a.Kind,
        });
        account.HasIndex(a => a.DossierId);
    }
}

internal sealed class TransferMap : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.ToTable("Transfers", t =>
        {
            t.HasCheckConstraint("CK_Transfers_AboveZero", "\"Cents\" > 0");
            t.HasCheckConstraint("CK_Transfers_TwoAccounts", "\"FromKey\" <> \"ToKey\"");
            t.HasTrigger("transfers_append_only");
            t.HasTrigger("transfers_move_balances");
        });
        transfer.HasOne<Account>().WithMany().HasForeignKey(t => t.FromKey).OnDelete(DeleteBehavior.Restrict);
        transfer.HasOne<Account>().WithMany().HasForeignKey(t => t.ToKey).OnDelete(DeleteBehavior.Restrict);
        transfer.HasIndex(t => t.ActId);
        transfer.HasIndex(t => t.DossierId);
    }
}

internal sealed class JournalTotalMap : IEntityTypeConfiguration<JournalTotal>
{
    public void Configure(EntityTypeBuilder<JournalTotal> total)
    {
        total.ToTable("JournalTotals");
        total.HasKey(t => new
        {
            t.Measure,
            t.Book,
            t.Kind,
        });
        total.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
    }
}
