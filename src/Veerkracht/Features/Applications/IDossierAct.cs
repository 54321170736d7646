using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// An act on one dossier that people do by a form. The page of the dossier offers it, the list does it to many, and the API takes it, all
/// from what stands here: a new act needs no page, no endpoint and no registration of its own.
/// </summary>
public interface IDossierAct : IAct
{
    static abstract IReadOnlyList<DossierForm> Forms { get; }

    Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop);
}

/// <param name="Offered">Whether it makes sense now, beyond what the declaration asks: a claim waits, a proposal lies ready.</param>
public sealed record DossierForm(string Id, LocalText Title, LocalText Button, Func<IDossierFacts, bool> Offered)
    : ActForm(Id, Title, Button)
{
    /// <summary>The proposal on which it decides; null for what is no decision.</summary>
    public Func<IDossierFacts, IProposal?>? Decides { get; init; }

    /// <summary>It judges what was sent: it is not done when another version came since the actor looked.</summary>
    public bool JudgesSent { get; init; }

    /// <summary>
    /// What the form carries along of what stands on the screen: the proposal, or what was sent. Null where it does not matter.
    /// </summary>
    public string? Shown(IDossierFacts facts) =>
        Decides is { } decides ? decides(facts)?.Id.ToString("n")
        : JudgesSent ? SentDigest.Of(facts.Dossier)
        : null;
}

/// <summary>A dossier with all that belongs to it, as forms and figures look at it.</summary>
public interface IDossierFacts
{
    /// <summary>With its steps.</summary>
    Dossier Dossier { get; }
    CallDefinition Call { get; }

    /// <summary>Who looks.</summary>
    Actor Reader { get; }

    /// <summary>The day in Brussels.</summary>
    DateOnly Today { get; }

    /// <summary>Where its money stands in the journal.</summary>
    DossierMoney Money { get; }

    /// <summary>A question waits for its answer.</summary>
    bool HasOpenQuestion { get; }

    /// <summary>The awards, payments, rejections … of this dossier, oldest first.</summary>
    IEnumerable<T> Parts<T>()
        where T : class, IOfDossier;
}

public static class DossierForms
{
    /// <summary>The proposal of a kind on which nobody decided yet.</summary>
    public static T? Undecided<T>(this IDossierFacts facts)
        where T : class, IProposal, IOfDossier => facts.Parts<T>().LastOrDefault(p => p.IsUndecided);

    /// <summary>
    /// The proposal of this dossier on which nobody decided yet; an id that is not there where there is none, so that the act says so.
    /// </summary>
    public static async Task<Guid> Undecided<T, TState>(this Db db, Guid dossierId, CancellationToken stop)
        where T : Proposal<TState>, IOfDossier
        where TState : struct, Enum
    {
        var first = default(TState);
        return await db.Set<T>().Where(p => p.DossierId == dossierId && p.State.Equals(first)).Select(p => p.Id).FirstOrDefaultAsync(stop);
    }

    public static readonly Refusal ChangedSinceSeen = new(
        "changed-since-seen",
        new LocalText(
            "Dit veranderde nadat u het opende. Er is niets gebeurd. Lees wat hier nu staat en beslis dan.",
            "This changed after you opened it. Nothing was done. Read what stands here now, then decide."
        ),
        RefusalKind.Changed
    );

    public static readonly Refusal NothingProposed = new(
        "nothing-proposed",
        new LocalText("Er ligt geen voorstel van deze soort klaar.", "There is no proposal of this kind.")
    );
}
