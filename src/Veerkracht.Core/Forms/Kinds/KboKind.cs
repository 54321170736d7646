using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>The number of an organisation in the register of enterprises: "0566.988.259" is kept as ten digits.</summary>
internal static class KboKind
{
    public static readonly TextKind Kind = new(
        FieldType.Kbo,
        "kbo",
        new LocalText("Ondernemingsnummer (KBO)", "Enterprise number (KBO)"),
        new LocalText("Tien cijfers. De controlecijfers worden nagekeken.", "Ten digits. The check digits are verified.")
    )
    {
        Ask = new LocalText("Vul een ondernemingsnummer in bij", "Enter an enterprise number for"),
        Code = "invalid-kbo",
        Read = EnterpriseNumberText.Read,
        Why = (text, nl, en) =>
            EnterpriseNumberText.Fault(text) is { } why
                ? new LocalText($"{nl}: {why.Nl}", $"{en}: {why.In(Language.En)}")
                : LocalText.Empty,
        Shown = static (text, _) => EnterpriseNumberText.Show(text),
        MaxLength = 10,
        Pattern = "^[01][0-9]{9}$",
        FilledBy = "organisation.kbo",
    };
}
