namespace Veerkracht.Acts;

/// <summary>What an act is about, as the frame sees it: loaded for change inside the transaction.</summary>
public interface IActSubject
{
    /// <summary>Measure, call and dossier as the history refers to them.</summary>
    Subject Subject { get; }

    /// <summary>
    /// Slug of the measure over which somebody of an agency must have authority; null where no role of an agency is enough.
    /// </summary>
    string? AuthorityOver => Subject.Measure;

    /// <summary>
    /// Whether the actor does this on the side that the declaration asks: works for the applicant, is named as partner, is of the agency.
    /// </summary>
    bool IsOn(Side side, Actor actor);

    /// <summary>Why this act does not exist in the state in which the subject is; null where it does.</summary>
    Refusal? Unfit(ActKind kind);

    /// <summary>The proposal on which an act of a second person decides; null for what is no decision.</summary>
    IProposal? Proposal => null;

    /// <summary>What messages about it name; null where no message needs more than the act says.</summary>
    ToldOf? Told => null;

    /// <summary>Says that it was changed by an act.</summary>
    /// <param name="at">UTC.</param>
    void Acted(DateTime at);
}

/// <summary>Where the subject of an act is found.</summary>
public abstract record ActTarget<TSubject>
    where TSubject : class, IActSubject
{
    /// <summary>The measure on whose money is decided; null where the subject is not there.</summary>
    public abstract Task<string?> Measure(ActReach reach);

    /// <summary>All measures on whose money is decided, for an act over several.</summary>
    public virtual async Task<IReadOnlyList<string>> Measures(ActReach reach) => await Measure(reach) is { } one ? [one] : [];

    /// <summary>Loads it for change, held until the transaction ends; null where it is not there for this actor.</summary>
    public abstract Task<TSubject?> Load(ActReach reach);

    /// <summary>
    /// What keeps the act off: the subject is no longer what the actor looked at. Null where it is, and where nobody says what that was.
    /// </summary>
    public virtual Refusal? ChangedSince(TSubject subject) => null;
}

/// <summary>With what a target is found: the database inside the transaction, for whom.</summary>
public sealed record ActReach(Data.Db Db, Actor Actor, CancellationToken Stop);
