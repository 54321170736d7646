using NodaTime;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>What a bank says that happened.</summary>
public enum BankFact
{
    /// <summary>The bank took the order; nothing moved yet.</summary>
    Taken,

    /// <summary>The bank does not carry it out.</summary>
    Rejected,

    /// <summary>Money left the account.</summary>
    Paid,

    /// <summary>Money that had left came back.</summary>
    Returned,

    /// <summary>Something else: money that came in, or what is not booked yet.</summary>
    Other,
}

/// <summary>Of how much of a file to the bank a line speaks.</summary>
public enum BankReach
{
    Payment,
    Group,
    Message,
}

/// <summary>One fact of a file of the bank, as it says it; what it does not say is null.</summary>
/// <param name="MessageId">Of the file to which it answers.</param>
/// <param name="GroupId">Of the group of that file.</param>
/// <param name="Amount">Null too where it is no amount in cents.</param>
/// <param name="Accounts">Those of the other side, canonical. In money that returns banks name it as payer or as receiver.</param>
/// <param name="On">Day of booking.</param>
/// <param name="Reference">The bank's own.</param>
/// <param name="Reason">Code and words of a rejection or return.</param>
public sealed record BankLine(
    BankFact Fact,
    BankReach Reach,
    string? MessageId,
    string? GroupId,
    string? EndToEndId,
    Money? Amount,
    string? Currency,
    IReadOnlyList<string> Accounts,
    LocalDate? On,
    string? Reference,
    string? Reason
);
