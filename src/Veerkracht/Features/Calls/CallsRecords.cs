using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Calls;

/// <summary>What this room keeps of people.</summary>
internal static class CallsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "calls",
                new(
                    "oproepen met hun contactpersoon, en wie een wijziging voorstelde en besliste",
                    "calls with their contact, and who proposed and decided a change"
                ),
                KeptTable.Of<CallVersion>(),
                KeptTable.Of<CallChange>()
            )
            {
                Whom = new("medewerkers van de dienst", "staff of the agency"),
                Why = new("om te weten welke regels golden, en wie ze vaststelde", "to know which rules counted, and who set them"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "de oproep iedereen; wie wat voorstelde, wie oproepen beheert",
                    "the call everybody; who proposed what, who steers calls"
                ),
                Until = new(
                    "zolang het platform bestaat: wat gepubliceerd is, verandert nooit",
                    "as long as the platform is there: what was published never changes"
                ),
            },
            new("numbers", new("het laatste nummer van elke reeks", "the last number of each series"), KeptTable.Of<NumberSeries>()),
        ];
}
