using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Privacy;

/// <summary>
/// Where a copy from before was put back, who was forgotten since is there again. The list of prints, kept apart from the copies, says who:
/// they are forgotten anew, as was decided by two people before.
/// </summary>
public sealed class ForgetAgain(ActFrame acts, Db db, Forgetting forgetting) : IAct
{
    public static ActKind Kind { get; } =
        new("forget-again", new("Opnieuw vergeten na terugzetten", "Forgotten again after a copy was put back"))
        {
            By = ActBy.Platform,
            IsInternal = true,
            Touches = ActTouches.People,
            TellsNobody = "two people decided it before, and were told then",
            Words = new(
                "a person whom the list of forgotten people names and who is there, in a copy that was put back",
                "as for `confirm-removal`: two people decided it before",
                "nothing"
            ),
        };

    /// <param name="prints">As <see cref="Forgetting.PrintOf"/> makes them.</param>
    /// <returns>How many people were there again.</returns>
    public async Task<Outcome<int>> Do(IReadOnlySet<string> prints, CancellationToken stop = default)
    {
        var there = (await db.People.Where(p => p.ForgottenAt == null).Select(p => p.Id).ToListAsync(stop))
            .Where(id => prints.Contains(Forgetting.PrintOf(id)))
            .ToList();
        foreach (var person in there)
        {
            var done = await acts.Run<PersonThereAgain, int>(
                Kind,
                Actor.System,
                new PersonThereAgainTarget(person),
                null,
                async act =>
                {
                    var rows = await forgetting.Do(person, stop);
                    act.Evidence = new { person };
                    act.After = new { rows };
                    return rows;
                },
                stop
            );
            if (!done.Done)
                return done;
        }
        return there.Count;
    }
}

/// <summary>Somebody who was forgotten, and is there again.</summary>
public sealed record PersonThereAgain(Guid PersonId) : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record PersonThereAgainTarget(Guid PersonId) : ActTarget<PersonThereAgain>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override Task<PersonThereAgain?> Load(ActReach reach) => Task.FromResult<PersonThereAgain?>(new(PersonId));
}
