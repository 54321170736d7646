using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.People;

/// <summary>What this room keeps of people.</summary>
internal static class PeopleRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "invitations",
                new(
                    "uitnodigingen: naam en adres zolang ze wachten, daarna alleen dat ze er waren",
                    "invitations: name and address while they wait, after that only that they were there"
                ),
                KeptTable.GoesTo<Invitation>(i => i.Email)
            )
            {
                Whom = new("wie uitgenodigd wordt", "who is invited"),
                Why = new("om iemand een rol te geven", "to give somebody a role"),
                Ground = Grounds.PublicTask,
                SeenBy = new("wie de mensen van dat bestuur beheert", "who looks after the people of that organisation"),
                Term = new("Invitations", 12, new("nadat ze gebruikt of verlopen is", "after it was used or expired")),
                BySystemClock = true,
                Past = Past.Of((db, limit) => db.Set<Invitation>().Where(i => i.ClosedAt < limit || i.ExpiresAt < limit)),
            },
        ];
}
