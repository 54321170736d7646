using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>What the letter on an objection or on a reopened decision says; the page and the PDF say the same.</summary>
public sealed record ReconsiderationLetter(
    Dossier Dossier,
    CallDefinition Call,
    Reconsideration Again,
    Objection? Objection,
    string ProposedBy,
    string DecidedBy,
    LocalText? Office
)
{
    public LocalText Sender => Call.Letter is { Sender.IsEmpty: false } said ? said.Sender : Office ?? new(Call.Contact.Name);

    /// <summary>Calendar day in Brussels.</summary>
    public LocalDate Date => BrusselsTime.At(Instant.FromDateTimeUtc(Again.DecidedAt!.Value)).Date;

    public LocalText Title =>
        Objection is null
            ? new("Een beslissing is herzien", "A decision was reopened")
            : new(
                $"Uw bezwaar is {ReconsiderationWords.OutcomeOf(Again.Outcome).Nl}",
                $"Your objection is {ReconsiderationWords.OutcomeOf(Again.Outcome).In(Language.En)}"
            );

    /// <summary>Against what it was; null without an objection.</summary>
    public LocalText? Lodged
    {
        get
        {
            if (Objection is not { } objection)
                return null;
            var (against, day) = (
                ReconsiderationWords.Against(objection.Against),
                DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(objection.LodgedAt)).Date)
            );
            return new(
                $"U diende op {day.Nl} bezwaar {objection.Number} in tegen {against.Nl}.",
                $"On {day.In(Language.En)} you lodged objection {objection.Number} against {against.In(Language.En)}."
            );
        }
    }

    public LocalText Change => ReconsiderationWords.ChangeOf(Again);
}

/// <summary>Reads what such a letter says.</summary>
public sealed class ReconsiderationLetters(Db db, CallCatalogue calls, ProgrammeCatalogue programmes)
{
    /// <summary>Null where nothing was confirmed for the eyes of this actor.</summary>
    public async Task<ReconsiderationLetter?> Find(Actor actor, Guid dossierId, Guid id, CancellationToken stop = default)
    {
        if (await db.FindDossier(actor, dossierId, stop) is not { } dossier)
            return null;
        if (
            await db
                .Reconsiderations.AsNoTracking()
                .FirstOrDefaultAsync(r => r.Id == id && r.DossierId == dossierId && r.State == ReconsiderationState.Confirmed, stop)
            is not { } again
        )
            return null;
        var names = await db
            .People.AsNoTracking()
            .Where(p => p.Id == again.ProposedBy || p.Id == again.DecidedBy)
            .ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return new(
            dossier,
            calls.Get(dossier.Call, dossier.CallVersion),
            again,
            await db.Objections.AsNoTracking().FirstOrDefaultAsync(o => o.Id == again.ObjectionId, stop),
            names.GetValueOrDefault(again.ProposedBy, ""),
            names.GetValueOrDefault(again.DecidedBy!.Value, ""),
            programmes.Find(dossier.Programme)?.Office?.Whole
        );
    }
}
