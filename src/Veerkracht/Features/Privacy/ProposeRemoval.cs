using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Privacy;

/// <summary>
/// An administrator of the agency proposes to remove all that is past its term, or to forget a person. What it would do is
/// counted then, and again for who decides.
/// </summary>
public sealed class ProposeRemoval(ActFrame acts, Db db, Forgetting forgetting, PastRecords past) : IAct
{
    public static ActKind Kind { get; } =
        new("propose-removal", new("Wissen voorgesteld", "Removal proposed"))
        {
            By = PrivacyAccess.Administrator,
            Reason = Reasoning.Required,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells =
            [
                new Telling(
                    Reader.Administrators,
                    new("Wacht op uw beslissing: iets te wissen", "Waits for your decision: something to remove"),
                    new(
                        "Een collega stelt voor om gegevens te wissen. Een tweede beheerder beslist.",
                        "A colleague proposes to remove records. A second administrator decides."
                    )
                )
                {
                    Lands = "/werking/wissen",
                },
            ],
            Words = new(
                "something past its term, or a person without a role and in no record whose term runs",
                "waits for another administrator; nothing is removed yet",
                "nothing"
            ),
        };

    /// <param name="person">Who is to be forgotten; null: what is past its term is removed.</param>
    public Task<Outcome<Removal>> Do(Actor actor, Guid? person, string? reason, CancellationToken stop = default) =>
        acts.Run<AllRecords, Removal>(Kind, actor, new AllRecordsTarget(), reason, act => Propose(act, person, stop), stop);

    /// <summary>Why this cannot be proposed now; null where it can.</summary>
    public async Task<Refusal?> Cannot(Actor actor, Guid? person, CancellationToken stop = default) =>
        ActFrame.Refuses(Kind, actor, new AllRecords()) ?? await Particular(person, null, stop);

    private async Task<Refusal?> Particular(Guid? person, string? reason, CancellationToken stop)
    {
        if (person is { } id)
        {
            if (await forgetting.Look(id, stop) is not { } preview)
                return Refusal.NotFound();
            if (preview.Cannot is { } cannot)
                return cannot;
            if (reason is not null && new NameMark(preview.Person.Name, preview.Person.Email).In(reason) != reason)
                return PrivacyRefusals.NamesThePerson;
        }
        else if ((await past.Count(stop)).All(p => p.Count == 0))
            return PrivacyRefusals.NothingPast;
        return await db.Removals.AnyAsync(r => r.State == RemovalState.Proposed && r.PersonId == person, stop)
            ? PrivacyRefusals.WaitsAlready
            : null;
    }

    private async Task<Outcome<Removal>> Propose(ActScope<AllRecords> act, Guid? person, CancellationToken stop)
    {
        if (await Particular(person, act.Reason, stop) is { } refusal)
            return refusal;
        var removal = new Removal
        {
            Id = Guid.CreateVersion7(act.At),
            PersonId = person,
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Add(removal);
        act.Evidence = new { removal = removal.Id, person };
        return removal;
    }
}
