using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A remark with its answers, and who wrote them.</summary>
public sealed record RemarkThread(DraftRemark Remark, string Name, IReadOnlyList<(DraftRemark Answer, string Name)> Answers, string? DoneBy)
{
    /// <summary>Id of the outermost field that it stands at.</summary>
    public string Top => Remark.Field.Split('.', '[')[0];
}

/// <summary>Reads the remarks of a draft. Who may ask is for the caller: only people of the government whose draft it is.</summary>
public sealed class Remarks(Db db, Colleagues colleagues)
{
    /// <summary>Open ones first, oldest first.</summary>
    public async Task<IReadOnlyList<RemarkThread>> Of(Guid dossierId, string stepId, CancellationToken stop = default)
    {
        var all = await db
            .DraftRemarks.AsNoTracking()
            .Where(r => r.DossierId == dossierId && r.StepId == stepId)
            .OrderBy(r => r.At)
            .ToListAsync(stop);
        if (all.Count == 0)
            return [];
        var names = await colleagues.Names(all.Select(r => r.By).Concat(all.Select(r => r.DoneBy).OfType<Guid>()), dossierId, stop);
        string Name(Guid person) => names.GetValueOrDefault(person, "");
        var answers = all.Where(r => r.AnswersTo is not null).ToLookup(r => r.AnswersTo);
        return
        [
            .. all.Where(r => r.AnswersTo is null)
                .OrderBy(r => !r.IsOpen)
                .ThenBy(r => r.At)
                .Select(r => new RemarkThread(
                    r,
                    Name(r.By),
                    [.. answers[r.Id].Select(a => (a, Name(a.By)))],
                    r.DoneBy is { } done ? Name(done) : null
                )),
        ];
    }
}
