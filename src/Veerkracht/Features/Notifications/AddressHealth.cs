using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Counts how often an address took no mail, one time after the other: refused for good by the server to which it was handed, or come back
/// later (<see cref="CountBounce"/>). After <see cref="MailChoice.MostRefusals"/> it gets no more mail.
/// </summary>
internal static class AddressHealth
{
    /// <summary>To be kept with what the server said.</summary>
    public static async Task Note(this Db db, MailReader reader, string? refused, CancellationToken stop)
    {
        if (refused is null && reader.Choice is not { Refusals: > 0 })
            return;
        var choice = await db.ChoiceOf(reader.Person.Id, stop);
        if (refused is not null)
            choice.Missed(reader.Person.Email, cameBack: false);
        else if (choice.Bounces > 0)
            // That a server takes it says nothing of what comes back.
            choice.Refusals = 0;
        else
            (choice.RefusedAddress, choice.Refusals) = (null, 0);
    }

    /// <summary>That of a person, to be changed.</summary>
    public static async Task<MailChoice> ChoiceOf(this Db db, Guid person, CancellationToken stop)
    {
        var choice = await db.MailChoices.AsTracking().FirstOrDefaultAsync(c => c.PersonId == person, stop);
        if (choice is null)
            db.MailChoices.Add(choice = new MailChoice { PersonId = person });
        return choice;
    }

    /// <summary>An address is counted by itself: another one of the same person begins anew.</summary>
    /// <param name="cameBack">A server had taken it; else none did.</param>
    public static void Missed(this MailChoice choice, string? address, bool cameBack)
    {
        if (choice.RefusedAddress != address)
            (choice.RefusedAddress, choice.Refusals, choice.Bounces) = (address, 0, 0);
        if (cameBack)
            choice.Bounces++;
        else
            choice.Refusals++;
    }
}
