using Veerkracht.Core.Texts;

namespace Veerkracht.Features.People;

/// <summary>Why a role cannot be given, taken or ended.</summary>
public static class PeopleRefusals
{
    public static readonly Refusal NameNeeded = Invalid(
        "name-needed",
        "naam",
        "Vul de naam in, in hoogstens 200 tekens.",
        "Fill in the name, in at most 200 characters."
    );

    public static readonly Refusal EmailNeeded = Invalid(
        "email-needed",
        "email",
        "Geef een e-mailadres zoals naam@bestuur.be.",
        "Give an e-mail address such as name@organisation.be."
    );

    public static readonly Refusal RoleNeeded = Invalid("role-needed", "rol", "Kies een rol.", "Choose a role.");

    public static readonly Refusal UnknownProgramme = Invalid(
        "unknown-programme",
        "programma",
        "Kies een programma van uw dienst, of alle programma’s.",
        "Choose a programme of your agency, or all programmes."
    );

    public static readonly Refusal LimitTooLow = Invalid(
        "limit-too-low",
        "grens",
        "Geef een bedrag boven 0, of laat het leeg: dan is er geen grens.",
        "Give an amount above 0, or leave it empty: then there is no limit."
    );

    public static readonly Refusal OwnRole = new(
        "own-role",
        new LocalText(
            "U kunt uzelf geen rol geven. Vraag een ander die de mensen beheert.",
            "You cannot give yourself a role. Ask another who manages the people."
        )
    );

    public static readonly Refusal HasRole = new(
        "has-role-already",
        new LocalText("Deze persoon heeft die rol al.", "This person has that role already."),
        Field: "rol"
    );

    public static readonly Refusal InvitedAlready = new(
        "invited-already",
        new LocalText(
            "Op dit adres wacht al een uitnodiging voor deze rol. Trek die eerst in.",
            "An invitation for this role waits at this address already. Withdraw that one first."
        ),
        Field: "email"
    );

    public static readonly Refusal InvitationGone = new(
        "invitation-gone",
        new LocalText(
            "Deze uitnodiging geldt niet meer: ze is gebruikt, ingetrokken of verlopen. Vraag een nieuwe aan wie u uitnodigde.",
            "This invitation no longer counts: it was used, withdrawn or has expired. Ask who invited you for a new one."
        )
    );

    public static readonly Refusal OwnInvitation = new(
        "own-invitation",
        new LocalText(
            "U hebt deze uitnodiging zelf gemaakt. Geef de link aan wie u uitnodigt; die meldt zich aan en aanvaardt.",
            "You made this invitation yourself. Pass the link to whom you invite, who signs in and accepts."
        )
    );

    public static readonly Refusal OwnAccount = new(
        "account-has-no-roles",
        new LocalText(
            "Met een account op uw e-mailadres kunt u geen rol opnemen. Meld u aan met de dienst van uw bestuur.",
            "With an account on your e-mail address you can take no role. Sign in with the service of your organisation."
        ),
        RefusalKind.Forbidden
    );

    public static readonly Refusal FromProvider = new(
        "role-of-provider",
        new LocalText(
            "Deze rol komt van de dienst waarmee u zich aanmeldt. Beëindig ze daar: ze eindigt hier zodra de persoon opnieuw aanmeldt.",
            "This role comes from the service with which you sign in. End it there: it ends here when the person signs in again."
        )
    );

    public static readonly Refusal Ended = new("role-ended", new LocalText("Deze rol is al beëindigd.", "This role has ended already."));

    public static readonly Refusal DayPassed = Invalid(
        "day-passed",
        "dag",
        "Kies vandaag of een latere dag, hoogstens tien jaar ver.",
        "Choose today or a later day, at most ten years ahead."
    );

    public static readonly Refusal LastManager = new(
        "last-manager",
        new LocalText(
            "Er moet iemand zijn die de mensen beheert. Geef eerst een ander die rol.",
            "There must be somebody who manages the people. Give another person that role first."
        )
    );

    private static Refusal Invalid(string code, string field, string nl, string en) =>
        new(code, new LocalText(nl, en), RefusalKind.Invalid, field);
}
