using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>What a condition says, as typed.</summary>
/// <param name="Due">Day until which it must be shown.</param>
public sealed record TypedCondition(string Text, string? TextEn, string Evidence, string? EvidenceEn, string? Due);

/// <summary>
/// The programme manager lays down a condition. It goes into the next proposal to award this dossier, by itself or in a round, and counts
/// once a second person confirms that.
/// </summary>
public sealed class LayCondition(ActFrame acts, Db db, Clock clock) : IDossierAct
{
    /// <summary>Further off nobody waits; it is a slip of the keyboard.</summary>
    private const int MostMonths = 60;

    public static ActKind Kind { get; } =
        new DossierActKind("lay-condition", new("Voorwaarde opgelegd", "Condition laid down"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Text = new("text", new("Schrijf wat de aanvrager moet doen.", "Write what the applicant must do.")),
            From = [DossierState.Complete],
            WaitsForDecision = true,
            Touches = ActTouches.None,
            TellsNobody = "it stands in the proposal; the applicant is told when the award is confirmed",
            Words = new(
                "complete",
                "a condition with its evidence and day, which goes into the next proposal to award and counts when that is confirmed",
                "nothing"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "lay-condition",
            new("Leg een voorwaarde op", "Lay down a condition"),
            new("Leg deze voorwaarde op", "Lay down this condition"),
            facts => Phases.Next(facts.Call, facts.Dossier) is null
        )
        {
            IsAside = true,
            Boxes =
            [
                ActBox.Reason(
                    "Wat moet de aanvrager doen?",
                    "What must the applicant do?",
                    new(
                        "Dit komt in het voorstel en in de brief. Het saldo wordt pas betaald als dit vervuld is.",
                        "This goes into the proposal and into the letter. The balance is paid once this is met."
                    ),
                    "text"
                ),
                new("text_en", ActBoxKind.LongText, new("Hetzelfde in het Engels", "The same in English"))
                {
                    Optional = true,
                    MostCharacters = ActRefusals.LongestText,
                },
                new("evidence", ActBoxKind.Text, new("Welk bewijs toont dat aan?", "What evidence shows it?"))
                {
                    MostCharacters = MostEvidence,
                },
                new("evidence_en", ActBoxKind.Text, new("Dat bewijs in het Engels", "That evidence in English"))
                {
                    Optional = true,
                    MostCharacters = MostEvidence,
                },
                new("due", ActBoxKind.Day, new("Te tonen tot en met", "To be shown until"))
                {
                    Hint = new(
                        "Een dag in het weekend of een feestdag wordt de eerste werkdag daarna.",
                        "A day in a weekend or a holiday becomes the first working day after it."
                    ),
                },
            ],
        },
    ];

    private const int MostEvidence = 500;

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, new(input["text"], input["text_en"], input["evidence"], input["evidence_en"], input["due"]), stop).AsResult();

    public Task<Outcome<AwardCondition>> Do(Actor actor, Guid dossierId, TypedCondition typed, CancellationToken stop = default) =>
        acts.Run<Dossier, AwardCondition>(Kind, actor, new DossierTarget(dossierId), typed.Text, act => Lay(act, typed, stop), stop);

    private async Task<Outcome<AwardCondition>> Lay(ActScope<Dossier> act, TypedCondition typed, CancellationToken stop)
    {
        var day = string.IsNullOrWhiteSpace(typed.Due)
            ? Outcome<LocalDate?>.Refused([NoDay])
            : AnswerTerm.Read(typed.Due, clock.Today, MostMonths);
        List<Refusal> refusals = [.. day.Refusals];
        if (string.IsNullOrWhiteSpace(typed.Evidence))
            refusals.Add(ConditionRefusals.EvidenceUnnamed);
        refusals.AddRange(TooLong(typed));
        if (refusals.Count > 0)
            return Outcome<AwardCondition>.Refused(refusals);
        var (dossier, text) = (act.Subject, Both(act.Reason!, typed.TextEn));
        var loose = await db
            .AwardConditions.Where(c => c.DossierId == dossier.Id && c.State == ConditionState.Laid && c.AwardId == null)
            .ToListAsync(stop);
        // Posted twice is laid down once.
        if (loose.Find(c => c.Text == text) is { } there)
            return act.Nothing(there);
        var condition = new AwardCondition
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            Text = text,
            Evidence = Both(typed.Evidence.Trim(), typed.EvidenceEn),
            DueOn = day.Value!.Value.ToDateOnly(),
            LaidBy = act.Actor.PersonId,
            LaidAt = act.At,
        };
        db.AwardConditions.Add(condition);
        act.Evidence = new { condition = condition.Id, due = condition.DueOn };
        return condition;
    }

    private static IEnumerable<Refusal> TooLong(TypedCondition typed) =>
        new[]
        {
            ActRefusals.TooLong(typed.TextEn, new("text_en", LocalText.Empty)),
            ActRefusals.TooLong(typed.Evidence, new("evidence", LocalText.Empty) { Longest = MostEvidence }),
            ActRefusals.TooLong(typed.EvidenceEn, new("evidence_en", LocalText.Empty) { Longest = MostEvidence }),
        }.OfType<Refusal>();

    private static LocalText Both(string nl, string? en) => new(nl, string.IsNullOrWhiteSpace(en) ? null : en.Trim());

    private static readonly Refusal NoDay = new(
        "condition-without-day",
        new("Kies de dag tot wanneer dit getoond kan worden.", "Choose the day until which this can be shown."),
        RefusalKind.Invalid,
        "due"
    );
}
