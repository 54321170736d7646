using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Payments;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework;

/// <summary>The steps of a dossier in order, with the decision between them: what is done, what is now, and until when.</summary>
public sealed class CaseTimeline(StepAvailability availability, Texts L)
{
    public IReadOnlyList<TimelineStep> Of(CaseFile file)
    {
        var steps = new List<TimelineStep>();
        foreach (var step in file.Call.Steps)
        {
            steps.Add(Of(file, step));
            if (step.Kind != StepKind.Application)
                continue;
            var next = file.Call.Steps.SkipWhile(s => s.Id != step.Id).Skip(1).FirstOrDefault(s => s.Kind == StepKind.Application);
            if (Phases.AwaitsJury(step, next))
                steps.Add(Jury(file, step));
            if (next is null)
                steps.Add(Decision(file));
        }
        return steps;
    }

    private TimelineStep Of(CaseFile file, Step step)
    {
        var there = file.Dossier.Steps.FirstOrDefault(s => s.StepId == step.Id);
        var href = $"/dossiers/{file.Dossier.Id}/stap/{step.Id}";
        if (there is { State: not Applications.StepState.Draft })
            return new(
                L[step.Title],
                L["Ingediend op ", "Sent on "] + When(there.SentAt!.Value),
                step.Kind == StepKind.Claim && !IsSettled(file, step) ? TimelineState.Sent : TimelineState.Done,
                Paid(file, step),
                $"{href}/ontvangst"
            );
        if (file.Dossier.State is DossierState.Rejected or DossierState.Withdrawn)
            return new(L[step.Title], L["Vervalt", "Lapses"], TimelineState.Later);
        var status = availability.Of(file.Call, file.Dossier, step.Id);
        var mayWrite = file.Reader.MayWrite(file.Dossier);
        return status.State switch
        {
            Core.Calls.StepState.Open => new(L[step.Title], L[status.Reason], TimelineState.Now, Note(there), mayWrite ? href : null),
            Core.Calls.StepState.Closed => new(
                L[step.Title],
                L[status.Reason],
                TimelineState.Missed,
                null,
                mayWrite && there is not null ? $"{href}/termijn" : null
            ),
            _ => new(
                L[step.Title],
                L[status.Reason],
                TimelineState.Later,
                status.Closes is { } closes ? L["Tot en met ", "Until "] + DateText.Long(closes, L.Language) : null
            ),
        };
    }

    private TimelineStep Jury(CaseFile file, Step phase)
    {
        var title = L["Keuze van de jury", "Choice of the jury"];
        if (file.Selections.LastOrDefault(s => s.StepId == phase.Id && s.State == SelectionState.Confirmed) is { } said)
            return new(
                title,
                (said.Selected ? L["Gekozen op ", "Selected on "] : L["Niet gekozen op ", "Not selected on "])
                    + When(said.DecidedAt!.Value),
                TimelineState.Done
            );
        if (file.Dossier.State is DossierState.Rejected or DossierState.Withdrawn)
            return new(title, L["Vervalt", "Lapses"], TimelineState.Later);
        return file.ForJury?.Id == phase.Id
            ? new(title, L["De jury leest de aanvraag", "The jury reads the application"], TimelineState.Now)
            : new(title, L["Na het nakijken van de aanvraag", "After the application was checked"], TimelineState.Later);
    }

    private TimelineStep Decision(CaseFile file)
    {
        var title = L["Beslissing", "Decision"];
        var letter = $"/dossiers/{file.Dossier.Id}/toekenning";
        return file.Dossier.State switch
        {
            DossierState.Awarded or DossierState.Closed => new(
                title,
                L["Toegekend op ", "Awarded on "] + When(file.Award!.DecidedAt!.Value),
                TimelineState.Done,
                null,
                letter
            ),
            DossierState.Rejected => new(
                title,
                L["Afgewezen op ", "Rejected on "] + When(file.Rejections[^1].DecidedAt!.Value),
                TimelineState.Done
            ),
            DossierState.Withdrawn => new(title, L["Vervalt", "Lapses"], TimelineState.Later),
            DossierState.Draft => new(title, L["Na het indienen", "After sending"], TimelineState.Later),
            _ when Phases.Next(file.Call, file.Dossier) is { } next => new(
                title,
                L[$"Na: {next.Title.Nl}", $"After: {next.Title.In(Core.Texts.Language.En)}"],
                TimelineState.Later
            ),
            DossierState.Proposed => new(
                title,
                L["Voorgesteld, wacht op de tweede goedkeurder", "Proposed, waits for the second approver"],
                TimelineState.Now
            ),
            _ => new(title, L["In behandeling bij het agentschap", "Being handled by the agency"], TimelineState.Now),
        };
    }

    /// <summary>A claim is done when it was paid, or when there is nothing to pay; before, it was only sent.</summary>
    private static bool IsSettled(CaseFile file, Step step) =>
        file.Dossier.State == DossierState.Closed
        || file.Payments.Any(p => p.StepId == step.Id && p.State is PaymentState.Approved or PaymentState.Paid && p.IsFinished);

    private string? Paid(CaseFile file, Step step) =>
        file.Payments.LastOrDefault(p => p.StepId == step.Id && p.State != PaymentState.Refused) switch
        {
            { PaidOn: { } on } => L["Betaald op ", "Paid on "] + DateText.Long(LocalDate.FromDateOnly(on), L.Language),
            { State: PaymentState.Approved, AmountCents: > 0 } => L["Betaling goedgekeurd", "Payment approved"],
            { State: PaymentState.Approved } => L["Niets te betalen", "Nothing to pay"],
            { State: PaymentState.Proposed } => L["Betaling voorgesteld", "Payment proposed"],
            _ => null,
        };

    private string? Note(DossierStep? step) => step is null ? null : L["Begonnen, nog niet ingediend", "Started, not sent yet"];

    private string When(DateTime utc) => CaseTimes.Long(utc, L);
}

/// <summary>Instants as readers see them: wall time in Brussels.</summary>
public static class CaseTimes
{
    public static string Long(DateTime utc, Texts L) => DateText.Long(At(utc), L.Language);

    public static string Day(DateTime utc, Texts L) => DateText.Short(At(utc).Date);

    public static LocalDateTime At(DateTime utc) => BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
}
