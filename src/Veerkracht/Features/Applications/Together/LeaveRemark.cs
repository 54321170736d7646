using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Leaves a remark beside a question of a draft, for colleagues.</summary>
public sealed class LeaveRemark(Db db, Drafts drafts, Clock clock)
{
    public const int MostCharacters = 2000;

    public Task<Outcome<DraftRemark>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string field,
        string text,
        CancellationToken stop = default
    ) =>
        db.Transact<DraftRemark>(
            async () =>
            {
                var opened = await drafts.Open(actor, dossierId, stepId, stop);
                if (!opened.Done)
                    return Outcome<DraftRemark>.Refused(opened.Refusals);
                if (FormPath.FieldAt(opened.Value.Form, field) is null)
                    return Refusal.NotFound();
                if (Unfit(text) is { } refusal)
                    return refusal;

                var remark = new DraftRemark
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    DossierId = dossierId,
                    StepId = stepId,
                    Field = field,
                    Text = text.Trim(),
                    By = actor.PersonId,
                    At = clock.UtcNow,
                };
                db.DraftRemarks.Add(remark);
                return remark;
            },
            stop
        );

    internal static Refusal? Unfit(string text) =>
        string.IsNullOrWhiteSpace(text)
            ? new("required", new LocalText("Schrijf uw opmerking.", "Write your remark."), RefusalKind.Invalid, "text")
        : TextLength.Of(text) > MostCharacters
            ? new(
                "too-long",
                new LocalText($"Schrijf hoogstens {MostCharacters} tekens.", $"Write at most {MostCharacters} characters."),
                RefusalKind.Invalid,
                "text"
            )
        : null;
}
