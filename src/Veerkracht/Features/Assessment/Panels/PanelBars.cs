using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>What an assessor does not read: where it has an interest, and what its calls hide until it has scored.</summary>
public sealed class PanelBars(Db db, Interests interests, CallCatalogue calls) : IReadingBars
{
    private static readonly Role[] Others = [.. RolesTogether.OverDossiers.Where(r => r != Role.Jury)];

    public async Task<ReadingBars> Of(Actor actor, CancellationToken stop)
    {
        var measures = actor.MeasuresAs(Role.Jury).Except(actor.MeasuresAs(Others)).ToHashSet();
        if (measures.Count == 0)
            return ReadingBars.None;
        var person = actor.PersonId;
        var own = (await interests.Organisations([person], stop)).Select(o => o.Organisation).ToHashSet();
        var hidden = Hidden(measures);
        var assigned = await db.PanelReadings.Where(r => r.PersonId == person).Select(r => r.DossierId).ToListAsync(stop);
        return new()
        {
            Measures = measures,
            Organisations = own,
            Dossiers = await Barred(person, [.. own], assigned, stop),
            Hidden = hidden,
            Assigned = assigned.ToHashSet(),
            Scored =
                hidden.Count == 0
                    ? ReadingBars.None.Scored
                    : (await db.GivenScores.Where(g => g.PersonId == person).Select(g => g.DossierId).ToListAsync(stop)).ToHashSet(),
        };
    }

    /// <summary>Any version counts: a dossier runs on the one in which it was made.</summary>
    private Dictionary<string, IReadOnlySet<string>> Hidden(HashSet<string> measures) =>
        calls
            .AllVersions.Where(c => measures.Contains(c.Measure) && c.Assessment is { Blind.Count: > 0 })
            .GroupBy(c => c.Slug)
            .ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.SelectMany(c => c.Assessment!.Blind).ToHashSet());

    private async Task<HashSet<Guid>> Barred(Guid person, List<OrganisationId> own, List<Guid> assigned, CancellationToken stop)
    {
        var barred = await db
            .ConflictsOfInterest.Where(c => c.PersonId == person && c.LiftedAt == null)
            .Select(c => c.DossierId)
            .ToListAsync(stop);
        barred.AddRange(
            await db.PartnerParts.Where(p => own.Contains(p.Organisation)).Select(p => p.DossierId).Distinct().ToListAsync(stop)
        );
        barred.AddRange((await interests.Of([person], assigned, stop)).Select(i => i.DossierId));
        return [.. barred];
    }
}
