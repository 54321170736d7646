using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Everybody around a draft, as its pages show it.</summary>
/// <param name="Here">The others who have it open now.</param>
/// <param name="Assigned">Who has which section, by id of the section.</param>
public sealed record StepCompany(
    Guid Reader,
    IReadOnlyList<ColleagueHere> Here,
    IReadOnlyDictionary<string, Colleague> Assigned,
    IReadOnlyList<RemarkThread> Remarks
)
{
    public static readonly StepCompany Nobody = new(Guid.Empty, [], new Dictionary<string, Colleague>(), []);

    public IEnumerable<RemarkThread> Open => Remarks.Where(r => r.Remark.IsOpen);

    public int OpenIn(Section section) => Open.Count(r => section.Fields.Any(f => f.Id == r.Top));

    public bool IsForReader(string section) => Assigned.GetValueOrDefault(section)?.Id == Reader;
}

/// <summary>Reads it, and says that the reader is there too.</summary>
public sealed class StepCompanies(Db db, WhoIsWhere where, Remarks remarks, Colleagues colleagues)
{
    /// <param name="section">Where the reader is; empty on a page about the whole step.</param>
    public async Task<StepCompany> Enter(Actor actor, Dossier dossier, string stepId, string section, CancellationToken stop = default)
    {
        var here = await where.Enter(actor, dossier.Id, stepId, section, stop);
        var assigned = await db
            .SectionAssignments.AsNoTracking()
            .Where(a => a.DossierId == dossier.Id && a.StepId == stepId)
            .ToListAsync(stop);
        var names = await colleagues.Names(assigned.Select(a => a.PersonId), dossier.Id, stop);
        return new StepCompany(
            actor.PersonId,
            here,
            assigned.ToDictionary(a => a.Section, a => new Colleague(a.PersonId, names.GetValueOrDefault(a.PersonId, ""), [])),
            await remarks.Of(dossier.Id, stepId, stop)
        );
    }

    public Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> people, Dossier dossier, CancellationToken stop = default) =>
        colleagues.Names(people, dossier.Id, stop);
}
