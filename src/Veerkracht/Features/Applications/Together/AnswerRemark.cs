using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Answers a remark of a colleague, who is told.</summary>
public sealed class AnswerRemark(Db db, Drafts drafts, Notifier notifier, Clock clock) : ITells
{
    private static readonly Telling Answered = new(
        Reader.Person,
        new("Antwoord op uw opmerking ({number})", "Answer to your remark ({number})"),
        new(
            "{name}. Een collega antwoordde op uw opmerking bij een vraag van dit concept.",
            "{name}. A colleague answered your remark beside a question of this draft."
        )
    )
    {
        Lands = "{address}",
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [new("remark-answered", new("Opmerking bij een concept beantwoord", "Remark on a draft answered"), Answered)];

    public Task<Outcome<DraftRemark>> Do(Actor actor, Guid remarkId, string text, CancellationToken stop = default) =>
        db.Transact<DraftRemark>(
            async () =>
            {
                if (
                    await db.DraftRemarks.AsNoTracking().FirstOrDefaultAsync(r => r.Id == remarkId && r.AnswersTo == null, stop)
                    is not { } remark
                )
                    return Refusal.NotFound();
                var opened = await drafts.Open(actor, remark.DossierId, remark.StepId, stop);
                if (!opened.Done)
                    return Outcome<DraftRemark>.Refused(opened.Refusals);
                if (LeaveRemark.Unfit(text) is { } refusal)
                    return refusal;

                var answer = new DraftRemark
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    DossierId = remark.DossierId,
                    StepId = remark.StepId,
                    Field = remark.Field,
                    Text = text.Trim(),
                    By = actor.PersonId,
                    At = clock.UtcNow,
                    AnswersTo = remark.Id,
                };
                db.DraftRemarks.Add(answer);
                var dossier = opened.Value.Dossier;
                if (remark.By != actor.PersonId)
                {
                    notifier.Tell(
                        Answered,
                        dossier.Subject,
                        opened.Value.Told,
                        dossier.Organisation,
                        new Dictionary<string, LocalText> { ["address"] = new(RemarkAddress.Of(remark)) },
                        remark.By
                    );
                }
                return answer;
            },
            stop
        );
}

/// <summary>Where the remarks of a question are read.</summary>
public static class RemarkAddress
{
    public static string Of(DraftRemark remark) => Of(remark.DossierId, remark.StepId, remark.Field);

    public static string Of(Guid dossierId, string stepId, string field) =>
        $"/dossiers/{dossierId}/stap/{stepId}/opmerkingen/{Uri.EscapeDataString(field)}";
}
