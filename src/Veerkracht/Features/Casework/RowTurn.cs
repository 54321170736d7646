using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Features.Casework;

/// <summary>Whose turn it is with a dossier, in the few words of a list: what is now, else what is to come next.</summary>
/// <param name="Now">UTC.</param>
public sealed record RowTurn(WorkRow Row, CallDefinition Call, Actor Reader, DateTime Now)
{
    /// <summary>In a list no more than this.</summary>
    private const int Most = 3;

    private bool OfApplicant => Reader.WorksOnDrafts;

    public IReadOnlyList<DossierTask> Shown
    {
        get
        {
            var told = TaskWords.ShownTo(
                Row.Tasks.Where(t => t.For != Acts.Reader.Partner && !t.IsOver(Now) && !t.IsOnlyIfMissed(Now)).OrderByDescending(IsOwn),
                OfApplicant
            );
            var now = told.Where(t => t.IsNow(Now)).OrderByDescending(IsOwn).ThenBy(t => t.Until ?? DateTime.MaxValue).Take(Most).ToList();
            return now.Count > 0 ? now : [.. told.OrderBy(t => t.From).Take(1)];
        }
    }

    /// <summary>A draft that can no longer be sent.</summary>
    public bool IsMissed => Row.State == DossierState.Draft && Shown.Count == 0 && Row.Tasks.Any(t => t.Kind == TaskKind.SendStep);

    public bool IsOwn(DossierTask task) => WorkDesk.IsFor(task, Reader);

    public LocalText What(DossierTask task) =>
        OfApplicant && !IsOwn(task) && !task.IsOfAgency ? TaskWords.WhatOfOther(task, Call)
        : OfApplicant ? TaskWords.ForApplicant(task, Call)
        : TaskWords.What(task, Call);

    public LocalText Who(DossierTask task) =>
        OfApplicant && task.IsOfAgency ? new("Het agentschap", "The agency") : TaskWords.Who(task, Row.OrganisationName);
}
