using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>What others must have done before a draft can be sent: partners confirmed, and the agreements that the call asks for.</summary>
public sealed class SendingNeeds(PartnerProjects projects, Agreements agreements)
{
    /// <summary>A finding at the field for each partner that has not confirmed the project as it stands.</summary>
    public async Task<IReadOnlyList<Finding>> Partners(Draft draft, Evaluation evaluation, CancellationToken stop = default)
    {
        if (!PartnerProjects.Has(draft))
            return [];
        var stands = (await projects.Of(draft, stop)).ToDictionary(s => s.Part.Organisation);
        bool IsOwn(string key) => projects.Named(draft, key) == draft.Dossier.Organisation;
        PartnerStand? Stand(string key) => projects.Named(draft, key) is { } partner ? stands.GetValueOrDefault(partner) : null;
        return
        [
            .. draft
                .Form.Fields.Where(f => f.MustConfirm)
                .SelectMany(f =>
                    FieldWriter.Chosen(evaluation.Clean[f.Id]).Select(key => IsOwn(key) ? Own(f) : Partner(f, key, Stand(key)))
                )
                .OfType<Finding>(),
        ];
    }

    /// <summary>A refusal that names who must still agree; null where nobody must.</summary>
    public async Task<Refusal?> Agreements(Draft draft, CancellationToken stop = default)
    {
        if (draft.Call.Step(draft.Step.StepId).Agreements.Count == 0)
            return null;
        var missing = (await agreements.Of(draft, stop))
            .Where(a => a.Asked && a.State != AgreementState.Present)
            .Select(a => a.Who)
            .ToList();
        return missing.Count == 0
            ? null
            : new Refusal(
                "agreement-needed",
                new LocalText(
                    $"Deze oproep vraagt eerst het akkoord van de {string.Join(" en de ", missing.Select(m => m.Nl))} met de "
                        + "antwoorden zoals ze nu zijn.",
                    $"This call first asks the agreement of the {string.Join(" and the ", missing.Select(m => m.In(Language.En)))} "
                        + "with the answers as they are now."
                )
            );
    }

    private static Finding Own(Field field) => new(field.Id, PartnerRefusals.Own.Code, PartnerRefusals.Own.Text);

    private static Finding? Partner(Field field, string key, PartnerStand? stand)
    {
        var name = stand?.Part.OrganisationName ?? key;
        return stand switch
        {
            { Counts: true } => null,
            { Part.State: PartnerState.Declined } => new(
                field.Id,
                "partner-declined",
                new LocalText(
                    $"{name} doet niet mee. Haal dit bestuur uit de lijst, of vraag het opnieuw.",
                    $"{name} does not take part. Take it out of the list, or ask it again."
                )
            ),
            { Part.State: PartnerState.Confirmed } => new(
                field.Id,
                "partner-must-confirm-again",
                new LocalText(
                    $"{name} bevestigde een vorige versie van het project. Vraag {name} om opnieuw te bevestigen.",
                    $"{name} confirmed an earlier version of the project. Ask {name} to confirm again."
                )
            ),
            null => new(
                field.Id,
                "partner-not-asked",
                new LocalText(
                    $"{name} is nog niet gevraagd om mee te doen. Vraag het op de pagina “Met collega’s en partners”.",
                    $"{name} was not asked yet to take part. Ask it on the page “With colleagues and partners”."
                )
            ),
            _ => new(
                field.Id,
                "partner-not-confirmed",
                new LocalText($"{name} heeft nog niet bevestigd dat het meedoet.", $"{name} has not confirmed yet that it takes part.")
            ),
        };
    }
}
