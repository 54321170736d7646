using Veerkracht.Core.Texts;
using Veerkracht.Data.Keys;
using Veerkracht.Data.Leasing;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Site.Retention;

/// <summary>What the floor keeps: the history of acts, and what the site needs to run.</summary>
public static class SiteRecords
{
    public static readonly RecordKind History = new(
        "history",
        new(
            "de geschiedenis: wat er gebeurde, wanneer, met welke reden; wie het deed staat er als nummer, niet als naam",
            "the history: what happened, when, for what reason; who did it stands there as a number, not as a name"
        ),
        KeptTable.Of<Act>()
    )
    {
        Whom = new("wie hier iets beslist, indient of wijzigt", "who decides, sends or changes something here"),
        Why = new("om rekenschap te geven van publiek geld", "to account for public money"),
        Ground = Grounds.LegalDuty,
        SeenBy = new("wie het dossier mag zien", "whoever may see the dossier"),
        Until = new(
            "zolang het platform bestaat: de databank weigert ze te wijzigen. Wie vergeten is, heeft daarin geen naam meer",
            "as long as the platform is there: the database refuses to change it. Who was forgotten has no name in it any more"
        ),
    };

    private static readonly RecordKind Machine = new(
        "machine",
        new(
            "sleutels, wat net gewijzigd is, welk proces wat doet, en wanneer de laatste kopie gemaakt is",
            "keys, what changed just now, which process does what, and when the last copy was made"
        ),
        KeptTable.Of<StoredKey>(),
        KeptTable.Of<Lease>(),
        KeptTable.Of<MaintenanceRecord>(),
        KeptTable.Of<ChangeNumber>()
    );

    public static IReadOnlyList<RecordKind> All => [History, Machine];
}
