using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Steering;

/// <summary>Who has something to do with a call: the dossiers in it, and who could apply but has not started.</summary>
public sealed class Concerned(Db db, Applicants applicants, ReferenceData reference, Clock clock)
{
    /// <summary>The dossiers that run, with their steps, oldest first; also the drafts, of which staff see no more than that they are there.</summary>
    public async Task<IReadOnlyList<Dossier>> Dossiers(string call, Scope scope, CancellationToken stop) =>
        [.. (await db.Dossiers.AsNoTracking().Include(d => d.Steps).Where(d => d.Call == call).OrderBy(d => d.StartedAt).ToListAsync(stop))
            .Where(d => !d.HasEnded() && scope.Holds(d.Class, d.Organisation))];

    /// <summary>Organisations of the day that may apply by the rules of the call.</summary>
    public IEnumerable<Organisation> MayApply(CallDefinition call, Scope scope) =>
        reference.OrganisationsOn(clock.Today).Where(o => scope.Holds(o.Class, o.Kbo!) && applicants.MayApply(call, o, clock.Today).MayApply);
}
