using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Asks a partner once more: after it declined, or after the project changed since it confirmed.</summary>
public sealed class AskPartnerAgain(ActFrame acts, Db db, CallCatalogue calls, PartnerProjects projects, OrganisationRegistry organisations)
    : IAct
{
    private static readonly Telling Asked = PartnerRequests.Asked(
        "{government} vraagt u opnieuw om te bevestigen. {changes}",
        "{government} asks you again to confirm. {changes}"
    );

    public static ActKind Kind { get; } =
        new ActKind("ask-partner-again", new("Partner opnieuw gevraagd", "Partner asked again"))
        {
            By = ActBy.Applicant,
            Touches = ActTouches.None,
            Tells = [Asked],
            Words = new(
                "a step in draft, the partner declined or the project changed since it confirmed",
                "the partner is asked once more",
                "nothing"
            ),
        };

    public Task<Outcome<PartnerPart>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        OrganisationId organisation,
        CancellationToken stop = default
    ) =>
        acts.Run<DraftSubject, PartnerPart>(
            Kind,
            actor,
            new DraftTarget(calls, dossierId, stepId),
            null,
            act => Ask(act, organisation, stop),
            stop
        );

    private async Task<Outcome<PartnerPart>> Ask(ActScope<DraftSubject> act, OrganisationId organisation, CancellationToken stop)
    {
        var draft = act.Subject.Draft;
        var (dossierId, stepId) = (draft.Dossier.Id, draft.Step.StepId);
        var parts = db.PartnerParts.Where(p => p.DossierId == dossierId && p.StepId == stepId);
        if (await parts.FirstOrDefaultAsync(p => p.Organisation == organisation, stop) is not { } part)
            return Refusal.NotFound();
        if (part.State == PartnerState.Asked)
            return PartnerRefusals.Waits;
        var changes = projects.Changes(draft, await projects.Evaluate(draft, stop), part);
        if (part.State == PartnerState.Confirmed && changes.Count == 0)
            return Confirmed;

        act.Evidence = new { step = stepId, organisation = organisations.KeyOf(organisation) };
        act.Before = new { Partner = part.State };
        part.AskAgain(act.At);
        act.After = new { Partner = part.State };
        act.Say("address", new(part.Address));
        act.Say("changes", new(string.Join("; ", changes.Select(c => c.Nl)), string.Join("; ", changes.Select(c => c.In(Language.En)))));
        act.Tell(Asked, part.Organisation);
        return part;
    }

    private static readonly Refusal Confirmed = new(
        "already-confirmed",
        new LocalText("Dit bestuur heeft bevestigd; er veranderde niets sindsdien.", "This organisation confirmed; nothing changed since.")
    );
}
