using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Privacy;

/// <summary>
/// A second administrator removes what was proposed. It is judged anew: a role that was given since, or a term that runs, refuses. Nothing
/// of it comes back.
/// </summary>
public sealed class ConfirmRemoval(ActFrame acts, Forgetting forgetting, PastRecords past, RecentStandings recent) : IAct
{
    public static ActKind Kind { get; } =
        new("confirm-removal", new("Gewist", "Removed"))
        {
            By = PrivacyAccess.Administrator,
            SecondPerson = true,
            IsInternal = true,
            Touches = ActTouches.People | ActTouches.Public,
            Tells =
            [
                new Telling(
                    Reader.Proposer,
                    new("Gewist zoals u voorstelde", "Removed as you proposed"),
                    new("Een tweede beheerder ging akkoord. Het is gewist.", "A second administrator agreed. It is removed.")
                )
                {
                    Lands = "/werking/wissen",
                },
            ],
            Words = new(
                "a proposed removal that is still possible",
                "what is past its term is gone; or the person has no name, address or identity any more, in no record that can change. "
                    + "History and journal stay",
                "nothing"
            ),
        };

    public async Task<Outcome<Removal>> Do(Actor actor, Guid removal, CancellationToken stop = default)
    {
        var outcome = await acts.Run<ProposedRemoval, Removal>(
            Kind,
            actor,
            new RemovalTarget(removal),
            null,
            act => Remove(act, stop),
            stop
        );
        if (outcome.Value?.PersonId is { } forgotten)
            recent.Forget(forgotten);
        return outcome;
    }

    /// <summary>Why this actor cannot confirm it now; null where nothing stands in the way.</summary>
    public async Task<Refusal?> Cannot(Actor actor, Removal removal, CancellationToken stop = default) =>
        ActFrame.Refuses(Kind, actor, new ProposedRemoval(removal)) ?? await Particular(removal, stop);

    private async Task<Refusal?> Particular(Removal removal, CancellationToken stop) =>
        removal.PersonId is { } person ? (await forgetting.Look(person, stop))?.Cannot : null;

    private async Task<Outcome<Removal>> Remove(ActScope<ProposedRemoval> act, CancellationToken stop)
    {
        var removal = act.Subject.Removal;
        if (await Particular(removal, stop) is { } refusal)
            return refusal;
        removal.Decide(RemovalState.Confirmed, act.Actor.PersonId, act.At, null);
        act.Because = removal.Reason;
        if (removal.PersonId is { } person)
        {
            var rows = await forgetting.Do(person, stop);
            act.Evidence = new { removal = removal.Id, person };
            act.After = new { rows };
            return removal;
        }
        var counts = (await past.Count(stop)).Where(p => p.Count > 0).ToDictionary(p => p.Kind.Code, p => p.Count);
        await past.Remove(stop);
        act.Evidence = new { removal = removal.Id };
        act.After = counts;
        return removal;
    }
}
