using PhoneNumbers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal static class PhoneKind
{
    private const int Longest = 40;

    public static readonly TextKind Kind = new(FieldType.Phone, "phone", new LocalText("Telefoonnummer", "Phone number"))
    {
        Ask = new LocalText("Vul een telefoonnummer in bij", "Enter a telephone number for"),
        Code = "invalid-phone",
        Read = Canonical,
        Why = (_, nl, en) =>
            new LocalText(
                $"Vul bij {nl} een telefoonnummer in zoals 02 553 00 00 of +32 470 12 34 56.",
                $"Enter a telephone number such as 02 553 00 00 or +32 470 12 34 56 for {en}."
            ),
        Shown = Readable,
        MaxLength = Longest,
        Autocomplete = "tel",
        BoxOf = BoxKind.Phone,
        IsPrivate = true,
    };

    /// <summary>The international form without spaces, "+3225530000"; a number without country is Belgian.</summary>
    private static string? Canonical(string text)
    {
        if (text.Length > Longest)
            return null;
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(text, "BE");
            return util.IsValidNumber(number) ? util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>As people read it: "+32 2 553 00 00".</summary>
    private static string Readable(string e164)
    {
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            return util.Format(util.Parse(e164, "BE"), PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }
}
