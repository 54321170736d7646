using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Counts how often mail servers refused an address for good, one time after the other: after <see cref="MailChoice.MostRefusals"/> it
/// gets no more mail. What comes back later as a mail of its own is read by nobody here.
/// </summary>
internal static class AddressHealth
{
    /// <summary>To be kept with what the server said.</summary>
    public static async Task Note(this Db db, MailReader reader, string? refused, CancellationToken stop)
    {
        if (refused is null && reader.Choice is not { Refusals: > 0 })
            return;
        var choice = await db.MailChoices.AsTracking().FirstOrDefaultAsync(c => c.PersonId == reader.Person.Id, stop);
        if (choice is null)
            db.MailChoices.Add(choice = new MailChoice { PersonId = reader.Person.Id });
        var again = choice.RefusedAddress == reader.Person.Email;
        (choice.RefusedAddress, choice.Refusals) = refused is null ? (null, 0) : (reader.Person.Email, again ? choice.Refusals + 1 : 1);
    }
}
