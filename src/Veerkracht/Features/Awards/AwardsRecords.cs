using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Awards;

/// <summary>What this room keeps of people.</summary>
internal static class AwardsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new("awards", new("voorgestelde en besliste subsidies", "proposed and decided grants"), KeptTable.Of<Award>())
            {
                Whom = new("wie voorstelt en beslist", "who proposes and decides"),
                Why = new("om rekenschap te geven van publiek geld", "to account for public money"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur de beslissing, de dienst ook het voorstel",
                    "the organisation the decision, the agency the proposal too"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
        ];
}
