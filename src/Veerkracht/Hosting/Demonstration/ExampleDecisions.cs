using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;

namespace Veerkracht.Hosting.Demonstration;

/// <summary>What a panel and a round do with the dossier of an example, and how its applicant answers.</summary>
internal sealed class ExampleDecisions(ExampleDossier dossier, Guid id, Actor applicant, IAgencies agencies, IServiceProvider services)
{
    private readonly Actor _manager = Persona.Find("programme-manager")!.ToActor(agencies);
    private readonly Actor _second = Persona.Find("second-approver")!.ToActor(agencies);
    private readonly Db _db = services.GetRequiredService<Db>();

    /// <summary>Who took no part in what is objected to.</summary>
    private Actor Others(string persona) => Persona.Find(persona)!.ToActor(agencies);

    private string Phase => dossier.Events.First(e => e.Submit is not null).Submit!;

    public async Task Do(ExampleEvent what, CancellationToken stop)
    {
        if (what.Panel is { } due)
        {
            dossier.Done(await Act<OpenPanel>().Do(_manager, dossier.Call, Phase, due, stop));
            foreach (var jury in Persona.All.Where(p => p.Roles.Contains(Role.Jury)))
                dossier.Done(await Act<NameAssessor>().Do(_manager, dossier.Call, Phase, jury.Id, null, null, stop));
        }
        if (what.Assign is { } each)
            dossier.Done(await Act<AssignReadings>().Do(_manager, dossier.Call, Phase, new(ReadingRule.Balanced, Each: each), stop));
        if (Persona.Find(what.By)?.ToActor(agencies) is { } assessor)
            await Assess(assessor, what, stop);
        if (what.Round is not null || what.Exclude is not null || what.Outside is not null)
            await Round(what, stop);
        await Answer(what, stop);
    }

    /// <summary>What the agency asks with an award, and what the applicant answers to it.</summary>
    private async Task Answer(ExampleEvent what, CancellationToken stop)
    {
        if (what.Condition is { } asked)
            dossier.Done(
                await Act<LayCondition>().Do(_manager, id, new TypedCondition(asked.Text, null, asked.Evidence, null, asked.Due), stop)
            );
        if (what.Accept)
            dossier.Done(await Act<AcceptAward>().Do(applicant, id, stop));
        if (what.Objection is { } grounds)
            dossier.Done(await Act<LodgeObjection>().Do(applicant, id, grounds, null, stop));
        if (what.Outcome is { } outcome)
            dossier.Done(
                await Act<ProposeObjectionOutcome>()
                    .Do(Others("case-worker"), id, new(outcome.Is, outcome.Ground, outcome.Amount), outcome.Reason, stop)
            );
        if (what.ConfirmOutcome)
            dossier.Done(
                await Act<ConfirmReconsideration>()
                    .Do(
                        Others("limited-approver"),
                        await _db.Set<Reconsideration>()
                            .Where(r => r.DossierId == id && r.State == ReconsiderationState.Proposed)
                            .Select(r => r.Id)
                            .SingleAsync(stop),
                        null,
                        stop
                    )
            );
        if (what.Evidence is { } shown)
            dossier.Done(
                await Act<BringEvidence>()
                    .Do(
                        applicant,
                        await _db.Set<AwardCondition>().Where(c => c.DossierId == id).Select(c => c.Id).SingleAsync(stop),
                        shown,
                        stop
                    )
            );
    }

    private async Task Assess(Actor assessor, ExampleEvent what, CancellationToken stop)
    {
        if (what.Conflict is { } interest)
            dossier.Done(await Act<DeclareConflict>().Do(assessor, id, interest, stop));
        if (what.Scores is not { } scores)
            return;
        List<TypedScore> typed = [.. scores.Select((s, i) => new TypedScore(s.Key, s.Value, i == 0 ? what.Comment : ""))];
        if (what.Correct is { } reason)
            dossier.Done(await Act<CorrectScores>().Do(assessor, id, typed, reason, null, stop));
        else
            dossier.Done(await Act<GiveScores>().Do(assessor, id, typed, null, stop));
    }

    private async Task Round(ExampleEvent what, CancellationToken stop)
    {
        if (what.Round == ExampleRound.Start)
        {
            dossier.Done(await Act<StartRound>().Do(_manager, dossier.Call, stop));
            return;
        }
        var round = await _db.Set<AwardRound>()
            .Where(r => r.Call == dossier.Call)
            .OrderByDescending(r => r.Number)
            .Select(r => r.Id)
            .FirstAsync(stop);
        if (what.Exclude is { } reason)
            dossier.Done(await Act<ExcludeFromRound>().Do(_manager, round, id, reason, stop));
        if (what.Outside is { } outside)
        {
            dossier.Done(await Act<TypeOutsideValue>().Do(_manager, round, outside.Value, outside.Source, outside.Moment, stop));
            dossier.Done(await Act<ConfirmOutsideValue>().Do(_second, round, outside.Value, stop));
        }
        if (what.Round == ExampleRound.Commit)
            dossier.Done(await Act<CommitDraw>().Do(_manager, round, stop));
        if (what.Round == ExampleRound.Close)
            dossier.Done(await Act<CloseList>().Do(_manager, round, stop));
        if (what.Round == ExampleRound.Propose)
            dossier.Done(await Act<ProposeRound>().Do(_manager, round, "Volgens de regels van de oproep.", stop: stop));
        if (what.Round == ExampleRound.Confirm)
            dossier.Done(
                await Act<ConfirmRound>()
                    .Do(
                        _second,
                        await _db.Set<RoundProposal>()
                            .Where(p => p.RoundId == round)
                            .OrderByDescending(p => p.Id)
                            .Select(p => p.Id)
                            .FirstAsync(stop),
                        null,
                        stop
                    )
            );
    }

    private T Act<T>()
        where T : notnull => services.GetRequiredService<T>();
}
