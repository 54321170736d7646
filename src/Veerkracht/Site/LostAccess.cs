using Veerkracht.Core.Texts;

namespace Veerkracht.Site;

/// <summary>A feature of a request by somebody whose session or token still runs, and who has no role left where it was made for.</summary>
/// <param name="Organisation">Its name, where it is known.</param>
/// <param name="Elsewhere">Whether the person has a role at another organisation, and stays signed in to choose it.</param>
public sealed record LostAccess(string? Organisation, bool Elsewhere = false)
{
    public LocalText Title { get; } = new("Uw toegang is beëindigd", "Your access has ended");

    public LocalText Advice =>
        Organisation is { Length: > 0 }
            ? Elsewhere
                ? new(
                    $"U hebt geen rol meer bij {Organisation}. Kies het bestuur waarvoor u verdergaat.",
                    $"You have no role at {Organisation} any more. Choose the organisation for which you go on."
                )
                : new(
                    $"U hebt geen rol meer bij {Organisation}. Vraag een rol aan wie daar de mensen beheert, en meld u opnieuw aan.",
                    $"You have no role at {Organisation} any more. Ask who manages the people there for a role, and sign in again."
                )
            : new(
                "U hebt hier geen rol meer. Vraag wie de mensen van uw bestuur beheert om een rol.",
                "You have no role here any more. Ask who manages the people of your organisation for a role."
            );
}
