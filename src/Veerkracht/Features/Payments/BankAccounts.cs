using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Payments;

/// <summary>Bank accounts as people compare them with a letter or a bank statement.</summary>
public static class BankAccounts
{
    /// <summary>In groups of four; what is no account in the sense of <see cref="Iban"/> stands as it was kept.</summary>
    public static string Shown(string iban) => Iban.TryParse(iban, out var known, out _) ? known.Display : iban;
}
