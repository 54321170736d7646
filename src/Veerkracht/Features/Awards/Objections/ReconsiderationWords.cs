using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>Outcomes and what they change, in words.</summary>
public static class ReconsiderationWords
{
    internal static readonly ActBox GroundBox = new(
        "ground",
        ActBoxKind.Text,
        new("Op welke wet of regel steunt dit?", "On which law or rule does this rest?")
    )
    {
        Optional = true,
        MostCharacters = 500,
        Hint = new("Nodig als de beslissing verandert.", "Needed where the decision changes."),
    };

    internal static readonly ActBox AmountBox = new(
        "amount",
        ActBoxKind.Text,
        new("Wat wordt de subsidie, in euro?", "What does the grant become, in euro?")
    )
    {
        Optional = true,
        MostCharacters = 30,
        Hint = new(
            "Alleen als een toekenning verandert: het hele nieuwe bedrag. Nooit meer dan de regels van de oproep geven.",
            "Only where an award changes: the whole new amount. Never more than the rules of the call give."
        ),
    };

    public static LocalText OutcomeOf(ReconsiderationOutcome outcome) =>
        outcome switch
        {
            ReconsiderationOutcome.Upheld => new("gegrond", "upheld"),
            ReconsiderationOutcome.Dismissed => new("ongegrond", "dismissed"),
            ReconsiderationOutcome.Inadmissible => new("niet ontvankelijk", "inadmissible"),
            _ => new("herzien", "reopened"),
        };

    public static LocalText StateOf(ObjectionState state) =>
        state switch
        {
            ObjectionState.Upheld => OutcomeOf(ReconsiderationOutcome.Upheld),
            ObjectionState.Dismissed => OutcomeOf(ReconsiderationOutcome.Dismissed),
            ObjectionState.Inadmissible => OutcomeOf(ReconsiderationOutcome.Inadmissible),
            _ => new("in behandeling", "being handled"),
        };

    /// <summary>How and until when to object.</summary>
    /// <param name="until">Last day in Brussels.</param>
    public static LocalText Objecting(DateOnly until)
    {
        var day = DateText.Long(LocalDate.FromDateOnly(until));
        return new(
            $"Bezwaar kunt u indienen bij het dossier op dit platform, tot en met {day.Nl}. Andere mensen dan wie besliste, "
                + "behandelen het.",
            $"You can object with the dossier on this platform, until {day.In(Language.En)}. Other people than who decided handle it."
        );
    }

    /// <summary>Against what an objection is: "de afwijzing".</summary>
    public static LocalText Against(DecisionKind kind) =>
        kind switch
        {
            DecisionKind.Rejection => new("de afwijzing", "the rejection"),
            DecisionKind.Award => new("de toekenning", "the award"),
            _ => new("de plaats op de reservelijst", "the place on the reserve list"),
        };

    /// <summary>What becomes of the decision, as a sentence.</summary>
    public static LocalText ChangeOf(Reconsideration again)
    {
        var (was, now) = (Numerals.InEuro(again.Was), Numerals.InEuro(again.Amount));
        return again switch
        {
            { Changes: false } => new("De beslissing blijft wat ze was.", "The decision stays what it was."),
            { Restores: true } => new(
                "De afwijzing vervalt: de aanvraag is weer volledig en wordt opnieuw beoordeeld.",
                "The rejection goes: the application is complete again and is judged anew."
            ),
            { Corrects: true } => new(
                $"De subsidie wordt {now.Nl}; ze was {was.Nl}.",
                $"The grant becomes {now.In(Language.En)}; it was {was.In(Language.En)}."
            ),
            _ => new(
                "De aanvraag blijft op de reservelijst, en wordt in de volgende ronde opnieuw beoordeeld.",
                "The application stays on the reserve list, and is judged anew in the next round."
            ),
        };
    }
}
