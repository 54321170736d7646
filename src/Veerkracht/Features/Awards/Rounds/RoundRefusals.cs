using Veerkracht.Core.Allocation;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>What acts on rounds refuse, each said once.</summary>
public static class RoundRefusals
{
    public static Refusal OtherState(RoundState state) =>
        new(
            "round-other-state",
            state switch
            {
                RoundState.Draft => new("Deze ronde is nog niet voorgesteld.", "This round was not proposed yet."),
                RoundState.Proposed => new(
                    "Deze ronde wacht op de tweede goedkeurder. Tot die beslist, verandert er niets.",
                    "This round waits for the second approver. Until a decision nothing changes."
                ),
                _ => new("Over deze ronde is al beslist.", "This round was decided on already."),
            }
        );

    public static readonly Refusal NoAllocation = new(
        "no-allocation",
        new(
            "Deze oproep zegt niet hoe een ronde het geld verdeelt. Zet ‘allocation’ in de oproep.",
            "This call does not say how a round divides the money. Put ‘allocation’ in the call."
        )
    );

    public static readonly Refusal RoundRuns = new(
        "round-runs",
        new(
            "Er loopt al een ronde van deze oproep. Beslis die eerst.",
            "A round of this call is being made already. Decide on that one first."
        )
    );

    public static readonly Refusal NoCandidates = new(
        "no-candidates",
        new(
            "Er is geen volledig dossier waarover deze ronde kan beslissen.",
            "There is no complete dossier on which this round can decide."
        )
    );

    public static readonly Refusal ChangedSinceSeen = new(
        "round-changed",
        new(
            "De kandidaten, de punten of het geld veranderden sinds u keek. Bekijk de ronde opnieuw.",
            "The candidates, the scores or the money changed since you looked. Look at the round again."
        ),
        RefusalKind.Changed
    );

    public static readonly Refusal DrawNeeded = new(
        "draw-needed",
        new(
            "Het lot moet beslissen, en de trekking is niet compleet: vastgelegd getal, gesloten lijst, waarde van buiten en bevestiging.",
            "The lot must decide, and the draw is not complete: committed number, closed list, value from outside and its confirmation."
        )
    );

    public static Refusal Unscored(IReadOnlyList<string> numbers) =>
        new(
            "scores-missing",
            new(
                $"Nog niet beoordeeld: {string.Join(", ", numbers)}. Wacht op de punten, of sluit ze uit met een reden.",
                $"Not scored yet: {string.Join(", ", numbers)}. Wait for the scores, or exclude them with a reason."
            )
        );

    public static Refusal Contradicts(RoundFault fault) =>
        new("round-contradicts", new($"{fault.Path}: {fault.Why.Nl}", $"{fault.Path}: {fault.Why.In(Language.En)}"));

    public static readonly Refusal NotInRound = new(
        "not-in-round",
        new("Dit dossier doet niet mee aan deze ronde.", "This dossier takes no part in this round."),
        RefusalKind.Invalid,
        "dossier"
    );

    public static readonly Refusal DrawStep = new(
        "draw-order",
        new(
            "Dit kan nu niet: eerst legt de dienst een getal vast, dan sluit de lijst, dan komt de waarde van buiten, dan de bevestiging.",
            "This cannot be now: first the office commits a number, then the list closes, then comes the value from outside, "
                + "then its confirmation."
        )
    );

    public static readonly Refusal OtherValue = new(
        "other-value",
        new(
            "Deze waarde is een andere dan die van uw collega. Zoek ze zelf op en kijk na.",
            "This value is another than that of your colleague. Look it up yourself and check."
        ),
        RefusalKind.Invalid,
        "value"
    );

    public static Refusal Unreadable(LocalText why) => new("draw-value", why, RefusalKind.Invalid, "value");

    public static readonly Refusal SourceNeeded = new(
        "draw-source",
        new("Schrijf waar de waarde vandaan komt en van wanneer ze is.", "Write where the value comes from and of when it is."),
        RefusalKind.Invalid,
        "source"
    );

    public static readonly Refusal ScenarioName = new(
        "scenario-name",
        new(
            $"Geef het scenario een eigen naam van ten hoogste 80 tekens; een ronde heeft er ten hoogste {RoundScenarios.Most}.",
            $"Give the scenario a name of its own of at most 80 characters; a round has at most {RoundScenarios.Most}."
        ),
        RefusalKind.Invalid,
        "name"
    );

    public static readonly Refusal DecidedInRound = new(
        "decided-in-round",
        new(
            "Deze oproep beslist over alle dossiers samen. Neem dit dossier op in een ronde.",
            "This call decides over all dossiers together. Take this dossier into a round."
        )
    );

    public static readonly Refusal NothingToLift = new(
        "nothing-to-lift",
        new("Deze ronde heeft geen reservelijst meer.", "This round has no reserve list any more.")
    );

    public static readonly Refusal EnvelopeUnreadable = new(
        "envelope-unreadable",
        new("Schrijf een bedrag in euro, of laat het leeg.", "Write an amount in euro, or leave it empty."),
        RefusalKind.Invalid,
        "envelope"
    );
}
