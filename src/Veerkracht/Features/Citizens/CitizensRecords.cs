using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Citizens;

/// <summary>What this room keeps of people.</summary>
public static class CitizensRecords
{
    private static readonly LocalText Yourself = new("u zelf", "you");

    /// <summary>The ground of all that a citizen asks for.</summary>
    public static readonly LocalText Consent = new(
        "uw toestemming, die u altijd kunt intrekken (AVG, artikel 6.1.a)",
        "your consent, which you can withdraw at any time (GDPR, article 6(1)(a))"
    );

    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "accounts",
                new(
                    "accounts van burgers: e-mailadres, een afdruk van het wachtwoord, en de publieke helft van passkeys",
                    "accounts of citizens: e-mail address, a print of the password, and the public half of passkeys"
                ),
                KeptTable.GoesWith<CitizenPasskey>(p => p.AccountId),
                KeptTable.GoesWith<CitizenAccount>(a => a.Id)
            )
            {
                Whom = new("wie zelf een account maakt", "who makes an account"),
                Why = new("om u te herkennen als u zich aanmeldt", "to know you when you sign in"),
                Ground = Consent,
                SeenBy = Yourself,
                Until = new("tot u uw account verwijdert", "until you delete your account"),
            },
            new(
                "address-links",
                new(
                    "links die per e-mail gevraagd werden: het adres, wat die browser volgde, en een afdruk van de link",
                    "links that were asked by e-mail: the address, what that browser followed, and a print of the link"
                ),
                KeptTable.GoesTo<AddressLink>(l => l.Email)
            )
            {
                Whom = new("wie een adres opgeeft om te volgen of zich te registreren", "who gives an address to follow or to register"),
                Why = new("om te weten dat het adres van u is", "to know that the address is yours"),
                Ground = Consent,
                SeenBy = new("niemand", "nobody"),
                Term = new("AddressLinks", 1, new("na de vraag", "after it was asked")),
                BySystemClock = true,
                Past = Past.Of((db, limit) => db.AddressLinks.Where(l => l.At < limit)),
            },
        ];
}
