using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Assessment.Opening;

/// <summary>
/// Reminds two working days before the last day of a completion, and ends it after that day: what was sent first counts, and the agency
/// goes on. Each is told once.
/// </summary>
public sealed class RemindOpenings(Db db, Kept kept, CallCatalogue calls, Notifier notifier, Clock clock, OpeningDesk desk) : ITells
{
    private const int Batch = 100;

    /// <returns>How many were looked at.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var told = 0;
        // Asked before anything is held: a round in which nothing is due is one look in an index.
        while (await Due().AnyAsync(stop))
        {
            var round = await db.Transact<int>(() => Round(stop), stop);
            if (!round.Done || round.Value == 0)
                return told;
            told += round.Value;
        }
        return told;
    }

    private IQueryable<Revision> Due()
    {
        var now = clock.UtcNow;
        return db.Revisions.Where(r => r.RemindAt <= now);
    }

    private async Task<Outcome<int>> Round(CancellationToken stop)
    {
        await kept.Hold(db, ActTouches.None, stop);
        var revisions = await Due().AsTracking().OrderBy(r => r.RemindAt).Take(Batch).ToListAsync(stop);
        foreach (var revision in revisions)
        {
            var dossier = await db.Dossiers.AsTracking().Include(d => d.Steps).SingleAsync(d => d.Id == revision.DossierId, stop);
            var step = dossier.Steps.Single(s => s.StepId == revision.StepId);
            if (step.Revision?.Id != revision.Id || revision.DueOn is not { } due)
            {
                revision.RemindAt = null;
                continue;
            }
            var end = AnswerTerm.End(due);
            var isOver = end <= clock.UtcNow;
            if (!dossier.HasEnded())
                Tell(revision, dossier, due, isOver);
            if (!isOver)
            {
                revision.RemindAt = end;
                continue;
            }
            revision.End(RevisionEnd.Passed, null, clock.UtcNow);
            step.StopRevising(keep: true);
            await desk.GiveBack(dossier, clock.UtcNow, stop);
        }
        return revisions.Count;
    }

    private void Tell(Revision revision, Dossier dossier, DateOnly due, bool isOver)
    {
        var step = calls.Get(dossier.Call, dossier.CallVersion).Step(revision.StepId);
        var values = new Dictionary<string, LocalText>
        {
            ["until"] = DateText.Long(LocalDate.FromDateOnly(due)),
            ["step"] = step.Title,
            ["step-id"] = new(step.Id),
        };
        void Told(Telling telling, string once) =>
            notifier.Tell(telling, dossier.Subject, dossier.Told, dossier.Organisation, values, once: $"opening:{revision.Id:n}:{once}");
        if (!isOver)
        {
            Told(Near, "soon");
            return;
        }
        Told(Over, "over");
        Told(WithoutCompletion, "over:agency");
    }

    private static readonly Telling Near = Tellings.ToApplicant(
        "Nog aan te vullen: {number}, {step}",
        "Still to be completed: {number}, {step}",
        "{name}. Wat het agentschap opnieuw opende, kunt u aanvullen en indienen tot en met {until}. Doet u niets, dan telt wat u eerst "
            + "indiende.",
        "{name}. What the agency opened again can be completed and sent until {until}. If you do nothing, what you sent first counts."
    ) with
    {
        MayNotBeRefused = true,
        Lands = "/dossiers/{dossier}/stap/{step-id}",
    };

    private static readonly Telling Over = Tellings.ToApplicant(
        "Niet aangevuld: {number}, {step}",
        "Not completed: {number}, {step}",
        "{name}. Aanvullen kon tot en met {until}. Wat u eerst indiende, telt, en het agentschap gaat daarmee verder.",
        "{name}. It could be completed until {until}. What you sent first counts, and the agency goes on with that."
    ) with
    {
        Lands = "/dossiers/{dossier}#versies",
    };

    private static readonly Telling WithoutCompletion = Tellings.ToHandlers(
        "Niet aangevuld: {number}, {step}",
        "Not completed: {number}, {step}",
        "{name}. {government} diende geen aangevulde versie in. De laatste dag was {until}; u kunt verder met wat eerst is ingediend.",
        "{name}. {government} sent no completed version. The last day was {until}; you can go on with what was sent first."
    ) with
    {
        Lands = "/dossiers/{dossier}#versies",
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [
        new("opening-term-near", new("De laatste dag om aan te vullen nadert", "The last day for a completion comes near"), Near),
        new(
            "opening-term-over",
            new("De laatste dag om aan te vullen is voorbij", "The last day for a completion has passed"),
            Over,
            WithoutCompletion
        ),
    ];
}
