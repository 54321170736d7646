using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>The number of an organisation in the register of enterprises: "0566.988.259" is kept as ten digits.</summary>
internal static class KboKind
{
    public static readonly TextKind Kind = new(FieldType.Kbo, "kbo", new LocalText("Ondernemingsnummer (KBO)", "Enterprise number (KBO)"))
    {
        Hint = new LocalText("Tien cijfers. De controlecijfers worden nagekeken.", "Ten digits. The check digits are verified."),
        Ask = new LocalText("Vul een ondernemingsnummer in bij", "Enter an enterprise number for"),
        Code = "invalid-kbo",
        Read = text => KboNumber.TryParse(text, out var number, out _) ? number.Digits : null,
        Why = (text, nl, en) =>
            KboNumber.TryParse(text, out _, out var why)
                ? LocalText.Empty
                : new LocalText($"{nl}: {why.Nl}", $"{en}: {why.In(Language.En)}"),
        Shown = text => KboNumber.TryParse(text, out var number, out _) ? number.Display : text,
        MaxLength = 10,
        Pattern = "^[01][0-9]{9}$",
    };
}
