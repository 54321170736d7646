using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Steering;

/// <summary>Who has something to do with a call: the dossiers in it, and who could apply but has not started.</summary>
public sealed class Concerned(Db db, Applicants applicants, OrganisationRegistry organisations, Clock clock)
{
    /// <summary>
    /// The dossiers that run, with their steps, oldest first; also the drafts, of which staff see no more than that they are there.
    /// </summary>
    public async Task<IReadOnlyList<Dossier>> Dossiers(string call, Scope scope, CancellationToken stop) =>
        [
            .. (
                await db
                    .Dossiers.AsNoTracking()
                    .Include(d => d.Steps)
                    .Where(d => d.Call == call)
                    .OrderBy(d => d.StartedAt)
                    .ToListAsync(stop)
            ).Where(d => !d.HasEnded() && scope.Holds(d.Class, d.Organisation)),
        ];

    /// <summary>The dossiers with a step that was begun and not sent.</summary>
    public async Task<IReadOnlyList<Dossier>> Drafts(string call, Scope scope, CancellationToken stop) =>
        [.. (await Dossiers(call, scope, stop)).Where(d => d.Steps.Any(s => s.State == Applications.StepState.Draft))];

    /// <summary>How many dossiers were promised money: proposed, awarded, or closed after it.</summary>
    public Task<int> Promised(string call, CancellationToken stop) =>
        db.Dossiers.CountAsync(
            d => d.Call == call && (d.State == DossierState.Proposed || d.State == DossierState.Awarded || d.State == DossierState.Closed),
            stop
        );

    /// <summary>Organisations of the day that may apply by the rules of the call.</summary>
    public IEnumerable<Organisation> MayApply(CallDefinition call, Scope scope) => MayApply(call, scope, clock.Today);

    public IEnumerable<Organisation> MayApply(CallDefinition call, Scope scope, LocalDate on) =>
        organisations
            .On(on)
            .Where(o =>
                scope.Holds(o.Class, o.Id)
                && (call.Applicants.Any(a => a.Class == o.Class) || call.Decided.TermOf(o.Id) is not null)
                && applicants.MayApply(call, o, on).MayApply
            );

    /// <summary>The same word to each dossier; the number of a draft is nobody's business but its owner's.</summary>
    public static IReadOnlyList<Touched> Each(IEnumerable<Dossier> dossiers, LocalText how) =>
        [
            .. dossiers.Select(d => new Touched(
                d.Organisation,
                CallWords.Name(d.Class, d.OrganisationName),
                d.Id,
                d.State == DossierState.Draft ? null : d.Number,
                how
            )),
        ];
}
