using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// The finance director or the mayor agrees with the draft as it stands now; again after it changed. Who is both, agrees as both.
/// </summary>
public sealed class AgreeWithDraft(ActFrame acts, Db db, CallCatalogue calls) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("agree-with-draft", new("Akkoord met het concept", "Agreed with the draft"))
        {
            By = ActBy.Signer,
            Touches = ActTouches.None,
            Tells =
            [
                new Telling(
                    Reader.Signers,
                    new("Wacht op uw handtekening: {number}", "Waits for your signature: {number}"),
                    new(
                        "{name}. De andere ondertekenaar is akkoord met het concept zoals het nu is. Lees het na en onderteken.",
                        "{name}. The other signer agrees with the draft as it stands now. Read it and sign."
                    )
                )
                {
                    Lands = "/dossiers/{dossier}/stap/{step-id}/samenwerken#akkoord",
                },
            ],
            Words = new(
                "a step in draft",
                "an agreement with the answers as they stand, by their SHA-256; answers that change later make it one "
                    + "\"given on an older version\"",
                "nothing"
            ),
        };

    /// <param name="version">Version of the draft that was looked at; null agrees with whatever is saved.</param>
    /// <returns>SHA-256 of the answers with which was agreed.</returns>
    public Task<Outcome<string>> Do(Actor actor, Guid dossierId, string stepId, int? version = null, CancellationToken stop = default) =>
        acts.Run<DraftSubject, string>(
            Kind,
            actor,
            new DraftTarget(calls, dossierId, stepId),
            null,
            act => Agree(act, version, stop),
            stop
        );

    private async Task<Outcome<string>> Agree(ActScope<DraftSubject> act, int? version, CancellationToken stop)
    {
        var (draft, actor) = (act.Subject.Draft, act.Actor);
        var (dossierId, stepId) = (draft.Dossier.Id, draft.Step.StepId);
        if (version is { } seen && seen != draft.Step.Version)
            return ChangedSinceRead;
        var sha256 = DraftAgreement.Of(draft);
        var given = await db.DraftAgreements.Where(a => a.DossierId == dossierId && a.StepId == stepId).ToListAsync(stop);
        act.Say("step-id", new(stepId));
        var roles = Agreements.Roles.Where(actor.Is).Select(role => (Role: role, There: given.FirstOrDefault(a => a.Role == role)));
        var fresh = roles.Where(r => r.There is null || r.There.Sha256 != sha256 || r.There.PersonId != actor.PersonId).ToList();
        if (fresh.Count == 0)
            return act.Nothing(sha256);
        foreach (var (role, there) in fresh)
        {
            var before = there is null ? null : new { Agreed = there.Sha256 };
            if (there is null)
                db.DraftAgreements.Add(
                    new DraftAgreement
                    {
                        DossierId = dossierId,
                        StepId = stepId,
                        Role = role,
                        PersonId = actor.PersonId,
                        At = act.At,
                        Sha256 = sha256,
                    }
                );
            else
                (there.PersonId, there.At, there.Sha256) = (actor.PersonId, act.At, sha256);
            var evidence = new
            {
                step = stepId,
                role,
                sha256,
            };
            // Who is both agrees twice: once in each role.
            if (role == fresh[0].Role)
                (act.Evidence, act.Before, act.After) = (evidence, before, new { Agreed = sha256 });
            else
                act.Follow(Kind, null, evidence, before, new { Agreed = sha256 });
        }
        return sha256;
    }

    private static readonly Refusal ChangedSinceRead = new(
        "changed-since-checked",
        new LocalText(
            "Iemand wijzigde de antwoorden nadat u ze las. Lees ze opnieuw en verklaar u dan akkoord.",
            "Somebody changed the answers after you read them. Read them again, then agree."
        ),
        RefusalKind.Changed
    );
}
