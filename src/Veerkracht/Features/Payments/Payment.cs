using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;

namespace Veerkracht.Features.Payments;

public enum PaymentState
{
    Proposed,
    Approved,
    Paid,
    Refused,
}

/// <summary>A payment on a claim: proposed by one person, approved by another, then recorded as made.</summary>
public sealed class Payment : Proposal<PaymentState>, IOfDossier, IDecidesAmount
{
    public required Guid DossierId { get; init; }

    /// <summary>The claim step that asked for it.</summary>
    public required string StepId { get; init; }

    /// <summary>Cents; 0 where a final cost left nothing to pay.</summary>
    public required long AmountCents { get; init; }

    /// <summary>The grant after this claim, in cents: the final cost may lower it, never raise it.</summary>
    public required long GrantCents { get; init; }

    /// <summary>Cents that were paid before and are no longer due: a final cost may end below what was paid. To be paid back.</summary>
    public required long RecoverCents { get; init; }

    /// <summary>JSON of <see cref="SettlementLine"/>: what the journal books for this payment, per source.</summary>
    [StoredJson<PartsOf<SettlementLine>>]
    public required string Lines { get; init; }

    /// <summary>JSON: amounts with their why.</summary>
    [StoredJson<PartsOf<DecidedAmount>>]
    public required string Amounts { get; init; }

    /// <summary>Canonical IBAN to pay to.</summary>
    public string? Iban { get; init; }

    /// <summary>Day on which the bank paid.</summary>
    public DateOnly? PaidOn { get; private set; }
    public string? BankReference { get; private set; }

    /// <summary>Day on which what was paid too much came back.</summary>
    public DateOnly? RecoveredOn { get; private set; }
    public string? RecoveryReference { get; private set; }

    /// <summary>Canonical JSON of a claim that was given back, so that the applicant's receipt of it can always be checked.</summary>
    [StoredJson<AnyObject>]
    public string? ReturnedClaim { get; private set; }

    public Money Amount => new(AmountCents);
    public Money Grant => new(GrantCents);
    public Money Recover => new(RecoverCents);

    /// <summary>Decided, and the bank has nothing left to do in either direction.</summary>
    public bool IsFinished =>
        (State == PaymentState.Paid || (State == PaymentState.Approved && AmountCents == 0))
        && (RecoverCents == 0 || RecoveredOn is not null);

    protected override bool IsDecision(PaymentState to) => to is PaymentState.Approved or PaymentState.Refused;

    public void KeepReturned(string sent)
    {
        if (State != PaymentState.Refused)
            throw new InvalidOperationException("Only the claim of a refused payment is given back.");
        ReturnedClaim = sent;
    }

    /// <summary>Paying twice is harmless: false when it was recorded before.</summary>
    public bool Record(DateOnly paidOn, string reference)
    {
        if (State == PaymentState.Paid)
            return false;
        if (State != PaymentState.Approved || AmountCents == 0)
            throw new InvalidOperationException("Only an approved payment is made.");
        (State, PaidOn, BankReference) = (PaymentState.Paid, paidOn, reference);
        return true;
    }

    /// <summary>The bank sent the money back: it is to be paid as before.</summary>
    /// <exception cref="InvalidOperationException">It was not paid.</exception>
    public void ComeBack()
    {
        if (State != PaymentState.Paid)
            throw new InvalidOperationException("Only what was paid comes back.");
        (State, PaidOn, BankReference) = (PaymentState.Approved, null, null);
    }

    /// <summary>False when it was recorded before.</summary>
    public bool RecordRecovery(DateOnly receivedOn, string reference)
    {
        if (RecoveredOn is not null)
            return false;
        if (State != PaymentState.Approved || RecoverCents == 0)
            throw new InvalidOperationException("Only what was paid too much comes back.");
        (RecoveredOn, RecoveryReference) = (receivedOn, reference);
        return true;
    }
}

internal sealed class PaymentMap : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.MapProposal<Payment, PaymentState>("Payments", t =>
        {
            t.HasCheckConstraint("CK_Payments_NotBelowZero", "\"AmountCents\" >= 0 AND \"RecoverCents\" >= 0");
            t.HasCheckConstraint("CK_Payments_NotAboveGrant", "\"AmountCents\" <= \"GrantCents\"");
        });
        payment.Ignore(p => p.Amount).Ignore(p => p.Grant).Ignore(p => p.Recover).Ignore(p => p.IsFinished);
        payment.HasIndex(p => new { p.DossierId, p.StepId }).IsUnique().HasFilter("\"State\" <> 'Refused'");
        payment.HasIndex(p => new { p.DossierId, p.ProposedAt });
        // What the bank still has to pay or to receive, however many payments there were.
        payment.HasIndex(p => p.State).HasFilter("\"State\" = 'Approved'");
        payment.HasIndex(p => p.RecoverCents).HasFilter("\"RecoveredOn\" IS NULL");
        payment.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId);
    }
}
