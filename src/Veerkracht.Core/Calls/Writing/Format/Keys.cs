using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>Short names with which the map of the format is written, so that it reads as a table.</summary>
internal static class Keys
{
    public static LocalText T(string nl, string en) => new(nl, en);

    public static FormatKey Key(string name, ValueKind kind, string nl, string en) => new(name, kind, T(nl, en));

    public static FormatKey Must(this FormatKey key) => key with { IsRequired = true };

    public static FormatKey Usual(this FormatKey key) => key with { IsUsual = true };

    public static FormatKey Hint(this FormatKey key, string nl, string en) => key with { Hint = T(nl, en) };

    public static FormatKey OneOf(this FormatKey key, IReadOnlyList<FormatWord> words) => key with { Words = words };

    public static FormatKey To(this FormatKey key, Referent referent) => key with { Refers = referent };

    public static FormatKey Of(this FormatKey key, string piece) => key with { Piece = piece };

    public static FormatKey IdKey(string nl = "Code", string en = "Code") =>
        Key("id", ValueKind.Id, nl, en)
            .Must()
            .Hint(
                "Een korte naam met kleine letters, cijfers en _. Daarmee verwijst de oproep ernaar. Verander ze niet zonder reden.",
                "A short name with small letters, digits and _. The call refers to it by this. Do not change it without a reason."
            );

    public static FormatKey Title(string nl = "Titel", string en = "Title") => Key("title", ValueKind.Local, nl, en).Must();

    public static FormatKey Label(string nl = "Naam op het scherm", string en = "Name on the screen") =>
        Key("label", ValueKind.Local, nl, en).Must();

    public static FormatKey VisibleWhen(string nl, string en) => Key("visible_when", ValueKind.Condition, nl, en);
}
