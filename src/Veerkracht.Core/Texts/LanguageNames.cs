namespace Veerkracht.Core.Texts;

/// <summary>What people call a language: in Dutch and English, and in the language itself; its tag where we know no name.</summary>
public static class LanguageNames
{
    private static readonly Dictionary<string, (string Nl, string En, string Own)> Names = new()
    {
        ["nl"] = ("Nederlands", "Dutch", "Nederlands"),
        ["en"] = ("Engels", "English", "English"),
        ["fr"] = ("Frans", "French", "Français"),
        ["de"] = ("Duits", "German", "Deutsch"),
        ["es"] = ("Spaans", "Spanish", "Español"),
        ["it"] = ("Italiaans", "Italian", "Italiano"),
        ["pt"] = ("Portugees", "Portuguese", "Português"),
        ["pl"] = ("Pools", "Polish", "Polski"),
        ["ro"] = ("Roemeens", "Romanian", "Română"),
        ["bg"] = ("Bulgaars", "Bulgarian", "Български"),
        ["tr"] = ("Turks", "Turkish", "Türkçe"),
        ["ar"] = ("Arabisch", "Arabic", "العربية"),
        ["fa"] = ("Perzisch", "Persian", "فارسی"),
        ["uk"] = ("Oekraïens", "Ukrainian", "Українська"),
        ["ru"] = ("Russisch", "Russian", "Русский"),
        ["lb"] = ("Luxemburgs", "Luxembourgish", "Lëtzebuergesch"),
    };

    /// <summary>"Frans", "Frans (BE)", "vgt".</summary>
    public static LocalText Of(Language language)
    {
        var rest = language.Wider() is { } wider ? $" ({language.Tag[(wider.Tag.Length + 1)..]})" : "";
        return Names.TryGetValue((language.Wider() ?? language).Tag, out var name)
            ? new(name.Nl + rest, name.En + rest)
            : new(language.Tag, language.Tag);
    }

    /// <summary>"Français", as a reader of it looks for it.</summary>
    public static string Own(Language language)
    {
        var rest = language.Wider() is { } wider ? $" ({language.Tag[(wider.Tag.Length + 1)..]})" : "";
        return Names.TryGetValue((language.Wider() ?? language).Tag, out var name) ? name.Own + rest : language.Tag;
    }
}
