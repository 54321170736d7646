using NodaTime;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>One payment of a file to the bank.</summary>
/// <param name="EndToEndId">By which the bank's answers name it: never used twice, at most 35 characters.</param>
/// <param name="Amount">Above zero.</param>
/// <param name="On">Day on which the bank has to carry it out.</param>
/// <param name="Name">Whose account it is.</param>
/// <param name="Iban">Canonical: without spaces, in capitals.</param>
/// <param name="For">What it is for, as the receiver reads it on the statement.</param>
public sealed record CreditTransfer(string EndToEndId, Money Amount, LocalDate On, string Name, string Iban, string For);

/// <summary>From whose account is paid.</summary>
/// <param name="Bic">Null where the bank is known by the account alone.</param>
public sealed record PayingAccount(string Name, string Iban, string? Bic);

/// <summary>All that a file to the bank says: the same content is the same bytes, each time it is written.</summary>
/// <param name="MessageId">Never used twice, at most 35 characters.</param>
/// <param name="CreatedAt">Brussels time; whole seconds are written.</param>
public sealed record PaymentMessage(string MessageId, LocalDateTime CreatedAt, PayingAccount From, IReadOnlyList<CreditTransfer> Transfers)
{
    public Money Total => Money.Sum(Transfers.Select(t => t.Amount));
}
