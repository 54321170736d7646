using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Acceptance;

/// <summary>What acts on an acceptance share.</summary>
public static class AcceptanceRefusals
{
    /// <summary>Payments wait for this.</summary>
    public static readonly Refusal First = new(
        "acceptance-first",
        new(
            "De aanvrager moet de toekenning eerst aanvaarden. Tot dan wordt niets betaald.",
            "The applicant must accept the award first. Until then nothing is paid."
        )
    );

    public static readonly Refusal NotAsked = new(
        "acceptance-not-asked",
        new("Deze toekenning wacht niet op een antwoord.", "This award waits for no answer.")
    );

    public static Refusal Over(DateOnly due)
    {
        var day = DateText.Long(LocalDate.FromDateOnly(due));
        return new(
            "acceptance-term-over",
            new(
                $"Aanvaarden kon tot en met {day.Nl}. Vraag de dienst om een latere dag, of weiger de toekenning.",
                $"It could be accepted until {day.In(Language.En)}. Ask the agency for a later day, or decline the award."
            )
        );
    }

    /// <summary>The acceptance that waits for an answer; null where none does.</summary>
    public static Task<AwardAcceptance?> AskedOf(this Db db, Guid dossier, CancellationToken stop) =>
        db.AwardAcceptances.FirstOrDefaultAsync(a => a.DossierId == dossier && a.State == AcceptanceState.Asked, stop);

    internal static AwardAcceptance? Asked(IDossierFacts facts) => facts.Parts<AwardAcceptance>().LastOrDefault(a => a.IsAsked);
}
