using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>
/// The applicant objects to what was decided on its dossier, within the term of the call, with grounds and files. Nothing is suspended: the
/// decision holds until another one takes its place.
/// </summary>
public sealed class LodgeObjection(ActFrame acts, Db db, CallCatalogue calls, QuestionFiles files) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("lodge-objection", new("Bezwaar ingediend", "Objection lodged"))
        {
            By = ActBy.Applicant,
            Text = new("grounds", new("Schrijf waarom u niet akkoord gaat.", "Write why you do not agree.")),
            From = [DossierState.Rejected, DossierState.Awarded, DossierState.Complete],
            Touches = ActTouches.None,
            Tells = [ReconsiderationTellings.Receipt, ReconsiderationTellings.ToHandle],
            Words = new(
                "rejected, awarded or on the reserve list of a round, within the term that the call says",
                "an objection with its number, which others than those who decided have to judge",
                "nothing"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "lodge-objection",
            new("Gaat u niet akkoord? Dien bezwaar in", "Do you not agree? Object"),
            new("Dien het bezwaar in", "Lodge the objection"),
            facts => KnownDecisions.Objectable(facts) is not null
        )
        {
            IsAside = true,
            Boxes =
            [
                ActBox.Reason(
                    "Waarom gaat u niet akkoord?",
                    "Why do you not agree?",
                    new(
                        "Andere mensen dan wie besliste, lezen dit en doen een uitspraak. De beslissing geldt tot dan.",
                        "Other people than who decided read this and give an outcome. The decision holds until then."
                    ),
                    "grounds"
                ),
                new("files", ActBoxKind.Files, new("Bestanden bij uw bezwaar", "Files with your objection")) { Optional = true },
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, input["grounds"], input.Files<ReceivedFile>("files"), stop).AsResult();

    public async Task<Outcome<Objection>> Do(
        Actor actor,
        Guid dossierId,
        string grounds,
        IReadOnlyList<ReceivedFile>? sent = null,
        CancellationToken stop = default
    )
    {
        var coming = await files.LookAt(dossierId, sent ?? [], "files", stop);
        return await acts.Run<Dossier, Objection>(
            Kind,
            actor,
            new DossierTarget(dossierId),
            grounds,
            // Not before the frame has said who may: what is wrong with a file of a stranger is nobody's business.
            async act =>
                coming.Done ? await Lodge(act, coming.Value, stop) : Outcome<Objection>.Refused(coming.Refusals),
            stop
        );
    }

    private async Task<Outcome<Objection>> Lodge(ActScope<Dossier> act, QuestionFiles.Coming coming, CancellationToken stop)
    {
        var dossier = act.Subject;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.ObjectionDays is not { } days)
            return ObjectionRefusals.NotHere;
        if (await db.DecisionOn(call, dossier, stop) is not { } decision)
            return ObjectionRefusals.NothingDecided;
        if (decision.IsFinal || await db.Objections.AnyAsync(o => o.DossierId == dossier.Id && o.DecisionId == decision.Id, stop))
            return ObjectionRefusals.Already;
        if (OpenQuestions.DayOf(act.At) > decision.Until(days))
            return ObjectionRefusals.TermOver(decision.Until(days));
        var objection = new Objection
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            Number = $"{dossier.Number}-B{1 + await db.Objections.CountAsync(o => o.DossierId == dossier.Id, stop)}",
            Against = decision.Kind,
            DecisionId = decision.Id,
            DecisionProposedBy = decision.ProposedBy,
            DecisionDecidedBy = decision.DecidedBy,
            Grounds = act.Reason!,
            LodgedBy = act.Actor.PersonId,
            LodgedAt = act.At,
        };
        db.Objections.Add(objection);
        var added = await coming.Add(dossier.Organisation, act.Actor, objection.Id, stop);
        act.Say("objection", new(objection.Number, objection.Number));
        act.Evidence = new
        {
            objection = objection.Id,
            number = objection.Number,
            decision = decision.Id,
            files = QuestionFiles.Named(added),
        };
        return objection;
    }
}
