using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Awards.Acceptance;

/// <summary>The programme manager gives the applicant a later day to accept its award, also after the first one has passed.</summary>
public sealed class ExtendAcceptance(ActFrame acts, Db db, Clock clock) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("extend-acceptance", new("Termijn om te aanvaarden verlengd", "Term to accept extended"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            From = [DossierState.Awarded],
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.Decided(
                    "Langer tijd om te aanvaarden: {number}",
                    "More time to accept: {number}",
                    "{name}. U kunt de subsidie aanvaarden of weigeren tot en met {until}. Reden: {reason}",
                    "{name}. You can accept or decline the grant until {until}. Reason: {reason}"
                ) with
                {
                    Lands = "/dossiers/{dossier}#doen",
                },
            ],
            Words = new("awarded, with an acceptance that was not given", "a later day until which it can be accepted", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "extend-acceptance",
            new("Geef langer tijd om te aanvaarden", "Give more time to accept"),
            new("Geef deze dag", "Give this day"),
            facts => AcceptanceRefusals.Asked(facts) is not null
        )
        {
            IsAside = true,
            Boxes =
            [
                new("until", ActBoxKind.Day, new("Aanvaarden kan tot en met", "It can be accepted until"))
                {
                    Hint = new(
                        "Een dag in het weekend of een feestdag wordt de eerste werkdag daarna.",
                        "A day in a weekend or a holiday becomes the first working day after it."
                    ),
                },
                ActBox.Reason("Waarom?", "Why?", new("De aanvrager leest dit.", "The applicant reads this.")),
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, input["until"], input["reason"], stop).AsResult();

    /// <param name="until">As people write a day, or as the API gives it.</param>
    public Task<Outcome<AwardAcceptance>> Do(Actor actor, Guid dossierId, string until, string reason, CancellationToken stop = default) =>
        acts.Run<Dossier, AwardAcceptance>(Kind, actor, new DossierTarget(dossierId), reason, act => Extend(act, until, stop), stop);

    private async Task<Outcome<AwardAcceptance>> Extend(ActScope<Dossier> act, string until, CancellationToken stop)
    {
        if (await db.AskedOf(act.Subject.Id, stop) is not { } asked)
            return AcceptanceRefusals.NotAsked;
        var read = AnswerTerm.Read(until, clock.Today);
        if (!read.Done && read.Refusals.Count > 0)
            return Outcome<AwardAcceptance>.Refused(read.Refusals.Select(r => r with { Field = "until" }));
        if (read.Value?.ToDateOnly() is not { } day || day <= asked.DueOn)
            return NotLater;
        act.Before = new { until = asked.DueOn };
        (asked.DueOn, asked.RemindAt) = (day, AnswerTerm.Reminder(day, act.At));
        act.After = new { until = asked.DueOn };
        act.Evidence = new { award = asked.AwardId };
        act.Say("until", DateText.Long(LocalDate.FromDateOnly(day)));
        return asked;
    }

    private static readonly Refusal NotLater = new(
        "term-not-later",
        new("Kies een dag na de dag die nu geldt.", "Choose a day after the one that holds now."),
        RefusalKind.Invalid,
        "until"
    );
}
