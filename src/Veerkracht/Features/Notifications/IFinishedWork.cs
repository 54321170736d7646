namespace Veerkracht.Features.Notifications;

/// <summary>
/// Which messages ask for something that was done since, by whomever: answered, decided, paid, withdrawn. The room that knows what is to
/// do with dossiers says it.
/// </summary>
public interface IFinishedWork
{
    /// <summary>Ids of those that ask nothing of anybody any more; a message that only told something is never among them.</summary>
    Task<IReadOnlySet<Guid>> Of(IReadOnlyCollection<Notice> notices, CancellationToken stop = default);
}
