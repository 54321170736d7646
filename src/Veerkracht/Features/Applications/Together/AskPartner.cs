using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Asks a partner that the answers name to take part: from then on it reads the draft.</summary>
public sealed class AskPartner(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    PartnerProjects projects,
    PartnerRequests requests,
    OrganisationRegistry organisations,
    Clock clock
) : IAct
{
    private static readonly Telling Asked = PartnerRequests.Asked(
        "{government} vraagt u om mee te doen als partner. Lees het concept en bevestig of weiger.",
        "{government} asks you to take part as partner. Read the draft and confirm or decline."
    );

    public static ActKind Kind { get; } =
        new ActKind("ask-partner", new("Partner gevraagd", "Partner asked"))
        {
            By = ActBy.Applicant,
            Touches = ActTouches.None,
            Tells = [Asked],
            Words = new("a step in draft whose answers name the partner", "the partner is asked, and reads the draft", "nothing"),
        };

    /// <param name="key">A number of the partner: KBO, NIS or OVO.</param>
    public Task<Outcome<PartnerPart>> Do(Actor actor, Guid dossierId, string stepId, string key, CancellationToken stop = default) =>
        acts.Run<DraftSubject, PartnerPart>(Kind, actor, new DraftTarget(calls, dossierId, stepId), null, act => Ask(act, key, stop), stop);

    private async Task<Outcome<PartnerPart>> Ask(ActScope<DraftSubject> act, string key, CancellationToken stop)
    {
        var draft = act.Subject.Draft;
        var (dossierId, stepId) = (draft.Dossier.Id, draft.Step.StepId);
        if (projects.Named(draft, key) is not { } partner)
            return PartnerRefusals.Unknown;
        if (partner == draft.Dossier.Organisation)
            return PartnerRefusals.Own;
        var there = await db.PartnerParts.FirstOrDefaultAsync(
            p => p.DossierId == dossierId && p.StepId == stepId && p.Organisation == partner,
            stop
        );
        if (there is not null)
            return there.State == PartnerState.Asked ? PartnerRefusals.Waits : PartnerRefusals.Answered;
        var named = CallEngine.Partners(draft.Call, stepId, (await projects.Evaluate(draft, stop)).Clean);
        if (!named.Any(n => projects.Named(draft, n) == partner))
            return PartnerRefusals.NotNamed;

        act.Evidence = new { step = stepId, organisation = organisations.KeyOf(partner) };
        act.After = new { Partner = PartnerState.Asked };
        var part = requests.Make(draft, partner, organisations.NameOf(partner, clock.Today), act.At);
        act.Say("address", new(part.Address));
        act.Tell(Asked, partner);
        return part;
    }
}
