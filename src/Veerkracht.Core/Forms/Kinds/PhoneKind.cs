using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal static class PhoneKind
{
    public static readonly TextKind Kind = new(FieldType.Phone, "phone", new LocalText("Telefoonnummer", "Phone number"))
    {
        Ask = new LocalText("Vul een telefoonnummer in bij", "Enter a telephone number for"),
        Code = "invalid-phone",
        Read = PhoneText.Read,
        Why = (_, nl, en) =>
            new LocalText(
                $"Vul bij {nl} één telefoonnummer in zoals 02 553 00 00, +32 470 12 34 56 of 011 58 51 11 toestel 123.",
                $"Enter one telephone number such as 02 553 00 00, +32 470 12 34 56 or 011 58 51 11 ext. 123 for {en}."
            ),
        Shown = PhoneText.Show,
        MaxLength = PhoneText.Longest,
        Autocomplete = "tel",
        BoxOf = BoxKind.Phone,
        IsPrivate = true,
    };
}
