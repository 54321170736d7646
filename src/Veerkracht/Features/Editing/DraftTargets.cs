using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Features.Editing;

/// <summary>A draft of a call; not there for who does not see drafts.</summary>
internal sealed record CallDraftTarget(Guid Id) : ActTarget<CallDraft>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<CallDraft?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("CallDrafts", Id, reach.Stop);
        return await reach.Db.FindDraft(reach.Actor, Id, reach.Stop);
    }
}

/// <summary>A consultation, or a comment in one, with the draft that it is about.</summary>
public sealed record OnDraft<T>(T About, CallDraft Draft) : IActSubject
{
    public Subject Subject => Draft.Subject;

    public string? AuthorityOver => Draft.AuthorityOver;

    public bool IsOn(Side side, Actor actor) => Draft.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) =>
        kind == CloseConsultation.Kind && About is Consultation { ClosedAt: not null } ? CloseConsultation.Closed : null;

    public void Acted(DateTime at) { }
}

internal sealed record ConsultationTarget(Guid Id) : ActTarget<OnDraft<Consultation>>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<OnDraft<Consultation>?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Consultations", Id, reach.Stop);
        return
            await reach.Db.Set<Consultation>().FirstOrDefaultAsync(c => c.Id == Id, reach.Stop) is { } consultation
            && await reach.Db.FindDraft(reach.Actor, consultation.DraftId, reach.Stop) is { } draft
            ? new(consultation, draft)
            : null;
    }
}

internal sealed record CommentTarget(Guid Id) : ActTarget<OnDraft<ConsultationComment>>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<OnDraft<ConsultationComment>?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("ConsultationComments", Id, reach.Stop);
        if (await reach.Db.Set<ConsultationComment>().FirstOrDefaultAsync(c => c.Id == Id, reach.Stop) is not { } comment)
            return null;
        var of = reach.Db.Set<Consultation>().Where(c => c.Id == comment.ConsultationId).Select(c => c.DraftId);
        return await reach.Db.FindDraft(reach.Actor, await of.SingleAsync(reach.Stop), reach.Stop) is { } draft
            ? new(comment, draft)
            : null;
    }
}
