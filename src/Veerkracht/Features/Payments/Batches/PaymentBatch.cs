using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Payments.Batches;

public enum BatchState
{
    /// <summary>Its orders are chosen; a second person releases it.</summary>
    Prepared,

    /// <summary>What the file says is fixed, with its hash: from here on it may leave.</summary>
    Released,

    /// <summary>The bank has it.</summary>
    HandedOver,

    /// <summary>Taken back before it was released.</summary>
    Withdrawn,
}

/// <summary>The declaration of an act on a batch: with the states in which it exists.</summary>
public sealed record BatchActKind(string Code, LocalText Title) : ActKind(Code, Title)
{
    public required IReadOnlyList<BatchState> From { get; init; }
}

/// <summary>
/// Orders that go to the bank in one file. What the file says is decided and kept before there is a file: however often it is made, it is
/// the same bytes under the same id, so a bank that gets it twice carries it out once.
/// </summary>
public sealed class PaymentBatch : Proposal<BatchState>, IActSubject, IDecidesAmount
{
    public required string Measure { get; init; }

    /// <summary>1 for the first batch of the measure.</summary>
    public required int Number { get; init; }

    /// <summary>Day in Brussels on which the bank has to carry it out.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Of all its orders, cents.</summary>
    public required long AmountCents { get; init; }
    public required int Orders { get; init; }

    /// <summary>From whose account is paid, as it stood when the batch was prepared.</summary>
    public required string PayerName { get; init; }
    public required string PayerIban { get; init; }
    public required string? PayerBic { get; init; }

    /// <summary>SHA-256 of the file, since it was released.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>UTC; who and how since it was handed over.</summary>
    public DateTime? HandedOverAt { get; private set; }
    public Guid? HandedOverBy { get; private set; }

    /// <summary>Where the platform put the file before it gave it its name, in words; from here on it may be at the bank.</summary>
    public string? PlacedIn { get; private set; }

    /// <summary>Why the platform could not bring it, in the words of the folder or the server, and since when (UTC).</summary>
    public string? DeliveryFault { get; private set; }
    public DateTime? FaultSince { get; private set; }

    public Money Amount => new(AmountCents);

    /// <summary>The id of the message, the same since the batch exists.</summary>
    public string MessageId => $"VK{Id:n}"[..PaymentFile.LongestMessageId];

    public Subject Subject => new(Measure);

    IProposal? IActSubject.Proposal => this;

    public bool IsOn(Side side, Actor actor) =>
        side == Side.Agency && actor.HasAuthorityOver(Measure) || side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) =>
        kind is BatchActKind declared && !declared.From.Contains(State) ? BatchRefusals.OtherState(State) : null;

    public void Acted(DateTime at) { }

    protected override bool IsDecision(BatchState to) => to == BatchState.Released;

    /// <summary>What the file says.</summary>
    /// <param name="orders">All of them.</param>
    public PaymentMessage Message(IEnumerable<BatchOrder> orders) =>
        new(
            MessageId,
            Core.Calendar.BrusselsTime.At(Instant.FromDateTimeUtc(ProposedAt)),
            new(PayerName, PayerIban, PayerBic),
            [
                .. orders
                    .OrderBy(o => o.Position)
                    .Select(o => new CreditTransfer(o.EndToEndId, o.Amount, LocalDate.FromDateOnly(On), o.Name, o.Iban, o.For)),
            ]
        );

    /// <param name="person">Another than who prepared it.</param>
    /// <param name="hash">SHA-256 of the file that leaves.</param>
    public void Release(Guid person, DateTime at, string? reason, string hash)
    {
        Decide(BatchState.Released, person, at, reason);
        ContentHash = hash;
    }

    /// <exception cref="InvalidOperationException">It was released, or withdrawn before.</exception>
    public void Withdraw()
    {
        if (State != BatchState.Prepared)
            throw new InvalidOperationException($"Batch {Id} is {State}: only what was prepared can be withdrawn.");
        State = BatchState.Withdrawn;
    }

    /// <param name="person">The platform where it brought the file itself.</param>
    /// <exception cref="InvalidOperationException">It was not released.</exception>
    public void HandOver(Guid person, DateTime at)
    {
        if (State != BatchState.Released)
            throw new InvalidOperationException($"Batch {Id} is {State}: only what was released is handed over.");
        (State, HandedOverAt, HandedOverBy) = (BatchState.HandedOver, at, person);
        (DeliveryFault, FaultSince) = (null, null);
    }
}

internal sealed class PaymentBatchMap : IEntityTypeConfiguration<PaymentBatch>
{
    public void Configure(EntityTypeBuilder<PaymentBatch> batch)
    {
        batch.MapProposal<PaymentBatch, BatchState>("PaymentBatches", t =>
            t.HasCheckConstraint("CK_PaymentBatches_Pays", "\"AmountCents\" > 0 AND \"Orders\" > 0")
        );
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.Measure).HasMaxLength(80);
        batch.Property(b => b.DeliveryFault).HasMaxLength(300);
        batch.Ignore(b => b.Amount).Ignore(b => b.MessageId).Ignore(b => b.Subject);
        batch.HasIndex(b => new { b.Measure, b.Number }).IsUnique();
        batch.HasIndex(b => b.ProposedAt);
    }
}
