using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Awards.Acceptance;

/// <summary>With the confirmation of an award the applicant is asked to accept it, where the call says so.</summary>
public sealed class AskAcceptance(Db db, CallCatalogue calls)
{
    /// <summary>Told to who signs, beside the award itself.</summary>
    public static readonly Telling ToSign = new(
        Reader.Signers,
        new("Aanvaard of weiger uw subsidie: {number}", "Accept or decline your grant: {number}"),
        new(
            "{name}. U krijgt {amount}. Aanvaard of weiger dit tot en met {until}. Er wordt niets betaald voor u aanvaardt.",
            "{name}. You get {amount}. Accept or decline this until {until}. Nothing is paid before you accept."
        )
    )
    {
        When = new("als de oproep een aanvaarding vraagt", "where the call asks for an acceptance"),
        MayNotBeRefused = true,
        Variant = "accept",
        Lands = "/dossiers/{dossier}#doen",
    };

    /// <param name="at">UTC; when the award is confirmed.</param>
    /// <returns>What the message names; null where the call asks for no acceptance.</returns>
    public IReadOnlyDictionary<string, LocalText>? Ask(Dossier dossier, Award award, DateTime at)
    {
        if (calls.Get(dossier.Call, dossier.CallVersion).AcceptanceDays is not { } days)
            return null;
        var today = BrusselsTime.At(Instant.FromDateTimeUtc(at)).Date;
        var due = Holidays.WorkingDayFrom(today.PlusDays(days));
        db.AwardAcceptances.Add(
            new AwardAcceptance
            {
                Id = Guid.CreateVersion7(at),
                DossierId = dossier.Id,
                AwardId = award.Id,
                AskedAt = at,
                DueOn = due.ToDateOnly(),
                RemindAt = AnswerTerm.Reminder(due.ToDateOnly(), at),
            }
        );
        return new Dictionary<string, LocalText> { ["until"] = DateText.Long(due) };
    }
}
