using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Steering;

/// <summary>A dossier as far as a change of its call concerns it: never with its answers.</summary>
/// <param name="Started">Whether the step that was asked about is there.</param>
public sealed record ConcernedDossier(
    Guid Id,
    OrganisationId Organisation,
    OrganisationId Holder,
    string OrganisationName,
    string Class,
    string Number,
    DossierState State,
    bool Started
);

/// <summary>
/// Who has something to do with a call: the dossiers in it, and who could apply but has not started. What is only told as a number is
/// counted by the database; no answer of anybody is read.
/// </summary>
public sealed class Concerned(Db db, Applicants applicants, OrganisationRegistry organisations, Clock clock)
{
    /// <summary>
    /// The dossiers that run, oldest first; also the drafts, of which staff see no more than that they are there.
    /// </summary>
    public Task<IReadOnlyList<ConcernedDossier>> Dossiers(string call, Scope scope, CancellationToken stop) =>
        Read(Running(call, scope), "", stop);

    /// <summary>The dossiers that draw from the rights of these holders.</summary>
    public Task<IReadOnlyList<ConcernedDossier>> DrawingOn(string call, IReadOnlyList<OrganisationId> holders, CancellationToken stop) =>
        Read(Running(call, Scope.All).Where(d => holders.Contains(d.Holder)), "", stop);

    /// <summary>The dossiers with a step that was begun and not sent.</summary>
    public Task<IReadOnlyList<ConcernedDossier>> Drafts(string call, Scope scope, CancellationToken stop) =>
        Read(WithDraft(call, scope), "", stop);

    public Task<int> CountDrafts(string call, Scope scope, CancellationToken stop) => WithDraft(call, scope).CountAsync(stop);

    /// <summary>The dossiers that still have to send a step, whether they started it or not.</summary>
    /// <param name="drafts">Also those of which nothing was sent yet.</param>
    public Task<IReadOnlyList<ConcernedDossier>> Unsent(string call, Scope scope, string step, bool drafts, CancellationToken stop) =>
        Read(
            Running(call, scope)
                .Where(d =>
                    (drafts || d.State != DossierState.Draft)
                    && !d.Steps.Any(s => s.StepId == step && s.State != Applications.StepState.Draft)
                ),
            step,
            stop
        );

    public Task<int> CountSent(string call, Scope scope, string step, CancellationToken stop) =>
        Running(call, scope).CountAsync(d => d.Steps.Any(s => s.StepId == step && s.State != Applications.StepState.Draft), stop);

    /// <summary>The organisations with a dossier that runs, each once.</summary>
    public async Task<IReadOnlySet<OrganisationId>> Busy(string call, Scope scope, CancellationToken stop) =>
        (await Running(call, scope).Select(d => d.Organisation).Distinct().ToListAsync(stop)).ToHashSet();

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
    public static IReadOnlyList<Touched> Each(IEnumerable<ConcernedDossier> dossiers, LocalText how) =>
        [
            .. dossiers.Select(d => new Touched(
                d.Organisation,
                CallWords.Name(d.Class, d.OrganisationName),
                d.Id,
                d.State == DossierState.Draft ? null : d.Number,
                how
            )),
        ];

    private IQueryable<Dossier> Running(string call, Scope scope)
    {
        var (all, classes, chosen) = (scope.IsAll, scope.Classes, scope.Organisations.Select(o => o.Id).ToList());
        return db.Dossiers.Where(d =>
            d.Call == call
            && d.State != DossierState.Withdrawn
            && d.State != DossierState.Rejected
            && d.State != DossierState.Closed
            && (all || classes.Contains(d.Class) || chosen.Contains(d.Organisation))
        );
    }

    private IQueryable<Dossier> WithDraft(string call, Scope scope) =>
        Running(call, scope).Where(d => d.Steps.Any(s => s.State == Applications.StepState.Draft));

    private static async Task<IReadOnlyList<ConcernedDossier>> Read(IQueryable<Dossier> dossiers, string step, CancellationToken stop) =>
        await dossiers
            .OrderBy(d => d.StartedAt)
            .Select(d => new ConcernedDossier(
                d.Id,
                d.Organisation,
                d.Holder,
                d.OrganisationName,
                d.Class,
                d.Number,
                d.State,
                d.Steps.Any(s => s.StepId == step)
            ))
            .ToListAsync(stop);
}
