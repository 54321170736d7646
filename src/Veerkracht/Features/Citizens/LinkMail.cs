using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Citizens;

/// <summary>The words of the mail with a link.</summary>
internal static class LinkMail
{
    /// <param name="known">There is an account already: the mail says so, and nothing else does.</param>
    public static (string Subject, string Text) Of(LinkPurpose purpose, bool known, Language language, string link)
    {
        string Say(string nl, string en) => language.IsDutch ? nl : en;
        var (subject, why) = purpose switch
        {
            LinkPurpose.Follow => (
                Say("Bevestig uw adres: mail van Veerkracht", "Confirm your address: mail from Veerkracht"),
                Say(
                    "Iemand vroeg om op dit adres nieuws te krijgen over wat die op Veerkracht volgt. Was u dat? Bevestig het dan:",
                    "Somebody asked to get news on this address about what they follow on Veerkracht. Was it you? Then confirm it:"
                )
            ),
            _ when known => (
                Say("Veerkracht: kies een nieuw wachtwoord", "Veerkracht: choose a new password"),
                Say(
                    "Voor dit adres is er een account. Met deze link meldt u zich aan en kiest u een nieuw wachtwoord of een passkey:",
                    "There is an account for this address. With this link you sign in and choose a new password or a passkey:"
                )
            ),
            _ => (
                Say("Veerkracht: maak uw account", "Veerkracht: make your account"),
                Say(
                    "Met deze link maakt u uw account: u kiest een wachtwoord of een passkey.",
                    "With this link you make your account: you choose a password or a passkey."
                )
            ),
        };
        var hours = AddressLink.Life.TotalHours;
        return (
            subject,
            $"""
            {why}

            {link}

            {Say($"De link werkt één keer, {hours:0} uur lang.", $"The link works once, for {hours:0} hours.")}
            {Say("Vroeg u dit niet? Dan hoeft u niets te doen: er verandert niets.", "Did you not ask this? Then you need do nothing.")}

            """
        );
    }
}
