using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments.Batches;

public enum OrderState
{
    /// <summary>In a batch; nothing is known of the bank.</summary>
    Ordered,

    /// <summary>The bank booked it.</summary>
    Paid,

    /// <summary>The bank did not carry it out: the payment can be ordered again.</summary>
    Rejected,

    /// <summary>The money came back: the payment can be ordered again.</summary>
    Returned,

    /// <summary>Its batch was withdrawn before anything left.</summary>
    Withdrawn,
}

/// <summary>The order to carry out one payment: what is in the file, and what the bank answered.</summary>
public sealed class BatchOrder
{
    public required Guid Id { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid PaymentId { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>In the file, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Cents.</summary>
    public required long AmountCents { get; init; }

    /// <summary>Whose account it is.</summary>
    public required string Name { get; init; }

    /// <summary>Canonical.</summary>
    public required string Iban { get; init; }

    /// <summary>What the receiver reads on the statement.</summary>
    public required string For { get; init; }
    public OrderState State { get; private set; }

    /// <summary>Why the bank did not carry it out, in its words.</summary>
    public string? Answer { get; private set; }

    /// <summary>Never used twice.</summary>
    public string EndToEndId => IdOf(Id);

    public Money Amount => new(AmountCents);

    public static string IdOf(Guid order) => $"VK{order:n}";

    /// <summary>The order that an end-to-end id names; null where it is none of ours.</summary>
    public static Guid? Named(string? endToEndId) =>
        endToEndId is ['V', 'K', .. var id] && Guid.TryParseExact(id, "n", out var order) ? order : null;

    public SentOrder Sent(string messageId) => new(messageId, EndToEndId, Amount, Iban);

    /// <exception cref="InvalidOperationException">The bank answered otherwise before.</exception>
    public void Go(OrderState to, string? answer = null)
    {
        if (!(State == OrderState.Ordered && to != State) && !(State == OrderState.Paid && to == OrderState.Returned))
            throw new InvalidOperationException($"An order cannot go from {State} to {to}.");
        (State, Answer) = (to, answer);
    }
}

internal sealed class BatchOrderMap : IEntityTypeConfiguration<BatchOrder>
{
    public void Configure(EntityTypeBuilder<BatchOrder> order)
    {
        order.ToTable("BatchOrders", t => t.HasCheckConstraint("CK_BatchOrders_Pays", "\"AmountCents\" > 0"));
        order.HasKey(o => o.Id);
        order.Property(o => o.Id).ValueGeneratedNever();
        order.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        order.Property(o => o.Iban).HasMaxLength(34);
        order.Ignore(o => o.EndToEndId).Ignore(o => o.Amount);
        order.HasIndex(o => new { o.BatchId, o.Position }).IsUnique();
        // A payment is in one order that may leave or has left, whoever prepares what at the same moment.
        order.HasIndex(o => o.PaymentId).IsUnique().HasFilter("\"State\" IN ('Ordered', 'Paid')");
        order.HasIndex(o => o.DossierId);
        order.HasOne<PaymentBatch>().WithMany().HasForeignKey(o => o.BatchId);
        order.HasOne<Payment>().WithMany().HasForeignKey(o => o.PaymentId);
        order.HasOne<Dossier>().WithMany().HasForeignKey(o => o.DossierId);
    }
}
