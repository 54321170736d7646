using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Privacy;

/// <summary>Why something is not removed.</summary>
public static class PrivacyRefusals
{
    public static readonly Refusal StillHasRole = new(
        "still-has-role",
        new LocalText(
            "Deze persoon heeft nog een rol. Beëindig eerst elke rol; een rol van de aanmelddienst eindigt daar.",
            "This person still has a role. End every role first; a role of the sign-in service ends there."
        )
    );

    public static readonly Refusal Forgotten = new(
        "forgotten-already",
        new LocalText("Deze persoon is al vergeten.", "This person was forgotten already.")
    );

    public static readonly Refusal WaitsAlready = new(
        "removal-waits",
        new LocalText(
            "Dit is al voorgesteld. Een andere beheerder moet daarover beslissen.",
            "This was proposed already. Another administrator must decide on it."
        )
    );

    public static readonly Refusal NothingPast = new(
        "nothing-past-term",
        new LocalText("Er is niets voorbij zijn termijn.", "Nothing is past its term.")
    );

    public static readonly Refusal NamesThePerson = new(
        "reason-names-person",
        new LocalText(
            "De reden blijft voor altijd in de geschiedenis. Schrijf ze zonder de naam of het adres van de persoon.",
            "The reason stays in the history for good. Write it without the name or the address of the person."
        ),
        RefusalKind.Invalid,
        "reason"
    );

    /// <param name="what">The dossier or call in which the person did something, or is named.</param>
    /// <param name="until">How long the term runs.</param>
    public static Refusal TermRuns(string what, LocalText until) =>
        new(
            "term-runs",
            new LocalText(
                $"De bewaartermijn van {what} loopt nog: {until.Nl}. Zolang moet bekend blijven wie daarin iets deed.",
                $"The term of {what} still runs: {until.En}. Until then it must be known who did something in it."
            )
        );
}
