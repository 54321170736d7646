using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>Conditions go with an award: into its proposal, out of one that is refused, and open with its confirmation.</summary>
public sealed class ConditionsOfAward(Db db)
{
    /// <summary>What was laid down for this dossier goes into the proposal; nothing can be added to it or taken from it any more.</summary>
    /// <returns>Their ids, for the record.</returns>
    public async Task<IReadOnlyList<Guid>?> Into(Award award, CancellationToken stop)
    {
        var laid = await Laid(award.DossierId, null, stop);
        foreach (var condition in laid)
            condition.GoInto(award.Id);
        return laid.Count == 0 ? null : [.. laid.Select(c => c.Id)];
    }

    /// <summary>The first condition that would go into a proposal now and whose day has passed; null where none has.</summary>
    public async Task<Refusal?> Passed(IReadOnlyCollection<Guid> dossiers, DateTime at, CancellationToken stop)
    {
        var today = OpenQuestions.DayOf(at);
        var passed = await (
            from c in db.AwardConditions.AsNoTracking()
            join d in db.Dossiers on c.DossierId equals d.Id
            where dossiers.Contains(c.DossierId) && c.State == ConditionState.Laid && c.AwardId == null && c.DueOn < today
            orderby d.Number, c.LaidAt
            select new { d.Number, Condition = c }
        ).FirstOrDefaultAsync(stop);
        return passed is null ? null : ConditionRefusals.DayPassedBefore(passed.Number, passed.Condition);
    }

    /// <summary>Out of a proposal that is refused: they can be dropped or proposed again.</summary>
    public async Task OutOf(Award award, CancellationToken stop)
    {
        foreach (var condition in await Laid(award.DossierId, award.Id, stop))
            condition.GoInto(null);
    }

    /// <summary>Opens those of an award that is confirmed; refused where the day of one has passed.</summary>
    public async Task<Refusal?> Open(Award award, Dossier dossier, DateTime at, CancellationToken stop)
    {
        var laid = await Laid(award.DossierId, award.Id, stop);
        var today = OpenQuestions.DayOf(at);
        if (laid.Find(c => c.DueOn < today) is { } passed)
            return ConditionRefusals.DayPassed(dossier.Number, passed);
        foreach (var condition in laid)
            condition.Open(AnswerTerm.Reminder(condition.DueOn, at));
        return null;
    }

    private Task<List<AwardCondition>> Laid(Guid dossier, Guid? award, CancellationToken stop) =>
        db
            .AwardConditions.Where(c => c.DossierId == dossier && c.AwardId == award && c.State == ConditionState.Laid)
            .OrderBy(c => c.LaidAt)
            .ToListAsync(stop);
}
