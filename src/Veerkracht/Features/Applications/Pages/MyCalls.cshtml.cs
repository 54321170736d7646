using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Applications.Pages;

/// <param name="Earlier">Own applications with whose answers a new one can begin.</param>
public sealed record CallRow(
    CallDefinition Call,
    StepStatus Status,
    Duration? Left,
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<DossierRow> Dossiers,
    IReadOnlyList<Choice> Earlier
)
{
    /// <summary>Nobody can apply any more.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Closed, and there is nothing of one's own to go on with.</summary>
    public bool IsFolded => IsOver && Dossiers.Count == 0;

    /// <summary>Why one cannot start, in a word: only who may not apply is told that it is not for them.</summary>
    public LocalText NotOpen =>
        Status.State switch
        {
            Core.Calls.StepState.NotEligible => new("Niet open voor u", "Not open for you"),
            Core.Calls.StepState.Closed => new("Gesloten", "Closed"),
            _ => new("Nog niet open", "Not yet open"),
        };
}

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
[Limited(RateKind.StartDossier)]
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
    /// <summary>Begin of the name of the box in which an earlier application is chosen; the slug of the call follows.</summary>
    public const string From = "vanaf.";

    /// <summary>In the address: the dossier that was withdrawn a moment ago.</summary>
    public const string Gone = "ingetrokken";

    [BindProperty(SupportsGet = true, Name = Gone)]
    public Guid? WithdrawnId { get; set; }

    /// <summary>Number of an own dossier that was withdrawn, to say so; else null.</summary>
    public string? Withdrawn { get; private set; }

    public IReadOnlyList<CallRow> Rows { get; private set; } = [];

    /// <summary>There are more own dossiers than stand here.</summary>
    public bool More { get; private set; }

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
        var from = Guid.TryParse(Request.Form[From + call], out var earlier) ? earlier : (Guid?)null;
        var started = await start.Do(Actor, call ?? "", from, stop);
        if (started.Done)
        {
            var step = $"/dossiers/{started.Value.Id}/stap/{started.Value.Steps[0].StepId}";
            return Redirect(from is null ? step : $"{step}/overgenomen");
        }
        if (!Actor.WorksOnDrafts)
            return Forbid();
        await Load(stop);
        return Refused(started.Refusals);
    }

    public bool MayStart(CallRow row) =>
        row.Status.IsOpen && ActFrame.Refuses(StartApplication.Kind, Actor, new CallToStart(row.Call)) is null;

    private async Task Load(CancellationToken stop)
    {
        var own = await OwnDossiers.Read(db, Actor.Organisation, calls.InForce, stop);
        More = own.More;
        if (WithdrawnId is { } gone)
            Withdrawn = await db
                .Dossiers.Where(d => d.Id == gone && d.Organisation == Actor.Organisation && d.State == DossierState.Withdrawn)
                .Select(d => d.Number)
                .FirstOrDefaultAsync(stop);
        var organisation = applicants.Find(Actor.Organisation, clock.Today);
        var rows = new List<CallRow>();
        foreach (var call in calls.InForce.Where(own.Shows))
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
                    [.. own.In(call).Select(d => Row(d, call, own))],
                    status.IsOpen ? [.. Earlier(call, own)] : []
                )
                {
                    // Whoever has a term of its own can go on where the call is over for all others.
                    IsOver = !status.IsOpen && (CallWindows.IsOver(call, clock.Now) || status.State == Core.Calls.StepState.Closed),
                }
            );
        }
        // Open ones by their last day, then what is announced by its first; what is over comes last.
        Rows =
        [
            .. rows.OrderBy(r =>
                    r.Status.IsOpen ? 0
                    : r.IsOver ? 2
                    : 1
                )
                .ThenBy(r => Day(r) is null)
                .ThenBy(Day),
        ];
        var mine = await (
            from assignment in db.SectionAssignments
            where assignment.PersonId == Actor.PersonId
            join step in db.DossierSteps on new { assignment.DossierId, assignment.StepId } equals new { step.DossierId, step.StepId }
            where step.State == StepState.Draft
            join dossier in db.Dossiers on assignment.DossierId equals dossier.Id
            where dossier.Organisation == Actor.Organisation && dossier.State != DossierState.Withdrawn
            orderby dossier.StartedAt
            select new { Assignment = assignment, Dossier = dossier }
        ).ToListAsync(stop);
        ForMe = [.. mine.Select(m => Mine(m.Assignment, m.Dossier)).OfType<MySection>()];
        AsPartner = [.. (await partners.Of(Actor, stop)).Select(p => AskedAs(p.Stand, p.Dossier))];
    }

    private static LocalDateTime? Day(CallRow row) => row.Status.IsOpen ? row.Status.Closes : row.Status.Opens;

    private IEnumerable<Choice> Earlier(CallDefinition call, OwnDossiers own) =>
        from dossier in own.Sent
        let before = calls.Get(dossier.Call, dossier.CallVersion)
        where EarlierAnswers.Suits(before, call)
        select new Choice($"{dossier.Id}", $"{dossier.Number}: {own.NameOf(before, dossier) ?? L["nog geen naam", "no name yet"]}");

    private MySection? Mine(SectionAssignment assignment, Dossier dossier)
    {
        if (dossier.HasEnded())
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
            ProjectNames.Of(calls.Get(dossier.Call, dossier.CallVersion), dossier) ?? L["nog geen naam", "no name yet"],
            dossier.Number,
            dossier.OrganisationName,
            part.Address,
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

    private DossierRow Row(Dossier dossier, CallDefinition call, OwnDossiers own)
    {
        var (tone, word) = DossierWords.Of(dossier.State);
        var draft = dossier.State == DossierState.Draft;
        return new DossierRow(
            dossier.Number,
            draft ? $"/dossiers/{dossier.Id}/stap/{StepAvailability.First(call).Id}" : $"/dossiers/{dossier.Id}",
            own.NameOf(calls.Get(dossier.Call, dossier.CallVersion), dossier) ?? L["nog geen naam", "no name yet"],
            L[word],
            tone,
            dossier.Asked,
            draft || dossier.HasEnded()
                ? []
                : [.. own.DraftsOf(dossier).Select(step => L[calls.Get(dossier.Call, dossier.CallVersion).Step(step).Title])]
        );
    }
}
