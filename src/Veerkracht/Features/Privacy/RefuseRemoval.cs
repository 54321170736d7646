namespace Veerkracht.Features.Privacy;

/// <summary>A second administrator does not remove what was proposed, and says why.</summary>
public sealed class RefuseRemoval(ActFrame acts) : IAct
{
    public static ActKind Kind { get; } =
        new("refuse-removal", new("Wissen geweigerd", "Removal refused"))
        {
            By = PrivacyAccess.Administrator,
            Reason = Reasoning.Required,
            SecondPerson = true,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells =
            [
                new Telling(
                    Reader.Proposer,
                    new("Geweigerd: iets te wissen", "Refused: something to remove"),
                    new(
                        "Een tweede beheerder gaat niet akkoord. Er is niets gewist.",
                        "A second administrator does not agree. Nothing was removed."
                    )
                )
                {
                    Lands = "/werking/wissen",
                },
            ],
            Words = new("a proposed removal", "everything stays as it is", "nothing"),
        };

    public Task<Outcome<Removal>> Do(Actor actor, Guid removal, string? reason, CancellationToken stop = default) =>
        acts.Run<ProposedRemoval, Removal>(
            Kind,
            actor,
            new RemovalTarget(removal),
            reason,
            act =>
            {
                var proposed = act.Subject.Removal;
                proposed.Decide(RemovalState.Refused, act.Actor.PersonId, act.At, act.Reason);
                act.Evidence = new { removal = proposed.Id, person = proposed.PersonId };
                return Task.FromResult<Outcome<Removal>>(proposed);
            },
            stop
        );
}
