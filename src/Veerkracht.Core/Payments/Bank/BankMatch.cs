using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>An order as it went to the bank.</summary>
/// <param name="Iban">Canonical.</param>
public sealed record SentOrder(string MessageId, string EndToEndId, Money Amount, string Iban);

/// <summary>What a line of the bank means for our orders.</summary>
public enum BankMeaning
{
    /// <summary>The order is carried out: everything agrees.</summary>
    Paid,

    /// <summary>The bank does not carry it out: it can be ordered again.</summary>
    Rejected,

    /// <summary>What was paid came back.</summary>
    Returned,

    /// <summary>Nothing to do: the bank took it.</summary>
    Noted,

    /// <summary>It names an order and says something else of it: a person has to look.</summary>
    Differs,

    /// <summary>No order of ours is meant, or none can be found.</summary>
    Unknown,
}

/// <summary>
/// Matches a line of the bank with an order. A reference alone is never enough: amount, currency and account must be there and agree. What
/// differs in one of them is for a person, and never paid.
/// </summary>
public sealed record BankMatch(BankMeaning Meaning, IReadOnlyList<LocalText> Why)
{
    /// <param name="order">The order with the end-to-end id of the line; null where there is none.</param>
    public static BankMatch Of(BankLine line, SentOrder? order)
    {
        if (order is null)
        {
            return new(
                BankMeaning.Unknown,
                [
                    line.EndToEndId is { } id
                        ? new($"geen opdracht heeft kenmerk {id}", $"no order has the reference {id}")
                        : new("de bank noemt geen kenmerk van een opdracht", "the bank names no reference of an order"),
                ]
            );
        }
        if (line.Fact == BankFact.Other)
            return new(
                BankMeaning.Differs,
                [new("dit is geen betaling, weigering of terugkeer", "this is no payment, rejection or return")]
            );
        var why = line.Fact is BankFact.Paid or BankFact.Returned ? Needed(line, order) : Said(line, order);
        if (why.Count > 0)
            return new(BankMeaning.Differs, why);
        return new(
            line.Fact switch
            {
                BankFact.Paid => BankMeaning.Paid,
                BankFact.Returned => BankMeaning.Returned,
                BankFact.Rejected => BankMeaning.Rejected,
                _ => BankMeaning.Noted,
            },
            []
        );
    }

    /// <summary>Money moved: what is not said does not agree.</summary>
    private static List<LocalText> Needed(BankLine line, SentOrder order)
    {
        var why = Said(line, order);
        if (line.Amount is null)
            why.Add(new("de bank noemt geen bedrag", "the bank names no amount"));
        if (line.Currency is null)
            why.Add(new("de bank noemt geen munt", "the bank names no currency"));
        if (line.Accounts.Count == 0)
            why.Add(new("de bank noemt geen rekening", "the bank names no account"));
        return why;
    }

    /// <summary>Nothing moved: what is said agrees, and it answers the message that held the order.</summary>
    private static List<LocalText> Said(BankLine line, SentOrder order)
    {
        var why = new List<LocalText>();
        if (line.Amount is { } amount && amount != order.Amount)
        {
            why.Add(
                new(
                    $"het bedrag is {Say.Nl(amount)}, de opdracht {Say.Nl(order.Amount)}",
                    $"the amount is {Say.En(amount)}, the order {Say.En(order.Amount)}"
                )
            );
        }
        if (line.Currency is { } currency && currency != "EUR")
            why.Add(new($"de munt is {currency}", $"the currency is {currency}"));
        if (line.Accounts.Count > 0 && !line.Accounts.Contains(order.Iban, StringComparer.Ordinal))
            why.Add(new("de rekening is een andere", "the account is another"));
        if (line.Fact is BankFact.Rejected or BankFact.Taken && line.MessageId is { } message && message != order.MessageId)
            why.Add(new($"het antwoord hoort bij bestand {message}", $"the answer belongs to file {message}"));
        return why;
    }
}
