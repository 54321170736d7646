using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Told;

/// <summary>All messages that a call may say in its own words, in the order of the life of a dossier.</summary>
public static class MessageKinds
{
    public static IReadOnlyList<MessageKind> All { get; } =
    [
        new("ask-partner", T("Partner gevraagd", "Partner asked")),
        new("ask-partner-again", T("Partner opnieuw gevraagd", "Partner asked again"), "changes"),
        new("confirm-partnership", T("Partner bevestigt", "Partner confirms"), "partner"),
        new("decline-partnership", T("Partner doet niet mee", "Partner declines"), "partner"),
        new("withdraw-partner-request", T("Vraag aan partner ingetrokken", "Request to partner taken back")),
        new("agree-with-draft", T("Akkoord met het concept", "Agreed with the draft")),
        new("ask-to-sign", T("Gevraagd om te ondertekenen", "Asked to sign"), "step"),
        new("deadline-near", T("De termijn van een concept nadert", "The deadline of a draft comes near"), "left", "step", "until"),
        new(
            "deadline-near-again",
            T(
                "De termijn van een concept nadert (als het al ingediend was)",
                "The deadline of a draft comes near (where it was sent before)"
            ),
            "left",
            "step",
            "until"
        ),
        new("submit-step", T("Ingediend", "Submitted"), "step"),
        new("withdraw-application", T("Aanvraag ingetrokken", "Application withdrawn"), "reason"),
        new("ask-question", T("Vraag gesteld", "Question asked")),
        new("question-term-near", T("De termijn van een vraag nadert", "The term of a question comes near"), "until"),
        new("question-term-over", T("De termijn van een vraag is voorbij", "The term of a question has passed"), "until"),
        new("open-again", T("Opnieuw geopend om aan te vullen", "Opened again for completion"), "step", "until"),
        new("opening-term-near", T("De laatste dag om aan te vullen nadert", "The last day for a completion comes near"), "step", "until"),
        new(
            "opening-term-over",
            T("De laatste dag om aan te vullen is voorbij", "The last day for a completion has passed"),
            "step",
            "until"
        ),
        new("take-back-opening", T("Openen teruggenomen", "Opening taken back"), "step"),
        new("check-completeness", T("Volledig verklaard", "Declared complete")),
        new(
            "confirm-selection",
            T(
                "Keuze van de jury bevestigd (als de jury het koos; anders is het een afwijzing)",
                "Choice of the jury confirmed (where the jury selected it; else it is a rejection)"
            ),
            "reason"
        ),
        new(
            "confirm-round-reserve",
            T("Ronde bevestigd (als het dossier op de reservelijst komt)", "Round confirmed (where the dossier comes on the reserve list)"),
            "place",
            "why"
        ),
        new("confirm-award", T("Toekenning bevestigd", "Award confirmed"), "amount"),
        new(
            "confirm-award-accept",
            T("Toekenning bevestigd (als de oproep een aanvaarding vraagt)", "Award confirmed (where the call asks for an acceptance)"),
            "amount",
            "until"
        ),
        new("acceptance-term-near", T("De dag om te aanvaarden nadert", "The day to accept comes near"), "until"),
        new("acceptance-term-over", T("De dag om te aanvaarden is voorbij", "The day to accept has passed"), "until"),
        new("extend-acceptance", T("Termijn om te aanvaarden verlengd", "Term to accept extended"), "reason", "until"),
        new("decline-award", T("Toekenning niet aanvaard", "Award declined"), "reason"),
        new("condition-term-near", T("De dag van een voorwaarde nadert", "The day of a condition comes near"), "condition", "until"),
        new("condition-term-over", T("De dag van een voorwaarde is voorbij", "The day of a condition has passed"), "condition", "until"),
        new("refuse-evidence", T("Bewijs volstaat niet", "Evidence not enough"), "condition", "reason"),
        new("meet-condition", T("Voorwaarde vervuld", "Condition met"), "condition"),
        new("confirm-condition-lift", T("Voorwaarde opgeheven", "Condition lifted"), "condition", "reason"),
        new("lodge-objection", T("Bezwaar ingediend", "Objection lodged"), "objection"),
        new("propose-reopening", T("Herziening voorgesteld", "Reopening proposed"), "ground", "reason"),
        new(
            "confirm-reconsideration",
            T(
                "Herziening of uitspraak bevestigd (als het over een bezwaar gaat)",
                "Reopening or outcome confirmed (where it is about an objection)"
            ),
            "change",
            "objection",
            "outcome"
        ),
        new(
            "confirm-reconsideration-reopened",
            T(
                "Herziening of uitspraak bevestigd (als het agentschap zelf herziet)",
                "Reopening or outcome confirmed (where the agency reopens it by itself)"
            ),
            "change",
            "ground"
        ),
        new(
            "confirm-reconsideration-partner",
            T(
                "Herziening of uitspraak bevestigd (als de beslissing verandert, tegen elke partner die bevestigde)",
                "Reopening or outcome confirmed (where the decision changes, to each partner that confirmed)"
            ),
            "change"
        ),
        new(
            "confirm-reconsideration-reserve",
            T(
                "Herziening of uitspraak bevestigd (als een toekenning uit een ronde met een reservelijst verandert)",
                "Reopening or outcome confirmed (where an award of a round with a reserve list changes)"
            ),
            "more"
        ),
        new(
            "refuse-reconsideration",
            T(
                "Herziening of uitspraak geweigerd (als de aanvrager al wist dat het agentschap wilde herzien)",
                "Reopening or outcome refused (where the applicant knew that the agency wanted to reopen it)"
            ),
            "reason"
        ),
        new("reject-application", T("Aanvraag afgewezen", "Application rejected"), "reason"),
        new("confirm-correction", T("Verbetering bevestigd", "Correction confirmed"), "fields", "reason"),
        new("step-opens", T("Een latere stap van een dossier gaat open", "A later step of a dossier opens"), "step", "until"),
        new(
            "step-opens-without-end",
            T(
                "Een latere stap van een dossier gaat open (als er geen laatste dag is)",
                "A later step of a dossier opens (where there is no last day)"
            ),
            "step"
        ),
        new(
            "step-opens-until-said",
            T(
                "Een latere stap van een dossier gaat open (als de oproep zegt tot wanneer zonder dag)",
                "A later step of a dossier opens (where the call says until when without a day)"
            ),
            "end",
            "step"
        ),
        new(
            "refuse-payment",
            T(
                "Voorstel tot betaling geweigerd (als de aanvrager iets moet verbeteren)",
                "Proposed payment refused (where the applicant must mend something)"
            ),
            "reason"
        ),
        new(
            "confirm-payment",
            T("Betaling goedgekeurd (als er iets te betalen is)", "Payment approved (where something is to be paid)"),
            "amount"
        ),
        new(
            "confirm-payment-back",
            T("Betaling goedgekeurd (als er te veel betaald is)", "Payment approved (where too much was paid)"),
            "recover"
        ),
        new(
            "confirm-payment-settled",
            T("Betaling goedgekeurd (als er niets meer te betalen is)", "Payment approved (where nothing is left to pay)")
        ),
        new("record-payment", T("Betaling uitgevoerd", "Payment made"), "amount", "on"),
        new("record-recovery", T("Terugbetaling ontvangen", "Repayment received"), "amount", "on"),
        new("close-dossier", T("Dossier afgesloten", "Dossier closed")),
    ];

    private static readonly Dictionary<string, MessageKind> ByCode = All.ToDictionary(k => k.Code);

    /// <summary>Null where no call may say it otherwise.</summary>
    public static MessageKind? Find(string code) => ByCode.GetValueOrDefault(code);

    private static LocalText T(string nl, string en) => new(nl, en);
}
