using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>A registered application is declared complete, so that it can be decided on.</summary>
public sealed class CheckCompleteness(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("check-completeness", new("Volledig verklaard", "Declared complete"))
        {
            By = ActBy.Handler,
            Reason = Reasoning.Optional,
            From = [DossierState.Registered],
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Tells =
            [
                Tellings.ToApplicant(
                    "Uw dossier {number} is volledig",
                    "Your dossier {number} is complete",
                    "{name}. Het agentschap heeft alles wat het nodig heeft. U hoeft nu niets te doen; u hoort wat er beslist wordt.",
                    "{name}. The agency has all it needs. You need not do anything now; you will hear what is decided."
                ),
            ],
            Words = new("registered", "complete", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new("declare-complete", new("Is de aanvraag volledig?", "Is the application complete?"), Verb, facts => !facts.HasOpenQuestion)
        {
            Intro = new("Kijk de antwoorden en de bestanden hieronder na.", "Check the answers and the files below."),
            OverMany = Verb,
            JudgesSent = true,
        },
    ];

    private static LocalText Verb => new("Verklaar volledig", "Declare complete");

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Run(actor, new DossierTarget(dossierId) { Seen = input.Seen }, null, stop).AsResult(d => d.Asked);

    public Task<Outcome<Dossier>> Do(Actor actor, Guid dossierId, string? remark = null, CancellationToken stop = default) =>
        Run(actor, new DossierTarget(dossierId), remark, stop);

    private Task<Outcome<Dossier>> Run(Actor actor, DossierTarget target, string? remark, CancellationToken stop) =>
        acts.Run<Dossier, Dossier>(
            Kind,
            actor,
            target,
            remark,
            async act =>
            {
                var dossier = act.Subject;
                if (await db.OpenQuestionsOf(dossier.Id, act.At).AnyAsync(stop))
                    return CaseRefusals.QuestionsOpen;
                act.Before = new { dossier.State };
                dossier.Go(DossierState.Complete);
                act.After = new { dossier.State };
                return dossier;
            },
            stop
        );
}
