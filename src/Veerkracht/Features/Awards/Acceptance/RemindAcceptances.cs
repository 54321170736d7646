using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Awards.Acceptance;

/// <summary>
/// Reminds who signs two working days before an award must be accepted, and tells both sides when that day has passed. Nothing else happens
/// by itself: it can still be declined, and the agency can give a later day.
/// </summary>
public sealed class RemindAcceptances(Db db, Kept kept, Notifier notifier, Clock clock) : ITells
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

    private IQueryable<AwardAcceptance> Due()
    {
        var now = clock.UtcNow;
        return db.AwardAcceptances.Where(a => a.RemindAt <= now);
    }

    private async Task<Outcome<int>> Round(CancellationToken stop)
    {
        await kept.Hold(db, ActTouches.None, stop);
        var acceptances = await Due().AsTracking().OrderBy(a => a.RemindAt).Take(Batch).ToListAsync(stop);
        foreach (var asked in acceptances)
        {
            var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Steps).SingleAsync(d => d.Id == asked.DossierId, stop);
            var end = AnswerTerm.End(asked.DueOn);
            var isOver = end <= clock.UtcNow;
            asked.RemindAt = isOver || !asked.IsAsked ? null : end;
            if (asked.IsAsked)
                Tell(asked, dossier, isOver);
        }
        return acceptances.Count;
    }

    private void Tell(AwardAcceptance asked, Dossier dossier, bool isOver)
    {
        var values = new Dictionary<string, LocalText> { ["until"] = DateText.Long(LocalDate.FromDateOnly(asked.DueOn)) };
        // A later day is another term, and is told anew.
        var once = $"acceptance:{asked.Id:n}:{asked.DueOn:yyyyMMdd}";
        void Told(Telling telling, string part) =>
            notifier.Tell(telling, dossier.Subject, dossier.Told, dossier.Organisation, values, once: $"{once}:{part}");
        if (!isOver)
        {
            Told(Near, "soon");
            return;
        }
        Told(Over, "over");
        Told(NotAccepted, "over:agency");
    }

    private const string Place = "/dossiers/{dossier}#doen";

    private static readonly Telling Near = new(
        Reader.Signers,
        new("Nog te aanvaarden: {number}", "Still to be accepted: {number}"),
        new(
            "{name}. Aanvaard of weiger uw subsidie tot en met {until}. Er wordt niets betaald voor u aanvaardt.",
            "{name}. Accept or decline your grant until {until}. Nothing is paid before you accept."
        )
    )
    {
        MayNotBeRefused = true,
        Lands = Place,
    };

    private static readonly Telling Over = Tellings.ToApplicant(
        "Niet aanvaard: {number}",
        "Not accepted: {number}",
        "{name}. U kon uw subsidie aanvaarden tot en met {until}. U verliest niets vanzelf, maar er wordt niets betaald. Vraag de "
            + "dienst om een latere dag, of weiger de subsidie.",
        "{name}. You could accept your grant until {until}. You lose nothing by itself, but nothing is paid. Ask the agency for a later "
            + "day, or decline the grant."
    ) with
    {
        MayNotBeRefused = true,
        Lands = Place,
    };

    private static readonly Telling NotAccepted = Tellings.ToHandlers(
        "Niet aanvaard: {number}",
        "Not accepted: {number}",
        "{name}. {government} aanvaardde de subsidie niet. De dag was {until}. U kunt een latere dag geven.",
        "{name}. {government} did not accept the grant. The day was {until}. You can give a later day."
    );

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [
        new("acceptance-term-near", new("De dag om te aanvaarden nadert", "The day to accept comes near"), Near),
        new("acceptance-term-over", new("De dag om te aanvaarden is voorbij", "The day to accept has passed"), Over, NotAccepted),
    ];
}
