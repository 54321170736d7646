using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Themes;

/// <summary>What this room keeps of people.</summary>
internal static class ThemesRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new("themes", new("thema’s van de programma’s", "themes of the programmes"), KeptTable.Of<StoredTheme>()),
            new(
                "theme-contacts",
                new(
                    "contactpunten per thema, met de periode waarin ze gelden",
                    "contacts of each theme, with the period in which they hold"
                ),
                KeptTable.Of<ThemeContact>()
            )
            {
                Whom = new(
                    "wie voor de dienst van het programma een thema opvolgt, als dat geen functie maar een naam is",
                    "who looks after a theme for the agency of the programme, where that is a name and no function"
                ),
                Why = new("zodat iedereen weet bij wie een vraag hoort", "so that everybody knows where a question belongs"),
                Ground = Grounds.PublicTask,
                SeenBy = new("iedereen", "everybody"),
                Until = new(
                    "zolang het thema er is; wie voorbij is, ziet alleen de dienst van het programma",
                    "as long as the theme is there; who is past shows to the agency of the programme only"
                ),
            },
        ];
}
