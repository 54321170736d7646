using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal static class IbanKind
{
    public static readonly TextKind Kind = new(FieldType.Iban, "iban", new LocalText("Rekeningnummer (IBAN)", "Bank account (IBAN)"))
    {
        Ask = new LocalText("Vul een rekeningnummer in bij", "Enter an account number for"),
        Code = "invalid-iban",
        Read = text => Iban.TryParse(text, out var iban, out _) ? iban.Value : null,
        Why = (text, nl, en) =>
            Iban.TryParse(text, out _, out var why) ? LocalText.Empty : new LocalText($"{nl}: {why.Nl}", $"{en}: {why.In(Language.En)}"),
        Shown = static (text, language) => Iban.TryParse(text, out var iban, out var _) ? iban.Display : text,
        MaxLength = 34,
        Pattern = "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$",
        Keys = [FieldKey.Account],
        IsPrivate = true,
        HoldsAccount = true,
    };
}
