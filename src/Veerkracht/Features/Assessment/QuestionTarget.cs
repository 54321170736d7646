using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>A question with the dossier that it is about.</summary>
public sealed record AskedQuestion(Dossier Dossier, Question Question) : IActSubject
{
    public Subject Subject => Dossier.Subject;

    public ToldOf Told => Dossier.Told;

    public bool IsOn(Side side, Actor actor) => Dossier.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) =>
        kind == AnswerQuestion.Kind && Question.Answer is not null ? AnswerQuestion.Answered : Dossier.Unfit(kind);

    public void Acted(DateTime at) => Dossier.Acted(at);
}

/// <summary>A question, found by its own id.</summary>
public sealed record QuestionTarget(Guid Id) : ActTarget<AskedQuestion>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<AskedQuestion?> Load(ActReach reach)
    {
        var of = await reach.Db.Set<Question>().Where(q => q.Id == Id).Select(q => (Guid?)q.DossierId).FirstOrDefaultAsync(reach.Stop);
        if (of is not { } dossierId || await new DossierTarget(dossierId).Load(reach) is not { } dossier)
            return null;
        return new AskedQuestion(dossier, await reach.Db.Set<Question>().SingleAsync(q => q.Id == Id, reach.Stop));
    }
}
