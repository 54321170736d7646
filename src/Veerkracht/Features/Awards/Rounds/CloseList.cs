namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// The list of a draw closes: who stands in it, in which order, and the number of the office are on record. Who is left out afterwards
/// keeps the number, so that nobody's chance changes.
/// </summary>
public sealed class CloseList(ActFrame acts, RoundComputation computation) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("close-list", new("Lijst van de loting gesloten", "List of the draw closed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Touches = ActTouches.None,
            From = RoundState.Draft,
            TellsNobody = "it stands with the round and in its decision book",
            Words = new(
                "a round in draft whose office committed a number",
                "the list is fixed and the number of the office is public",
                "nothing"
            ),
        };

    public Task<Outcome<RoundDraw>> Do(Actor actor, Guid roundId, CancellationToken stop = default) =>
        acts.Run<RoundWithDraw, RoundDraw>(Kind, actor, new DrawTarget(roundId), null, act => Close(act, stop), stop);

    private async Task<Outcome<RoundDraw>> Close(ActScope<RoundWithDraw> act, CancellationToken stop)
    {
        var (round, draw) = act.Subject;
        var list = (await computation.Of(round, stop: stop)).Dossiers.Select(d => d.Dossier.Number).ToList();
        if (list.Count == 0)
            return RoundRefusals.NoCandidates;
        draw!.Close(list, act.Actor.PersonId, act.At);
        act.Evidence = new
        {
            round = round.Id,
            list,
            number = draw.Secret,
            salt = draw.Salt,
        };
        return draw;
    }
}
