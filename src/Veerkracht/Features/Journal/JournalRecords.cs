using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Journal;

/// <summary>What this room keeps: money, nothing of people.</summary>
internal static class JournalRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "journal",
                new("bedragen, en waar ze vandaan komen en naartoe gaan", "amounts, and where they come from and go to"),
                KeptTable.Of<Account>(),
                KeptTable.Of<Transfer>(),
                KeptTable.Of<JournalTotal>(),
                KeptTable.Of<SourceClaim>(),
                KeptTable.Of<SourceClaimSum>()
            ),
        ];
}
