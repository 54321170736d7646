using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>What acts on a proposal share: the form by which one decides, how its proposal is found, how it is run.</summary>
public static class Decisions
{
    /// <summary>The form by which a second person follows a proposal.</summary>
    public static DossierForm Confirming<T>(string id, LocalText title, LocalText button, LocalText? overMany = null)
        where T : class, IProposal, IOfDossier =>
        new(id, title, button, _ => true) { OverMany = overMany ?? button, Decides = facts => facts.Undecided<T>() };

    /// <summary>The form by which a second person does not follow it, and says why.</summary>
    /// <param name="then">What happens then, under the box of the reason.</param>
    /// <param name="boxes">What else is asked, above the reason.</param>
    public static DossierForm Refusing<T>(
        string id,
        LocalText title,
        LocalText button,
        LocalText? then = null,
        IReadOnlyList<ActBox>? boxes = null
    )
        where T : class, IProposal, IOfDossier =>
        new(id, title, button, _ => true)
        {
            IsAside = true,
            Boxes = [.. boxes ?? [], ActBox.Reason("Waarom niet?", "Why not?", then)],
            Decides = facts => facts.Undecided<T>(),
        };

    /// <summary>
    /// Decides on the proposal of this dossier on which nobody decided yet; refused where there is none, and where another lies there than
    /// the one that was looked at.
    /// </summary>
    /// <param name="amount">The amount that it is about, in cents; null where it is about none.</param>
    public static async Task<Outcome<ActResult>> OnUndecided<T, TState>(
        this Db db,
        Guid dossierId,
        ActInput input,
        Func<Guid, Task<Outcome<T>>> decide,
        CancellationToken stop,
        Func<T, Money?>? amount = null
    )
        where T : Proposal<TState>, IOfDossier
        where TState : struct, Enum =>
        await db.Undecided<T, TState>(dossierId, stop) is var id && id == default ? DossierForms.NothingProposed
        : input.Seen is { } seen && seen != id.ToString("n") ? DossierForms.ChangedSinceSeen
        // By its own id: what comes in its place from here on is not decided on.
        : await decide(id).AsResult(amount);

    /// <summary>Runs an act on a proposal that is found by its own id.</summary>
    public static Task<Outcome<T>> RunOn<T>(
        this ActFrame acts,
        ActKind kind,
        Actor actor,
        Guid proposalId,
        string? reason,
        Func<ActScope<Decision<T>>, Task<Outcome<T>>> decide,
        CancellationToken stop
    )
        where T : class, IProposal, IOfDossier => acts.Run(kind, actor, new DecisionTarget<T>(proposalId), reason, decide, stop);
}
