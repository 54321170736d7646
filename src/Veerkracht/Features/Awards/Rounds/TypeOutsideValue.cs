using Veerkracht.Core.Allocation;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>The value from outside that decides a draw, with its source and moment, is typed when the list has closed.</summary>
public sealed class TypeOutsideValue(ActFrame acts) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("type-outside-value", new("Waarde van buiten ingevuld", "Value from outside typed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Touches = ActTouches.None,
            From = RoundState.Draft,
            TellsNobody = "the second approver confirms it on the page of the round",
            Words = new("a round in draft whose list has closed", "the value waits for another person", "nothing"),
        };

    /// <param name="value">Whole numbers with blanks or dots between, of one source.</param>
    /// <param name="source">As anybody can look it up: "Lotto, trekking van zaterdag".</param>
    /// <param name="moment">Of when the value is.</param>
    public Task<Outcome<RoundDraw>> Do(
        Actor actor,
        Guid roundId,
        string value,
        string source,
        string moment,
        CancellationToken stop = default
    ) =>
        acts.Run<RoundWithDraw, RoundDraw>(
            Kind,
            actor,
            new DrawTarget(roundId),
            null,
            act => Task.FromResult(Type(act, value, source.Trim(), moment.Trim())),
            stop
        );

    private static Outcome<RoundDraw> Type(ActScope<RoundWithDraw> act, string value, string source, string moment)
    {
        if (Unreadable(value, out var numbers) is { } refusal)
            return refusal;
        if (source.Length == 0 || moment.Length == 0 || source.Length > 500 || moment.Length > 500)
            return RoundRefusals.SourceNeeded;
        var draw = act.Subject.Draw!;
        draw.Type(numbers, source, moment, act.Actor.PersonId, act.At);
        act.Evidence = new
        {
            round = draw.RoundId,
            value = draw.Value,
            source,
            moment,
        };
        return draw;
    }

    /// <summary>Why a text is no value; null with its numbers in the form of a key.</summary>
    internal static Refusal? Unreadable(string value, out string numbers)
    {
        numbers = "";
        if (!DrawKey.TryRead(value.Replace('/', ' '), out var key, out var why))
            return RoundRefusals.Unreadable(why);
        numbers = key.Text.TrimEnd('/');
        return null;
    }
}
