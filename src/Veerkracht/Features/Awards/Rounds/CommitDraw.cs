using Veerkracht.Data;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// The office commits itself to a secret number before anybody can know the list or the value from outside: its SHA-256 is on record, the
/// number itself becomes public when the list closes.
/// </summary>
public sealed class CommitDraw(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("commit-draw", new("Getal van de dienst vastgelegd", "Number of the office committed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Touches = ActTouches.None,
            From = RoundState.Draft,
            TellsNobody = "it stands with the round and in its decision book",
            Words = new("a round in draft without a draw", "the SHA-256 of a secret number is on record", "nothing"),
        };

    public Task<Outcome<RoundDraw>> Do(Actor actor, Guid roundId, CancellationToken stop = default) =>
        acts.Run<RoundWithDraw, RoundDraw>(Kind, actor, new DrawTarget(roundId), null, act => Task.FromResult(Commit(act)), stop);

    private Outcome<RoundDraw> Commit(ActScope<RoundWithDraw> act)
    {
        var draw = RoundDraw.Commit(act.Subject.Round.Id, act.Actor.PersonId, act.At);
        db.RoundDraws.Add(draw);
        act.Evidence = new { round = draw.RoundId, sha256 = draw.Commitment };
        return draw;
    }
}
