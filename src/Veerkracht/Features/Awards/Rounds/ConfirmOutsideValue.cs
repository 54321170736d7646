namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// Another person looks up the value from outside and types it again: only where both wrote the same does it count. From then on the draw
/// is fixed, and anybody can repeat it.
/// </summary>
public sealed class ConfirmOutsideValue(ActFrame acts) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("confirm-outside-value", new("Waarde van buiten bevestigd", "Value from outside confirmed"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            SecondPerson = true,
            Touches = ActTouches.None,
            From = RoundState.Draft,
            TellsNobody = "it stands with the round and in its decision book",
            Words = new("a round in draft with a value that another person typed", "the draw has its key", "nothing"),
        };

    public Task<Outcome<RoundDraw>> Do(Actor actor, Guid roundId, string value, CancellationToken stop = default) =>
        acts.Run<RoundWithDraw, RoundDraw>(Kind, actor, new DrawTarget(roundId), null, act => Task.FromResult(Confirm(act, value)), stop);

    private static Outcome<RoundDraw> Confirm(ActScope<RoundWithDraw> act, string value)
    {
        if (TypeOutsideValue.Unreadable(value, out var numbers) is { } refusal)
            return refusal;
        var draw = act.Subject.Draw!;
        if (numbers != draw.Value)
            return RoundRefusals.OtherValue;
        draw.Confirm(act.Actor.PersonId, act.At);
        act.Evidence = new { round = draw.RoundId, key = draw.Lot!.Key.Text };
        return draw;
    }
}
