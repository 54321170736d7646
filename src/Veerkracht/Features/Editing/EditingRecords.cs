using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Editing;

/// <summary>What this room keeps of people.</summary>
internal static class EditingRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "call-drafts",
                new(
                    "oproepen in opmaak, raadplegingen, en wat besturen daarop zeiden",
                    "calls that are being written, consultations, and what organisations said on them"
                ),
                KeptTable.Of<CallDraft>(),
                KeptTable.Of<Consultation>(),
                KeptTable.Of<ConsultationComment>()
            )
            {
                Whom = new(
                    "medewerkers van de dienst, en wie namens een bestuur reageert",
                    "staff of the agency, and who comments on behalf of an organisation"
                ),
                Why = new("om te weten hoe een regel tot stand kwam", "to know how a rule came about"),
                Ground = Grounds.PublicTask,
                SeenBy = new("wie oproepen beheert, en wie geraadpleegd wordt", "who steers calls, and who is consulted"),
                Until = new("zolang de oproep bewaard blijft", "as long as the call is kept"),
            },
        ];
}
