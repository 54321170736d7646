using Veerkracht.Data.Lanes;

namespace Veerkracht.Acts;

/// <summary>
/// What is kept true of a dossier after every act on it, whatever the act was: who has to do something now. In the same save.
/// </summary>
public interface IAfterAct
{
    /// <summary>After everything of the act was written, and before it is kept.</summary>
    /// <param name="at">Of the act, UTC.</param>
    Task LookAt(Guid dossier, DateTime at, CancellationToken stop);

    /// <summary>The same as statements, for an act that was judged outside of its transaction.</summary>
    /// <param name="subject">As the act leaves it.</param>
    IEnumerable<Statement> Quickly(IActSubject subject, DateTime at);
}
