using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>A call for everybody: who may apply, when, how much, in which steps. Assumptions show to the administration only.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class CallPageModel(
    CallCatalogue catalogue,
    CallStory story,
    ProgrammeCatalogue programmes,
    OrganisationRegistry organisations,
    KnownThemes themes,
    IFillingTimes filling,
    IRightsAtHand rights,
    Clock clock,
    Texts texts
) : PageModel
{
    public CallDefinition Call { get; private set; } = null!;
    public Step First => CallWindows.FirstStep(Call);
    public LocalText MeasureTitle => programmes.FindMeasure(Call.Measure)?.Measure.Title ?? new(Call.Measure);
    public IReadOnlyList<LocalText> Rules => RuleWords.Of(Call.Funding, FixedAmounts.Of(Call));
    public IReadOnlyList<(LocalText Title, LocalText How, Money Amount)> Funds => RuleWords.Sources(Call.Funding);

    public IReadOnlyList<LocalText> Judging => JudgingWords.Of(Call.Assessment?.Jury);
    public IReadOnlyList<Criterion> Criteria => Call.Assessment?.Criteria ?? [];

    /// <summary>As they are called today.</summary>
    public IReadOnlyList<ThemeNode> Themes { get; private set; } = [];

    /// <summary>Other calls and measures of which a running dossier excludes this one.</summary>
    public IEnumerable<(LocalText Title, string Href, LocalText Reason)> Excluded =>
        Call.Excludes.Select(e =>
            e.Call is { } slug
                ? (catalogue.Find(slug)?.Title ?? new LocalText(slug), $"/oproepen/{slug}", e.Reason)
                : (programmes.FindMeasure(e.Measure!)?.Measure.Title ?? new LocalText(e.Measure!), $"/maatregelen/{e.Measure}", e.Reason)
        );
    public bool ShowsAssumptions => Call.Assumptions.Count > 0 && User.ToActor()?.Measures.Contains(Call.Measure) == true;
    public bool ShowsStart => CallWindows.IsOpen(Call, clock.Now) && User.ToActor() is null or { IsLocal: true };

    /// <summary>The government of which only its own people start, for a consultant; null for all others.</summary>
    public string? OnlyOwnStart =>
        CallWindows.IsOpen(Call, clock.Now) && User.ToActor() is { WorksOnDrafts: true, IsLocal: false } actor
            ? actor.OrganisationName
            : null;

    /// <summary>Where one starts; who is not signed in comes back here after that.</summary>
    public string StartHref
    {
        get
        {
            var start = $"/mijn-oproepen#{Call.Slug}";
            return User.ToActor() is null ? $"/aanmelden?terug={Uri.EscapeDataString(start)}" : start;
        }
    }

    /// <summary>The days of the organisation of the reader, where these are other days than those of its class; else null.</summary>
    public (string Who, StepStatus Status)? Own
    {
        get
        {
            if (User.ToActor() is not { } actor || organisations.Find(actor.Organisation, clock.Today) is not { } organisation)
                return null;
            var own = Call.Decided.ExceptionsOf(organisation.Class, organisation.Id).Where(e => e.Step == First.Id && !e.Skipped).ToList();
            if (own.Count == 0 || Call.Applicants.All(a => a.Class != organisation.Class))
                return null;
            var status = CallCalendar.StatusOf(Call, First.Id, organisation.Class, Verdict.Yes, clock.Now, NoMilestones, own);
            return (actor.OrganisationName, status);
        }
    }

    private static readonly IReadOnlySet<string> NoMilestones = new HashSet<string>();

    /// <summary>The files that the first form asks.</summary>
    public IReadOnlyList<(Field Field, bool Always)> Files => CallFiles.AskedBy(First);

    /// <summary>The terms of art that this call uses.</summary>
    public IReadOnlyList<Term> Terms =>
        [
            .. Call.Funding.Rights.Count > 0 ? new[] { Term.DrawingRight } : [],
            .. Call.Funding.Pots.Count > 0 ? new[] { Term.Pot } : [],
            .. Call.Steps.Any(s => s.Instalment is { Share: not null }) ? new[] { Term.Instalment } : [],
        ];

    public FillingTime? Filling { get; private set; }

    /// <summary>Classes whose first day comes after the last of this call: it was never there for them.</summary>
    public IReadOnlyList<(LocalText Class, LocalDate From)> NeverOpened =>
        [
            .. from applicant in Call.Applicants
            where
                applicant.From is { } first && CallWindows.StatusOf(Call, applicant, clock.Now).Closes is { } closes && first > closes.Date
            select (MunicipalityFacts.ClassName(applicant.Class), applicant.From!.Value),
        ];

    public IReadOnlyList<TimelineStep> Timeline => CallTimeline.Of(Call, clock.Now, texts);

    private IReadOnlyList<ToldEvent> Story { get; set; } = [];

    /// <summary>What changed, and apart from it what will change on a day to come.</summary>
    public IEnumerable<(string Title, IReadOnlyList<ToldEvent> Story)> Told =>
        new[]
        {
            (texts["Wat er veranderde", "What changed"], (IReadOnlyList<ToldEvent>)[.. Story.Where(e => e.On <= clock.Today)]),
            (texts["Wat verandert", "What changes"], [.. Story.Where(e => e.On > clock.Today)]),
        }.Where(t => t.Item2.Count > 0);

    /// <summary>Name of the organisation of the reader, for <see cref="Rights"/>.</summary>
    public string RightsOf => User.ToActor()?.OrganisationName ?? "";

    /// <summary>What the organisation of the reader has, for people who apply; none for others.</summary>
    public IReadOnlyList<RightAtHand> Rights { get; private set; } = [];

    /// <summary>Where who steers the call goes on; the address is that of a room downstream.</summary>
    public bool ShowsSteering => User.ToActor()?.MeasuresAs(RolesTogether.OverCalls).Contains(Call.Measure) == true;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (catalogue.Find(slug) is not { } call || (call.Decided.Hidden && User.ToActor()?.Measures.Contains(call.Measure) != true))
            return NotFound();
        Call = call;
        Story = await story.Of(call, stop);
        Filling = await filling.Of(call, stop);
        var tree = await themes.All(stop);
        Themes = [.. call.Themes.Select(tree.Find).OfType<ThemeNode>()];
        if (User.ToActor() is { WorksOnDrafts: true } actor)
            Rights = await rights.Of(call, actor.Organisation, stop);
        return Page();
    }

    /// <summary>Classes with the same days stand together.</summary>
    public IEnumerable<(IReadOnlyList<ApplicantClass> Applicants, StepStatus Status, LocalDateTime? From)> Windows =>
        from applicant in Call.Applicants
        let status = CallWindows.StatusOf(Call, applicant, clock.Now)
        where !(applicant.From > status.Closes?.Date)
        group (applicant, status) by (
            From: From(applicant, status),
            status.Closes,
            status.IsOpen,
            status.End,
            Moved: string.Join('|', status.Moved.Select(m => m.From))
        ) into same
        select ((IReadOnlyList<ApplicantClass>)[.. same.Select(s => s.applicant)], same.First().status, same.Key.From);

    /// <summary>Who has days of its own to apply, and why, as the call says it.</summary>
    public IReadOnlyList<(string Who, string Days, LocalText Reason)> OwnDeadlines =>
        [
            .. from own in CallWindows.FirstStep(Call).OwnDeadlines
            let day = (own.Closes ?? own.Opens)!.Value.Date
            select (
                string.Join(", ", own.Only.Select(key => organisations.NameOf(key, day))),
                Days(new Window(new HashSet<string>(), own.Opens, own.Closes, [])),
                own.Reason
            ),
        ];

    /// <summary>"van 1 maart 2022 tot en met 31 maart 2022"; an end that is not given is left out.</summary>
    public string Days(Window window) =>
        string.Join(
            ' ',
            new[]
            {
                window.Opens is null ? null : texts[$"van {Day(window.Opens)}", $"from {Day(window.Opens)}"],
                window.Closes is not null ? texts[$"tot en met {Day(window.Closes)}", $"until {Day(window.Closes)}"]
                : window.End != OpenEnd.Unsaid ? texts[window.End.Text()]
                : null,
            }.Where(d => d is not null)
        );

    /// <summary>From when a class can apply: its own first day where that is later than the opening.</summary>
    private static LocalDateTime? From(ApplicantClass applicant, StepStatus status) =>
        applicant.From is { } day && !(status.Opens > day.AtMidnight()) ? day.AtMidnight() : status.Opens;

    /// <summary>When it closes, or until when it is open without a date.</summary>
    public string Until(StepStatus status) =>
        status is { Closes: null, End: not OpenEnd.Unsaid } ? texts[status.End.Text()] : Day(status.Closes);

    /// <summary>A day; with its hour where that is not the start of the day.</summary>
    public string Day(LocalDateTime? time) =>
        time switch
        {
            null => texts["nog niet bekend", "not yet known"],
            { TimeOfDay: var hour } t when hour == LocalTime.Midnight => DateText.Long(t.Date, texts.Language),
            { } t => DateText.Long(t, texts.Language),
        };
}
