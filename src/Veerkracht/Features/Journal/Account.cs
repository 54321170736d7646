using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Journal;

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

    /// <summary>Opaque; the parts below say which book it is.</summary>
    public required string BookName { get; init; }
    public required BookKind BookKind { get; init; }
    public string? BookCall { get; init; }
    public string? BookSource { get; init; }
    public OrganisationId? BookHolder { get; init; }
    public Guid? DossierId { get; init; }

    /// <summary>Cents.</summary>
    public long BalanceCents { get; private set; }
    public required bool MayBeNegative { get; init; }
    public long? LastTransferId { get; private set; }

    /// <summary>Each source of money is a book of its own.</summary>
    public Book Book => new(Measure, BookKind, BookCall, BookSource, BookHolder);
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

/// <summary>
/// Running totals per measure, book and kind, kept by the same trigger, so that a dashboard costs the same at any number of dossiers.
/// </summary>
public sealed class JournalTotal
{
    public required string Measure { get; init; }

    /// <summary>Opaque, as in the accounts.</summary>
    public required string BookName { get; init; }
    public required AccountKind Kind { get; init; }
    public long BalanceCents { get; private set; }

    /// <summary>The transfer by which it last changed: no transfer is counted twice.</summary>
    public long? LastTransferId { get; private set; }
}

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts", t =>
        {
            t.HasCheckConstraint(IJournal.NotBelowZero, "\"MayBeNegative\" OR \"BalanceCents\" >= 0");
            t.HasTrigger("accounts_balances_are_never_edited");
        });
        account.IsAppendOnly(nameof(Account.BalanceCents), nameof(Account.LastTransferId)).IsMadeWhereMissing();
        account.HasKey(a => a.Key);
        account.Property(a => a.Key).HasMaxLength(200);
        account.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        account.Property(a => a.BookName).HasColumnName("Book");
        account.Property(a => a.BookKind).HasConversion<string>().HasMaxLength(20);
        account.Ignore(a => a.Balance).Ignore(a => a.Book);
        // Kind first: of appropriations and demand there are few, whatever the number of dossiers.
        account.HasIndex(a => new
        {
            a.Kind,
            a.Measure,
            a.BookName,
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
        transfer.IsAppendOnly();
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
        total.ToTable("JournalTotals", t => t.HasTrigger("journal_totals_are_never_edited"));
        total.IsAppendOnly(nameof(JournalTotal.BalanceCents), nameof(JournalTotal.LastTransferId));
        total.Property(t => t.BookName).HasColumnName("Book");
        total.HasKey(t => new
        {
            t.Measure,
            t.BookName,
            t.Kind,
        });
        total.HasIndex(t => t.BookName);
        total.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
    }
}
