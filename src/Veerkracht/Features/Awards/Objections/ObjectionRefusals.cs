using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>What acts on objections and reopened decisions refuse, each said once.</summary>
public static class ObjectionRefusals
{
    public static readonly Refusal NotHere = new(
        "objection-not-here",
        new(
            "Bij deze oproep kunt u op dit platform geen bezwaar indienen. De brief zegt waar u terechtkunt.",
            "Under this call you cannot object on this platform. The letter says where you can go."
        )
    );

    public static readonly Refusal NothingDecided = new(
        "nothing-decided",
        new("Over dit dossier geldt nu geen beslissing.", "No decision holds for this dossier now.")
    );

    public static readonly Refusal Already = new(
        "objection-already",
        new(
            "Tegen deze beslissing is al bezwaar ingediend, of ze is zelf de uitspraak over een bezwaar.",
            "This decision was objected to already, or is itself the outcome of an objection."
        )
    );

    public static readonly Refusal NoneOpen = new(
        "objection-not-open",
        new("Er is geen bezwaar waarover nog beslist moet worden.", "There is no objection that is still to be decided on.")
    );

    public static readonly Refusal OwnDecision = new(
        "objection-own-decision",
        new(
            "U nam deel aan de beslissing waartegen bezwaar is. Iemand anders behandelt het.",
            "You took part in the decision that is objected to. Somebody else handles it."
        ),
        RefusalKind.Forbidden
    );

    public static readonly Refusal DecisionChanged = new(
        "decision-changed",
        new(
            "De beslissing waarover dit gaat, geldt niet meer. Weiger dit voorstel, en bekijk hoe het dossier nu staat.",
            "The decision that this is about no longer holds. Refuse this proposal, and look at how the dossier stands now."
        )
    );

    public static readonly Refusal ObjectionOpen = new(
        "objection-open",
        new(
            "Tegen deze beslissing loopt een bezwaar. Doe daarover een uitspraak.",
            "An objection to this decision is open. Give an outcome on it."
        )
    );

    public static readonly Refusal NoGround = new(
        "ground-missing",
        new("Noem de wet of de regel waarop dit steunt.", "Name the law or the rule on which this rests."),
        RefusalKind.Invalid,
        "ground"
    );

    public static readonly Refusal NoOutcome = new(
        "outcome-missing",
        new("Kies wat de uitspraak is.", "Choose what the outcome is."),
        RefusalKind.Invalid,
        "outcome"
    );

    public static readonly Refusal SameAmount = new(
        "same-amount",
        new("Dat is wat nu toegekend is. Schrijf een ander bedrag.", "That is what is awarded now. Write another amount."),
        RefusalKind.Invalid,
        "amount"
    );

    public static readonly Refusal Settled = new(
        "award-settled",
        new(
            "De hele subsidie is al betaald, besteld of afgerekend. Deze toekenning verandert niet meer.",
            "All of the grant was paid, ordered or settled already. This award changes no more."
        )
    );

    public static Refusal TermOver(DateOnly until)
    {
        var day = DateText.Long(LocalDate.FromDateOnly(until));
        return new(
            "objection-term-over",
            new($"Bezwaar kon tot en met {day.Nl}.", $"An objection could be lodged until {day.In(Language.En)}.")
        );
    }

    /// <param name="rule">What the rules of the call give at most.</param>
    public static Refusal AboveRule(Money rule) =>
        new(
            "above-rule",
            new(
                $"De regels van de oproep geven hoogstens {Numerals.WriteEuro(rule, Language.Nl)}.",
                $"The rules of the call give at most {Numerals.WriteEuro(rule, Language.En)}."
            ),
            RefusalKind.Invalid,
            "amount"
        );

    /// <param name="most">What the award can become with the money that there is.</param>
    public static Refusal MoneyShort(Money most) =>
        new(
            "correction-money-short",
            new(
                $"Er is te weinig geld: de toekenning kan nu hoogstens {Numerals.WriteEuro(most, Language.Nl)} worden.",
                $"There is too little money: the award can become at most {Numerals.WriteEuro(most, Language.En)} now."
            ),
            RefusalKind.Conflict,
            "amount"
        );

    /// <param name="bound">What was ordered or paid, and cannot go.</param>
    public static Refusal BelowPaid(Money bound) =>
        new(
            "correction-below-paid",
            new(
                $"Er is al {Numerals.WriteEuro(bound, Language.Nl)} betaald of besteld. Lager kan deze toekenning niet worden.",
                $"{Numerals.WriteEuro(bound, Language.En)} was paid or ordered already. This award cannot become lower."
            ),
            RefusalKind.Conflict,
            "amount"
        );
}
