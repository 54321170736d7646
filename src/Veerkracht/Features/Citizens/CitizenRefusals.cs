using Veerkracht.Core.Passwords;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Citizens;

/// <summary>The named rules of accounts of citizens.</summary>
public static class CitizenRefusals
{
    public static readonly Refusal AddressNeeded = new(
        "address-needed",
        new("Vul een e-mailadres in, zoals an.peeters@voorbeeld.be.", "Fill in an e-mail address, as an.peeters@example.be."),
        RefusalKind.Invalid,
        "email"
    );

    public static readonly Refusal NoMail = new(
        "no-mail-here",
        new(
            "Deze site verstuurt geen mail, en kan uw adres dus niet bevestigen.",
            "This site sends no mail, so it cannot confirm your address."
        )
    );

    /// <summary>One answer for a wrong address, a wrong password and one too many.</summary>
    public static readonly Refusal NotIn = new(
        "sign-in-failed",
        new(
            "Dit adres en wachtwoord horen niet samen, of er is te vaak geprobeerd. Een passkey of een nieuwe link werkt altijd.",
            "This address and password do not belong together, or it was tried too often. A passkey or a new link always lets you in."
        ),
        RefusalKind.Invalid,
        "wachtwoord"
    );

    public static readonly Refusal LinkGone = new(
        "link-gone",
        new(
            "Deze link werkt niet meer: hij werkt één keer, 24 uur lang. Vraag een nieuwe.",
            "This link no longer works: it works once, for 24 hours. Ask a new one."
        )
    );

    public static readonly Refusal PasskeyFailed = new(
        "passkey-failed",
        new(
            "De passkey werd niet aangenomen. Probeer het opnieuw, of kies een wachtwoord.",
            "The passkey was not taken. Try again, or choose a password."
        ),
        RefusalKind.Invalid
    );

    public static readonly Refusal LastWayIn = new(
        "last-way-in",
        new(
            "Dit is de enige manier waarop u zich kunt aanmelden. Maak eerst een andere.",
            "This is the only way by which you can sign in. Make another one first."
        )
    );

    public static readonly Refusal NoAccount = new(
        "no-account",
        new("U meldt zich elders aan, en hebt hier geen eigen account.", "You sign in elsewhere, and have no account here.")
    );

    public static readonly Refusal AddressTaken = new(
        "address-taken",
        new("Er is al een account met dit adres. Verwijder dat eerst.", "There is an account with this address already. Delete that first.")
    );

    /// <summary>The link of an account signs nobody in: anybody may read a mail that was sent to a wrong address.</summary>
    public static readonly Refusal OtherAccount = new(
        "other-account",
        new(
            "Meld u eerst aan met het account dat dit adres krijgt. Open de link daarna opnieuw.",
            "Sign in first by the account that gets this address. Then open the link again."
        ),
        RefusalKind.Forbidden
    );

    public static readonly Refusal SameAddress = new(
        "same-address",
        new("Dit is al uw adres.", "This is your address already."),
        RefusalKind.Invalid,
        "email"
    );

    /// <summary>Where an account is, its owner signs in to remove it: a mail is passed on more easily than a password.</summary>
    public static readonly Refusal HasAccount = new(
        "has-account",
        new(
            "U hebt een account. Meld u aan, en verwijder het bij “Mijn account”.",
            "You have an account. Sign in, and delete it at “My account”."
        )
    );

    public static readonly Refusal NotSure = new(
        "not-sure",
        new("Vink aan dat u zeker bent.", "Tick that you are sure."),
        RefusalKind.Invalid,
        "zeker"
    );

    public static readonly Refusal WrongPassword = new(
        "wrong-password",
        new("Dit is niet uw wachtwoord van nu.", "This is not your password of now."),
        RefusalKind.Invalid,
        "oud"
    );

    /// <summary>Null where the password is fine.</summary>
    public static Refusal? Of(PasswordFault fault) =>
        fault switch
        {
            PasswordFault.TooShort => Password(
                "password-too-short",
                $"Kies een wachtwoord van minstens {PasswordRule.Shortest} tekens: een zin van enkele woorden is goed.",
                $"Choose a password of at least {PasswordRule.Shortest} characters: a sentence of a few words is good."
            ),
            PasswordFault.TooLong => Password(
                "password-too-long",
                $"Kies een wachtwoord van hoogstens {PasswordRule.Longest} tekens.",
                $"Choose a password of at most {PasswordRule.Longest} characters."
            ),
            PasswordFault.Common => Password(
                "password-common",
                "Dit wachtwoord wordt als eerste geprobeerd door wie wil inbreken. Kies enkele woorden die niemand verwacht.",
                "This password is tried first by who wants to break in. Choose a few words that nobody expects."
            ),
            PasswordFault.Own => Password(
                "password-own",
                "Dit wachtwoord is bijna uw adres of de naam van deze site. Kies iets anders.",
                "This password is almost your address or the name of this site. Choose something else."
            ),
            _ => null,
        };

    private static Refusal Password(string code, string nl, string en) => new(code, new(nl, en), RefusalKind.Invalid, "wachtwoord");
}
