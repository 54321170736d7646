using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>The finance director or the mayor agrees with the draft as it stands now; again after it changed. Who is both, agrees as both.</summary>
public sealed class AgreeWithDraft(Db db, Drafts drafts, Chronicle chronicle, Clock clock)
{
    /// <param name="version">Version of the draft that was looked at; null agrees with whatever is saved.</param>
    /// <returns>SHA-256 of the answers with which was agreed.</returns>
    public Task<Outcome<string>> Do(Actor actor, Guid dossierId, string stepId, int? version = null, CancellationToken stop = default) =>
        db.Transact<string>(
            async () =>
            {
                var opened = await drafts.Open(actor, dossierId, stepId, stop);
                if (!opened.Done)
                    return Outcome<string>.Refused(opened.Refusals);
                var draft = opened.Value;
                if (!actor.MaySign)
                    return SignerNeeded;
                if (version is { } seen && seen != draft.Step.Version)
                    return ChangedSinceRead;

                var sha256 = DraftAgreement.Of(draft);
                var given = await db.DraftAgreements.Where(a => a.DossierId == dossierId && a.StepId == stepId).ToListAsync(stop);
                foreach (var role in Agreements.Roles.Where(actor.Is))
                {
                    var there = given.FirstOrDefault(a => a.Role == role);
                    if (there?.Sha256 == sha256 && there.PersonId == actor.PersonId)
                        continue;
                    var before = there is null ? null : new { Agreed = there.Sha256 };
                    if (there is null)
                        db.DraftAgreements.Add(
                            new DraftAgreement
                            {
                                DossierId = dossierId,
                                StepId = stepId,
                                Role = role,
                                PersonId = actor.PersonId,
                                At = clock.UtcNow,
                                Sha256 = sha256,
                            }
                        );
                    else
                        (there.PersonId, there.At, there.Sha256) = (actor.PersonId, clock.UtcNow, sha256);
                    chronicle.Record(
                        actor,
                        ActKinds.AgreeWithDraft,
                        draft.Dossier.Subject,
                        evidence: new
                        {
                            step = stepId,
                            role,
                            sha256,
                        },
                        before: before,
                        after: new { Agreed = sha256 }
                    );
                }
                return sha256;
            },
            stop
        );

    private static readonly Refusal SignerNeeded = new(
        "signer-needed",
        new LocalText(
            "Alleen de financieel directeur of de burgemeester van uw bestuur kan zich akkoord verklaren.",
            "Only the finance director or the mayor of your organisation can agree."
        ),
        RefusalKind.Forbidden
    );

    private static readonly Refusal ChangedSinceRead = new(
        "changed-since-checked",
        new LocalText(
            "Iemand wijzigde de antwoorden nadat u ze las. Lees ze opnieuw en verklaar u dan akkoord.",
            "Somebody changed the answers after you read them. Read them again, then agree."
        ),
        RefusalKind.Changed
    );
}
