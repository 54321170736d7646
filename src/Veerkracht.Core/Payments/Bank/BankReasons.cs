using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>
/// What the codes of a bank mean, in words. Codes and meanings: ISO 20022, External Code Sets, ExternalStatusReason1Code and
/// ExternalReturnReason1Code; those that a payment by credit transfer meets.
/// </summary>
public static class BankReasons
{
    private static readonly LocalText None = new("zonder reden", "without a reason");

    private static readonly IReadOnlyDictionary<string, LocalText> Words = new Dictionary<string, (string Nl, string En)>
    {
        ["AC01"] = ("het rekeningnummer klopt niet", "the account number is wrong"),
        ["AC03"] = ("het rekeningnummer van de begunstigde klopt niet", "the account number of the creditor is wrong"),
        ["AC04"] = ("de rekening is gesloten", "the account is closed"),
        ["AC06"] = ("de rekening is geblokkeerd", "the account is blocked"),
        ["AG01"] = ("deze rekening mag dit soort betaling niet ontvangen", "this account may not receive such a payment"),
        ["AM02"] = ("het bedrag is hoger dan toegestaan", "the amount is above what is allowed"),
        ["AM04"] = ("er staat te weinig geld op de rekening", "there is too little money in the account"),
        ["AM05"] = ("de bank kreeg deze betaling al", "the bank had this payment before"),
        ["BE01"] = ("de naam hoort niet bij deze rekening", "the name does not belong to this account"),
        ["BE04"] = ("het adres van de begunstigde ontbreekt", "the address of the creditor is missing"),
        ["CUST"] = ("de opdrachtgever vroeg het", "the customer asked for it"),
        ["DT01"] = ("de datum kan niet", "the date cannot be used"),
        ["DUPL"] = ("de bank kreeg deze betaling al", "the bank had this payment before"),
        ["FF01"] = ("het bestand klopt niet met het formaat", "the file does not fit the format"),
        ["FOCR"] = ("de betaling is teruggeroepen", "the payment was called back"),
        ["MD07"] = ("de begunstigde is overleden", "the creditor has died"),
        ["MS02"] = ("de begunstigde weigert zonder reden", "the creditor refuses without a reason"),
        ["MS03"] = ("de bank geeft geen reden", "the bank gives no reason"),
        ["RC01"] = ("de code van de bank klopt niet", "the code of the bank is wrong"),
    }.ToDictionary(w => w.Key, w => new LocalText(w.Value.Nl, w.Value.En));

    /// <summary>
    /// The words of a code with the code behind them; what the bank wrote itself stands as it is.
    /// </summary>
    /// <param name="answer">As it is kept: codes, each with what the bank wrote ("AC04: Rekening gesloten"), "; " between them.</param>
    public static LocalText Said(string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return None;
        var reasons = Array.ConvertAll(answer.Split("; "), One);
        return new(string.Join("; ", reasons.Select(r => r.Nl)), string.Join("; ", reasons.Select(r => r.En)));
    }

    private static LocalText One(string reason)
    {
        var code = reason.Split(": ")[0];
        if (!Words.TryGetValue(code, out var words))
            return new(reason, reason);
        var own = reason.Length > code.Length + 2 ? $", {reason[(code.Length + 2)..]}" : "";
        return new($"{words.Nl} ({code}{own})", $"{words.En} ({code}{own})");
    }
}
