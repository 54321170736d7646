using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Citizens;

/// <summary>The words of the mail with a link.</summary>
internal static class LinkMail
{
    /// <summary>To the address from which an account went, so that its owner knows.</summary>
    public static (string Subject, string Text) Moved(string to, Language language, string site) =>
        language.IsDutch
            ? (
                "Veerkracht: uw account heeft een ander e-mailadres",
                $"""
                Uw account heeft nu het adres {to}. Mail gaat voortaan daarheen, en u meldt zich ermee aan. Elders bent u afgemeld.

                Was u dit niet? Neem dan meteen contact op; op deze bladzijde staat met wie:

                {site}/privacy

                """
            )
            : (
                "Veerkracht: your account has another e-mail address",
                $"""
                Your account now has the address {to}. Mail goes there from now on, and you sign in with it. Elsewhere you are signed out.

                Was it not you? Then get in touch at once; this page says with whom:

                {site}/privacy

                """
            );

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
            LinkPurpose.Address when known => (
                Say("Veerkracht: dit adres is al in gebruik", "Veerkracht: this address is in use already"),
                Say(
                    "Iemand wil dit adres voor een account, maar er is er al een met dit adres. Is dat van u? Meld u ermee aan:",
                    "Somebody wants this address for an account, but there is one with it already. Is it yours? Sign in with it:"
                )
            ),
            LinkPurpose.Address => (
                Say("Veerkracht: bevestig uw nieuwe adres", "Veerkracht: confirm your new address"),
                Say(
                    "Iemand wil dit adres voor een account op Veerkracht. Was u dat? Open de link waar u aangemeld bent:",
                    "Somebody wants this address for an account on Veerkracht. Was it you? Open the link where you are signed in:"
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
