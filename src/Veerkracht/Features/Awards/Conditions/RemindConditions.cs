using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>
/// Reminds of a condition two working days before its last day, and tells both sides when that has passed. Nothing else happens by itself:
/// evidence can still be brought, and the balance waits.
/// </summary>
public sealed class RemindConditions(Db db, Kept kept, Notifier notifier, Clock clock) : ITells
{
    private const int Batch = 100;

    /// <returns>How many were told.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var told = 0;
        while (await Due().AnyAsync(stop))
        {
            var round = await db.Transact<int>(() => Round(stop), stop);
            if (!round.Done || round.Value == 0)
                return told;
            told += round.Value;
        }
        return told;
    }

    private IQueryable<AwardCondition> Due()
    {
        var now = clock.UtcNow;
        return db.AwardConditions.Where(c => c.RemindAt <= now);
    }

    private async Task<Outcome<int>> Round(CancellationToken stop)
    {
        await kept.Hold(db, ActTouches.None, stop);
        var conditions = await Due().AsTracking().OrderBy(c => c.RemindAt).Take(Batch).ToListAsync(stop);
        foreach (var condition in conditions)
        {
            var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Steps).SingleAsync(d => d.Id == condition.DossierId, stop);
            var end = AnswerTerm.End(condition.DueOn);
            var isOver = end <= clock.UtcNow;
            condition.RemindAt = isOver || dossier.HasEnded() ? null : end;
            // What was brought lies with the agency: the applicant has nothing to be reminded of.
            var brought = await db.ConditionEvidence.AnyAsync(e => e.ConditionId == condition.Id && e.LookedAt == null, stop);
            if (!dossier.HasEnded() && !brought)
                Tell(condition, dossier, isOver);
        }
        return conditions.Count;
    }

    private void Tell(AwardCondition condition, Dossier dossier, bool isOver)
    {
        var values = new Dictionary<string, LocalText>
        {
            ["until"] = DateText.Long(LocalDate.FromDateOnly(condition.DueOn)),
            ["condition"] = condition.Text,
        };
        void Told(Telling telling, string once) =>
            notifier.Tell(telling, dossier.Subject, dossier.Told, dossier.Organisation, values, once: $"condition:{condition.Id:n}:{once}");
        if (!isOver)
        {
            Told(Near, "soon");
            return;
        }
        Told(Over, "over");
        Told(NotShown, "over:agency");
    }

    private static readonly Telling Near = Tellings.ToApplicant(
        "Nog te tonen: {number}",
        "Still to be shown: {number}",
        "{name}. Toon tot en met {until} dat deze voorwaarde vervuld is: “{condition}”.",
        "{name}. Show until {until} that this condition is met: “{condition}”."
    ) with
    {
        MayNotBeRefused = true,
        Lands = ConditionWords.Place,
    };

    private static readonly Telling Over = Tellings.ToApplicant(
        "Voorwaarde niet getoond: {number}",
        "Condition not shown: {number}",
        "{name}. De dag van deze voorwaarde was {until}: “{condition}”. U kunt nog bewijs brengen. U verliest niets vanzelf, maar het "
            + "saldo wacht.",
        "{name}. The day of this condition was {until}: “{condition}”. You can still bring evidence. You lose nothing by itself, but "
            + "the balance waits."
    ) with
    {
        MayNotBeRefused = true,
        Lands = ConditionWords.Place,
    };

    private static readonly Telling NotShown = Tellings.ToHandlers(
        "Voorwaarde niet getoond: {number}",
        "Condition not shown: {number}",
        "{name}. {government} toonde niet dat deze voorwaarde vervuld is: “{condition}”. De dag was {until}. Het saldo wacht. U kunt "
            + "wachten, een vraag stellen of voorstellen om de voorwaarde op te heffen.",
        "{name}. {government} did not show that this condition is met: “{condition}”. The day was {until}. The balance waits. You can "
            + "wait, ask a question or propose to lift the condition."
    ) with
    {
        Lands = ConditionWords.Place,
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [
        new("condition-term-near", new("De dag van een voorwaarde nadert", "The day of a condition comes near"), Near),
        new("condition-term-over", new("De dag van een voorwaarde is voorbij", "The day of a condition has passed"), Over, NotShown),
    ];
}
