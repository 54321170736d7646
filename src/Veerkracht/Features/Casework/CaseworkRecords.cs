using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Casework;

/// <summary>What this room keeps of people.</summary>
internal static class CaseworkRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "filters",
                new("filters van de lijst van dossiers die iemand bewaarde", "filters of the list of dossiers that somebody kept"),
                KeptTable.GoesWith<SavedFilter>(f => f.PersonId)
            )
            {
                Whom = new("wie voor een bestuur of dienst werkt", "who works for an organisation"),
                Why = new("om een lijst snel terug te vinden", "to find a list again quickly"),
                Ground = Grounds.PublicTask,
                SeenBy = new("alleen u", "only you"),
                Until = new("tot u ze wegneemt", "until you take them away"),
            },
        ];
}
