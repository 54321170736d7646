using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Payments;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>A page about one step of a dossier: loads it for who may see it, and says where each section stands.</summary>
public abstract class StepPage(StepServices services) : DossierPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid DossierId { get; set; }

    [BindProperty(SupportsGet = true, Name = "step")]
    public string StepId { get; set; } = "";

    protected StepServices Services => services;
    protected Texts L => services.Texts;

    public Dossier Dossier { get; private set; } = null!;
    public DossierStep Step { get; private set; } = null!;
    public CallDefinition Call { get; private set; } = null!;
    public Step Definition { get; private set; } = null!;
    public StepStatus Status { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public Evaluation Evaluation
    {
        get;
        protected set
        {
            field = value;
            Progress = new(Definition.Form, Answers, value);
            Sections = [.. Definition.Form.Sections.Where(s => value.Visible.Contains(s.Id))];
        }
    } = null!;
    public Duration? Left { get; private set; }

    /// <summary>The revision that is being filled in; null for a draft of what was never sent.</summary>
    public Revision? Opening { get; private set; }

    /// <summary>It can be sent by the day: in its window, or in the term of what the agency asks.</summary>
    public bool IsInTime =>
        Opening is { Kind: RevisionKind.Asked } asked ? !(asked.DueOn < services.Clock.Today.ToDateOnly()) : Status.IsOpen;

    /// <summary>When what counts was sent; empty where nothing was.</summary>
    public string SentOn => Step.SentAt is { } at ? DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(at)), L.Language) : "";

    /// <summary>Names of the sections and questions that the agency opened, with where each stands; null for what does not show.</summary>
    public IReadOnlyList<(string Title, string? Href)> OpenParts =>
        [.. (Opening?.Parts ?? []).Select(p => (L[OpenFields.TitleOf(Definition.Form, p)], PlaceOf(p)))];

    private string? PlaceOf(string part) =>
        Sections.FirstOrDefault(s => OpenFields.OfSection + s.Id == part) is { } section ? AddressOf(section)
        : Sections.FirstOrDefault(s => s.Fields.Any(f => f.Id == part)) is { } around ? $"{AddressOf(around)}#{FieldIds.Of(part)}"
        : null;

    /// <summary>Only a part of what was sent may change, and nothing of this section.</summary>
    public bool IsLocked(Section section) => !OpenFields.HasOpen(section, Step.Revision);

    /// <summary>Where somebody begins: the first section in which something can be typed.</summary>
    public Section Begins => Sections.FirstOrDefault(s => !IsLocked(s)) ?? Sections[0];

    public bool MayChange(Field field) => Step.Revision?.MayChange(field.Id) != false;

    /// <summary>Who works on this draft too; nobody on pages of what was sent.</summary>
    public StepCompany Company { get; private set; } = StepCompany.Nobody;
    public Draft Draft => new(Call, Dossier, Step, Answers);

    public string Address => $"/dossiers/{Dossier.Id}/stap/{Definition.Id}";

    public string AddressOf(Section section) => $"{Address}/{section.Id}";

    /// <summary>The section in which a field stands, with the field in sight.</summary>
    public string AddressOf(Finding finding) =>
        SectionOf(finding) is { } section ? $"{AddressOf(section)}?toon=alles#{FieldIds.Of(finding.Field)}" : Address;

    /// <summary>Those that show.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>
    /// Finds the step and evaluates its answers; false where the dossier, the step or its draft is not there for this person.
    /// </summary>
    protected async Task<bool> Load(CancellationToken stop, bool draftOnly = true)
    {
        if (!await Find(stop, draftOnly))
            return false;
        await Evaluate(AnswersJson.Read(InView), stop);
        return true;
    }

    /// <summary>JSON of the answers that the page is about: of the draft, or as sent.</summary>
    protected virtual string InView => Step.IsBeingWritten ? Step.Answers : Step.Sent!;

    /// <summary>The same without evaluating anything, for a page that first looks at what was typed.</summary>
    protected async Task<bool> Find(CancellationToken stop, bool draftOnly = true)
    {
        if (await services.Db.FindDossier(Actor, DossierId, stop) is not { } dossier)
            return false;
        var call = services.Calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.All(s => s.Id != StepId) || dossier.Steps.FirstOrDefault(s => s.StepId == StepId) is not { } step)
            return false;
        if (!Actor.MayWrite(dossier) && (draftOnly || step.Sent is null))
            return false;
        Take(call, dossier, step);
        if (step.Revision is { } open)
            Opening = await services.Db.Revisions.AsNoTracking().SingleAsync(r => r.Id == open.Id, stop);
        return true;
    }

    /// <summary>The page is about a draft as an act left it: nothing is read again.</summary>
    protected void Take(Draft draft) => Take(draft.Call, draft.Dossier, draft.Step);

    private void Take(CallDefinition call, Dossier dossier, DossierStep step)
    {
        (Dossier, Call, Definition, Step) = (dossier, call, call.Step(StepId), step);
        Status = services.Availability.Of(call, dossier, StepId);
        Left = services.Availability.Left(Status);
    }

    /// <summary>Says that the reader is in this section of the draft, and finds the others.</summary>
    /// <param name="section">Empty on a page about the whole step.</param>
    /// <param name="again">The reader is there already and types: then what was read of the others a moment ago will do.</param>
    protected async Task Meet(string section, bool again, CancellationToken stop) =>
        Company = await services.Companies.Enter(Actor, Dossier, StepId, section, again, stop);

    protected Task Meet(string section, CancellationToken stop) => Meet(section, again: false, stop);

    protected async Task Evaluate(JsonObject answers, CancellationToken stop)
    {
        Answers = answers;
        var context = await services.Contexts.ForDraft(Call, Dossier, Step, stop);
        Territory = context.Applicant.Territory;
        Evaluation = CallEngine.Evaluate(Call, StepId, answers, context);
        _judgedIn = (context, Evaluation);
        var grant = Evaluation.Unknown.Contains(Call.Funding.Grant)
            ? null
            : Evaluation.Amounts.GetValueOrDefault(Call.Funding.Grant)?.Amount;
        Asked = await services.Claims.AskedBy(Dossier, Call, StepId, grant, Step.SentAt, stop);
    }

    private (EvaluationContext Context, Evaluation Evaluation)? _judgedIn;

    /// <summary>What these answers give only from a later day on.</summary>
    public MoneyToCome ToCome =>
        field ??=
            _judgedIn is { } judged && Definition.Kind == StepKind.Application
                ? MoneyToCome.For(SourcesToCome.Of(Call, StepId, Answers, judged.Context, judged.Evaluation), Status)
                : MoneyToCome.None;

    /// <summary>What a claim asks to be paid now, or asked when it was sent; null for a step that asks for no payment.</summary>
    public PaymentDue? Asked { get; private set; }

    /// <summary>Where places on a map lie; null where that is not known.</summary>
    public Municipality? Territory { get; private set; }

    private FormProgress Progress { get; set; } = null!;

    public Section? SectionOf(Finding finding) => Progress.SectionOf(finding);

    /// <summary>About something that was typed in a box, not about what is still missing.</summary>
    protected bool IsTyped(Finding finding) => Progress.IsTyped(finding);

    /// <summary>The sections with how far each is, and the check at the end.</summary>
    public IReadOnlyList<SectionLink> Links(string? current) =>
        [
            .. Sections.Select(s => Link(s, s.Id == current)),
            new SectionLink(L["Nakijken en indienen", "Check and send"], $"{Address}/controle", Current: current == "controle"),
            new SectionLink(
                L["Met collega’s en partners", "With colleagues and partners"],
                $"{Address}/samenwerken",
                Current: current == "samenwerken",
                Aside: true
            ),
        ];

    private SectionLink Link(Section section, bool current)
    {
        var (state, unfinished) = Progress.Of(section);
        return new SectionLink(
            L[section.Title],
            AddressOf(section),
            state == SectionState.Done && Step.Revision?.Open is not null ? SectionState.Todo : state,
            current,
            state == SectionState.Error ? null
                : Step.Revision?.Open is not null ? Opened(section)
                : state == SectionState.Todo && unfinished ? L["nog niet volledig", "not complete yet"]
                : null,
            More(section),
            Untouched: Step.Revision?.Open is null && Progress.IsUntouched(section)
        );
    }

    /// <summary>What stands between the form and sending it.</summary>
    public IReadOnlyList<Finding> Points => Progress.Points;

    private string Opened(Section section) => IsLocked(section) ? L["staat vast", "locked"] : L["aan te vullen", "to complete"];

    /// <summary>For whom a section is, and how many remarks are open there.</summary>
    private string? More(Section section)
    {
        var remarks = Company.OpenIn(section);
        string?[] parts =
        [
            Company.IsForReader(section.Id) ? L["voor u", "for you"]
            : Company.Assigned.GetValueOrDefault(section.Id) is { } colleague ? L[$"voor {colleague.Name}", $"for {colleague.Name}"]
            : null,
            remarks == 0
                ? null
                : L[
                    remarks == 1 ? "1 open opmerking" : $"{remarks} open opmerkingen",
                    remarks == 1 ? "1 open remark" : $"{remarks} open remarks"
                ],
        ];
        var told = string.Join(" · ", parts.OfType<string>());
        return told.Length > 0 ? told : null;
    }

    /// <summary>"Jan Vrancken werkt nu in Kosten, sinds 14.03 uur."</summary>
    public string WhereIs(ColleagueHere colleague)
    {
        var since = TimeOf(colleague.Since);
        return Sections.FirstOrDefault(s => s.Id == colleague.Section) is { } section
            ? L[
                $"{colleague.Name} werkt nu in {section.Title.Nl}, sinds {since}.",
                $"{colleague.Name} works in {L[section.Title]} now, since {since}."
            ]
            : L[$"{colleague.Name} kijkt dit concept nu na, sinds {since}.", $"{colleague.Name} looks at this draft now, since {since}."];
    }

    /// <summary>"14.03 uur", on another day with the date.</summary>
    public string TimeOf(DateTime utc)
    {
        var at = BrusselsTime.At(Instant.FromDateTimeUtc(utc));
        return at.Date == services.Clock.Today
            ? L[$"{at.Hour}.{at.Minute:00} uur", $"{at.Hour:00}:{at.Minute:00}"]
            : DateText.Long(at, L.Language);
    }

    /// <summary>"Opgeslagen om 14.03", on another day with the date.</summary>
    public string Saved()
    {
        var at = BrusselsTime.At(Instant.FromDateTimeUtc(Step.SavedAt));
        return at.Date == services.Clock.Today
            ? L[$"Opgeslagen om {at.Hour}.{at.Minute:00} uur", $"Saved at {at.Hour:00}:{at.Minute:00}"]
            : L[$"Opgeslagen op {DateText.Long(at, Core.Texts.Language.Nl)}", $"Saved on {DateText.Long(at, Core.Texts.Language.En)}"];
    }
}

/// <summary>What every page of a step needs.</summary>
public sealed record StepServices(
    Db Db,
    CallCatalogue Calls,
    StepAvailability Availability,
    StepContexts Contexts,
    Clock Clock,
    StepCompanies Companies,
    ClaimMoney Claims,
    Texts Texts
);
