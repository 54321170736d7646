using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Themes;

/// <summary>Why a theme cannot be changed. The fields are the boxes of the page.</summary>
public static class ThemeRefusals
{
    public const string Title = "titel",
        TitleEn = "titel_en",
        Parent = "boven",
        Name = "naam",
        Email = "email",
        From = "vanaf";

    /// <summary>Characters.</summary>
    public const int LongestTitle = 80,
        LongestName = 120;

    public static readonly Refusal TitleNeeded = new(
        "theme-title-needed",
        new LocalText(
            $"Geef het thema een naam in het Nederlands en het Engels, in hoogstens {LongestTitle} tekens.",
            $"Give the theme a name in Dutch and English, in at most {LongestTitle} characters."
        ),
        RefusalKind.Invalid,
        Title
    );

    public static readonly Refusal Misplaced = new(
        "theme-misplaced",
        new LocalText(
            $"Kies een thema dat niet onder dit thema zelf staat. Er zijn hoogstens {ThemeTree.Deepest} niveaus.",
            $"Choose a theme that does not stand below this one. There are at most {ThemeTree.Deepest} levels."
        ),
        RefusalKind.Invalid,
        Parent
    );

    public static readonly Refusal Retired = new(
        "theme-retired",
        new LocalText("Dit thema wordt niet meer gebruikt.", "This theme is not used any more.")
    );

    public static readonly Refusal StillUsed = new(
        "theme-has-themes",
        new LocalText(
            "Onder dit thema staan nog thema’s. Verplaats die eerst, of haal ze eerst uit gebruik.",
            "Themes still stand below this one. Move them first, or retire them first."
        )
    );

    public static readonly Refusal ContactNeeded = new(
        "theme-contact-incomplete",
        new LocalText(
            $"Vul een naam (hoogstens {LongestName} tekens) en een e-mailadres in, of laat alles leeg om terug te vallen op het thema "
                + "erboven.",
            $"Fill in a name (at most {LongestName} characters) and an e-mail address, or leave all empty to fall back on the theme above."
        ),
        RefusalKind.Invalid,
        Name
    );

    public static readonly Refusal DayNeeded = new(
        "theme-contact-day",
        new LocalText(
            "Kies de eerste dag: vandaag of later, en na de eerste dag van het vorige contact.",
            "Choose the first day: today or later, and after the first day of the contact before."
        ),
        RefusalKind.Invalid,
        From
    );
}
