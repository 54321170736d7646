using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Acts;

/// <summary>
/// One act while it is done: who, when, on what; and what it leaves: evidence, before and after, the postings, and the acts that follow
/// from it. The frame writes all of it in the same save as the change.
/// </summary>
public sealed class ActScope<TSubject>(Actor actor, TSubject subject, DateTime at, string? reason, IJournal journal)
    where TSubject : class, IActSubject
{
    private readonly List<Posting> _postings = [];
    private readonly List<FollowingAct> _following = [];

    public Actor Actor => actor;
    public TSubject Subject => subject;

    /// <summary>UTC; taken before anything was looked at, so that what is accepted never bears a time after its deadline.</summary>
    public DateTime At => at;

    public Guid Id { get; } = Guid.CreateVersion7(at);

    /// <summary>Trimmed; null where none was given.</summary>
    public string? Reason { get; } = reason;

    /// <summary>
    /// What the history gives as reason, where it is another than the actor's own: that of the proposal on which it decides.
    /// </summary>
    public string? Because { get; set; } = reason;

    /// <summary>What the act rests on: an object of plain names and values.</summary>
    public object? Evidence { get; set; }

    /// <summary>What changes, as it was; only what the history must show, no personal data.</summary>
    public object? Before { get; set; }

    /// <summary>What changed, as it became.</summary>
    public object? After { get; set; }

    /// <summary>What the history is about, where that is known only when it is done; else it is the subject's.</summary>
    public Subject? About { get; set; }

    /// <summary>The organisation on whose behalf it is recorded, where that is another than the actor's.</summary>
    public OrganisationId? OnBehalfOf { get; set; }

    /// <summary>It is judged outside of a transaction, and kept if nothing of it changed until it is written.</summary>
    public bool IsQuick { get; internal init; }

    /// <summary>What is written beside the subject, before the act is recorded and booked.</summary>
    internal List<Statement> Writes { get; } = [];

    /// <summary>What else must still be so when it is written quickly.</summary>
    internal List<StillTrue> Remains { get; } = [];

    /// <summary>What messages of it name, by place, beside what the frame knows: "until".</summary>
    internal Dictionary<string, LocalText> Said { get; } = [];

    /// <summary>Messages that are told only where the act says so.</summary>
    internal List<ToldByAct> Told { get; } = [];

    /// <summary>The amount that it is about, for its messages: an approver whose limit is lower is not asked.</summary>
    public Money? Amount { get; set; }

    internal bool IsNothing { get; private set; }
    internal IReadOnlyList<Posting> Postings => _postings;
    internal IReadOnlyList<FollowingAct> Following => _following;

    /// <summary>What stands in a place of its messages.</summary>
    public void Say(string place, LocalText value) => Said[place] = value;

    /// <summary>Tells what is told only sometimes, or to whom only the act knows.</summary>
    public void Tell(
        Telling telling,
        OrganisationId? organisation = null,
        Guid? person = null,
        IReadOnlyDictionary<string, LocalText>? values = null,
        Guid? dossier = null,
        ToldOf? of = null
    ) => Told.Add(new(telling, organisation, person, values ?? new Dictionary<string, LocalText>(), dossier, of));

    /// <summary>What the act books; refused by the frame where an account cannot bear it.</summary>
    public void Book(params IEnumerable<Posting> postings) => _postings.AddRange(postings);

    /// <summary>What stands on an account after what this act books.</summary>
    public async Task<Money> Balance(AccountName account, CancellationToken stop = default)
    {
        var balance = await journal.Balance(account, stop);
        foreach (var posting in _postings)
        {
            if (posting.To.Key == account.Key)
                balance += posting.Amount;
            if (posting.From.Key == account.Key)
                balance -= posting.Amount;
        }
        return balance;
    }

    /// <summary>Another act that follows from this one, in the same save: recorded after it.</summary>
    /// <param name="told">What its messages name, where it is about something else than this act.</param>
    /// <param name="silent">Its messages are not told: this act tells once what it did to many.</param>
    public void Follow(
        ActKind kind,
        string? reason = null,
        object? evidence = null,
        object? before = null,
        object? after = null,
        Subject? about = null,
        IEnumerable<Posting>? postings = null,
        ToldOf? told = null,
        bool silent = false
    ) => _following.Add(new(kind, reason, evidence, before, after, about, [.. postings ?? []], told, silent));

    /// <summary>Rows of the room itself, written in the same save.</summary>
    public void Write(params IEnumerable<Statement> statements) => Writes.AddRange(statements);

    /// <summary>What it was judged by besides the subject; only who judges quickly needs to say it.</summary>
    public void Rests(StillTrue on) => Remains.Add(on);

    /// <summary>It was done before, or nothing is to be done: nothing is recorded and nothing saved.</summary>
    public T Nothing<T>(T value)
    {
        IsNothing = true;
        return value;
    }
}

/// <summary>Numbers of the database by which something was judged.</summary>
/// <param name="Asked">Each gives one number, or none.</param>
/// <param name="Holds">Whether the judgement stands by the numbers as they are now; where only its words change, it may write them to the
/// subject.</param>
public sealed record StillTrue(IReadOnlyList<(string Sql, IReadOnlyList<object?> Values)> Asked, Func<IReadOnlyList<long?>, bool> Holds);

/// <summary>A message that the act itself tells.</summary>
/// <param name="Dossier">That it is about, where that is not the one of the act.</param>
internal sealed record ToldByAct(
    Telling Telling,
    OrganisationId? Organisation,
    Guid? Person,
    IReadOnlyDictionary<string, LocalText> Values,
    Guid? Dossier,
    ToldOf? Of
);

internal sealed record FollowingAct(
    ActKind Kind,
    string? Reason,
    object? Evidence,
    object? Before,
    object? After,
    Subject? About,
    IReadOnlyList<Posting> Postings,
    ToldOf? Told,
    bool IsSilent
);
