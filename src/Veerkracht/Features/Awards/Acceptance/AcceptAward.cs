using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Awards.Acceptance;

/// <summary>Who may sign for the applicant accepts the award: from here on it can be paid.</summary>
public sealed class AcceptAward(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("accept-award", new("Toekenning aanvaard", "Award accepted"))
        {
            By = ActBy.Signer,
            From = [DossierState.Awarded],
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToHandlers(
                    "Toekenning aanvaard: {number}",
                    "Award accepted: {number}",
                    "{name}. {government} aanvaardt de subsidie. Betalen kan nu.",
                    "{name}. {government} accepts the grant. It can be paid now."
                ),
            ],
            Words = new("awarded, where the call asks for an acceptance, within its term", "accepted: payments can be proposed", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "accept-award",
            new("Aanvaardt u deze subsidie?", "Do you accept this grant?"),
            new("Aanvaard de subsidie", "Accept the grant"),
            facts => AcceptanceRefusals.Asked(facts)?.IsLate(facts.Today) == false
        )
        {
            Intro = new(
                "Lees eerst de brief, met de voorwaarden. Zolang u niet aanvaardt, wordt er niets betaald.",
                "Read the letter first, with its conditions. As long as you do not accept, nothing is paid."
            ),
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, stop).AsResult();

    public Task<Outcome<AwardAcceptance>> Do(Actor actor, Guid dossierId, CancellationToken stop = default) =>
        acts.Run<Dossier, AwardAcceptance>(Kind, actor, new DossierTarget(dossierId), null, act => Accept(act, stop), stop);

    private async Task<Outcome<AwardAcceptance>> Accept(ActScope<Dossier> act, CancellationToken stop)
    {
        if (await db.AskedOf(act.Subject.Id, stop) is not { } asked)
            return AcceptanceRefusals.NotAsked;
        if (asked.IsLate(OpenQuestions.DayOf(act.At)))
            return AcceptanceRefusals.Over(asked.DueOn);
        asked.Answer(AcceptanceState.Accepted, act.Actor.PersonId, act.At, null);
        act.Evidence = new { award = asked.AwardId };
        return asked;
    }
}
