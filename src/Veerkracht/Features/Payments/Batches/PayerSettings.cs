using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Site;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>From whose account is paid: section Payments of the configuration. Without it no file to the bank can be prepared.</summary>
/// <param name="Account">Null where it is not set.</param>
public sealed record PayerSettings(PayingAccount? Account)
{
    /// <summary>The account of a demonstration: an example number, of nobody.</summary>
    private static readonly PayingAccount Example = new("Agentschap Binnenlands Bestuur (demonstratie)", "BE54000000009797", null);

    private const int ShortBic = 8,
        LongBic = 11;

    public static PayerSettings Read(SettingsReader settings, bool demonstration)
    {
        var (name, iban, bic) = (settings.Text("Payments:Name"), settings.Text("Payments:Iban"), settings.Text("Payments:Bic"));
        if (bic is not null && !(bic.Length is ShortBic or LongBic && bic.All(char.IsAsciiLetterOrDigit)))
            settings.Wrong("Payments:Bic", "write the BIC of the bank, as GEBABEBB, or leave it out");
        if (iban is null && name is null)
            return new(Account: demonstration ? Example : null);
        settings.Needed("Payments:Iban", "Payments:Name");
        settings.Needed("Payments:Name", "Payments:Iban");
        if (iban is not null && !Iban.TryParse(iban, out _, out var why))
            settings.Wrong("Payments:Iban", why.In(Core.Texts.Language.En));
        return Iban.TryParse(iban, out var account, out _) && name is not null
            ? new(Account: new PayingAccount(name, account.Value, bic?.ToUpperInvariant()))
            : new(Account: null);
    }
}
