using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

public sealed record CallRow(
    CallDefinition Call,
    StepStatus Status,
    Duration? Left,
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<DossierRow> Dossiers
);

public sealed record SourceRow(string Title, Money Left, string Note);

/// <param name="Drafts">Titles of later steps that were begun and not sent.</param>
public sealed record DossierRow(
    string Number,
    string Href,
    string Project,
    string State,
    Tone Tone,
    Money? Asked,
    IReadOnlyList<string> Drafts
);

public sealed record MySection(string Section, string Number, string Call, string Href);

public sealed record PartnerRow(string Project, string Number, string Organisation, string Href, string Word, Tone Tone, string State);

/// <summary>Which calls are open for this organisation, what it may still draw, until when, and why not where they are not.</summary>
[For(Audience.Drafting)]
public sealed class MyCallsModel(
    Db db,
    CallCatalogue calls,
    Applicants applicants,
    StepAvailability availability,
    SourceMoney money,
    StartApplication start,
    PartnerDrafts partners,
    Clock clock,
    Texts L
) : DossierPage
{
    public IReadOnlyList<CallRow> Rows { get; private set; } = [];

    /// <summary>Sections that colleagues gave to this reader, of drafts that still can change.</summary>
    public IReadOnlyList<MySection> ForMe { get; private set; } = [];
    public IReadOnlyList<PartnerRow> AsPartner { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.WorksOnDrafts)
            return Forbid();
        await Load(stop);
        return Page();
    }

    [Does(typeof(StartApplication))]
    public async Task<IActionResult> OnPostAsync(string? call, CancellationToken stop)
    {
        var started = await start.Do(Actor, call ?? "", stop);
        if (started.Done)
            return Redirect($"/dossiers/{started.Value.Id}/stap/{started.Value.Steps[0].StepId}");
        if (!Actor.WorksOnDrafts)
            return Forbid();
        await Load(stop);
        return Refused(started.Refusals);
    }

    private async Task Load(CancellationToken stop)
    {
        var dossiers = await db
            .Dossiers.AsNoTracking()
            .Include(d => d.Steps)
            .Where(d => d.Organisation == Actor.Organisation && d.State != DossierState.Withdrawn)
            .OrderBy(d => d.StartedAt)
            .ToListAsync(stop);
        var organisation = applicants.Find(Actor.Organisation, clock.Today);
        var rows = new List<CallRow>();
        foreach (var call in calls.InForce.Where(c => !c.Decided.Hidden || dossiers.Any(d => d.Call == c.Slug)))
        {
            var status = organisation is null
                ? new StepStatus(
                    Core.Calls.StepState.NotEligible,
                    null,
                    null,
                    new(
                        $"{Actor.OrganisationName} staat vandaag niet in de lijst van besturen",
                        $"{Actor.OrganisationName} is not in the list of organisations today"
                    )
                )
                : availability.ForStart(call, organisation, applicants.MayApply(call, organisation, clock.Today));
            rows.Add(
                new CallRow(
                    call,
                    status,
                    availability.Left(status),
                    status.IsOpen ? await Sources(call, organisation!, stop) : [],
                    [.. dossiers.Where(d => d.Call == call.Slug).Select(d => Row(d, call))]
                )
            );
        }
        Rows = [.. rows.OrderBy(r => !r.Status.IsOpen)];
        var mine = await db.SectionAssignments.AsNoTracking().Where(a => a.PersonId == Actor.PersonId).ToListAsync(stop);
        ForMe = [.. mine.Select(a => Mine(a, dossiers)).OfType<MySection>()];
        AsPartner = [.. (await partners.Of(Actor, stop)).Select(p => AskedAs(p.Stand, p.Dossier))];
    }

    private MySection? Mine(SectionAssignment assignment, IEnumerable<Dossier> dossiers)
    {
        var dossier = dossiers.FirstOrDefault(d => d.Id == assignment.DossierId);
        if (dossier?.Steps.FirstOrDefault(s => s.StepId == assignment.StepId) is not { State: StepState.Draft } || dossier.HasEnded())
            return null;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        return call.Step(assignment.StepId).Form.Sections.FirstOrDefault(s => s.Id == assignment.Section) is { } section
            ? new MySection(
                L[section.Title],
                dossier.Number,
                L[call.Title],
                $"/dossiers/{dossier.Id}/stap/{assignment.StepId}/{section.Id}"
            )
            : null;
    }

    private PartnerRow AskedAs(PartnerStand stand, Dossier dossier)
    {
        var part = stand.Part;
        var (word, tone) = part.State switch
        {
            PartnerState.Confirmed when !stand.Counts => (L["Gewijzigd nadat u bevestigde", "Changed since you confirmed"], Tone.Warning),
            PartnerState.Confirmed => (L["U hebt bevestigd", "You confirmed"], Tone.Success),
            PartnerState.Declined => (L["U doet niet mee", "You do not take part"], Tone.Neutral),
            _ => (L["Wacht op uw antwoord", "Waits for your answer"], Tone.Warning),
        };
        var step = dossier.Steps.First(s => s.StepId == part.StepId);
        return new PartnerRow(
            ProjectNames.Of(dossier) ?? L["nog geen naam", "no name yet"],
            dossier.Number,
            dossier.OrganisationName,
            NamePartners.Address(part),
            word,
            tone,
            step.Sent is null
                ? L["Concept van de aanvrager – nog niet ingediend", "Draft of the applicant – not sent yet"]
                : L["Ingediend", "Sent"]
        );
    }

    private async Task<IReadOnlyList<SourceRow>> Sources(CallDefinition call, Organisation organisation, CancellationToken stop)
    {
        var left = await money.Left(call, applicants.Holder(organisation, clock.Today), stop);
        return
        [
            .. call.Funding.Rights.Select(r => new SourceRow(
                L["U kunt nog gebruiken: ", "You can still use: "] + L[r.Title],
                left[r.Id],
                L["na aftrek van wat u al hebt aangevraagd", "less what you asked already"]
            )),
            .. call.Funding.Pots.Select(p => new SourceRow(
                L[p.Title],
                left[p.Id],
                p.From is { } from && from > clock.Today
                    ? L[
                        $"beschikbaar vanaf {DateText.Long(from, Core.Texts.Language.Nl)}",
                        $"available from {DateText.Long(from, Core.Texts.Language.En)}"
                    ]
                    : L["voor alle besturen samen, wie eerst indient gaat eerst", "for all organisations together, first come first served"]
            )),
        ];
    }

    private DossierRow Row(Dossier dossier, CallDefinition call)
    {
        var (tone, word) = DossierWords.Of(dossier.State);
        var draft = dossier.State == DossierState.Draft;
        return new DossierRow(
            dossier.Number,
            draft ? $"/dossiers/{dossier.Id}/stap/{StepAvailability.First(call).Id}" : $"/dossiers/{dossier.Id}",
            ProjectNames.Of(dossier) ?? L["nog geen naam", "no name yet"],
            L[word],
            tone,
            dossier.Asked,
            draft || dossier.HasEnded()
                ? []
                :
                [
                    .. dossier
                        .Steps.Where(s => s.State == StepState.Draft)
                        .Select(s => L[calls.Get(dossier.Call, dossier.CallVersion).Step(s.StepId).Title]),
                ]
        );
    }
}
