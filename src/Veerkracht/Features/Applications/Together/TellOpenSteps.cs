using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// Tells that a later step of a dossier has opened: by the calendar, years after the award, when nobody looks by themselves; or by a
/// payment, whose own message says nothing of it. What an award opens is told by the award. Each opening is told once, also where several
/// processes look.
/// </summary>
public sealed class TellOpenSteps(Db db, CallCatalogue calls, StepAvailability availability, Notifier notifier, Clock clock) : ITells
{
    private const int Batch = 200;

    /// <summary>What opened longer ago is no news any more.</summary>
    private static readonly Duration News = Duration.FromDays(3);

    private static readonly Telling Opened = Tellings.ToApplicant(
        "Nu in te vullen: {step} ({number})",
        "To fill in now: {step} ({number})",
        "{name}. Deze stap van uw dossier is open. Indienen kan tot en met {until}.",
        "{name}. This step of your dossier is open. It can be sent until {until}."
    ) with
    {
        Lands = "/dossiers/{dossier}/stap/{step-id}",
    };

    private static readonly Telling OpenedWithoutEnd = Tellings.ToApplicant(
        "Nu in te vullen: {step} ({number})",
        "To fill in now: {step} ({number})",
        "{name}. Deze stap van uw dossier is open.",
        "{name}. This step of your dossier is open."
    ) with
    {
        When = new("als er geen laatste dag is", "where there is no last day"),
        Variant = "without-end",
        Lands = "/dossiers/{dossier}/stap/{step-id}",
    };

    private static readonly Telling OpenedUntilSaid = Tellings.ToApplicant(
        "Nu in te vullen: {step} ({number})",
        "To fill in now: {step} ({number})",
        "{name}. Deze stap van uw dossier is open, {end}.",
        "{name}. This step of your dossier is open {end}."
    ) with
    {
        When = new("als de oproep zegt tot wanneer zonder dag", "where the call says until when without a day"),
        Variant = "until-said",
        Lands = "/dossiers/{dossier}/stap/{step-id}",
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [
        new(
            "step-opens",
            new("Een latere stap van een dossier gaat open", "A later step of a dossier opens"),
            Opened,
            OpenedWithoutEnd,
            OpenedUntilSaid
        ),
    ];

    /// <summary>How many were told.</summary>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var told = 0;
        foreach (var call in calls.AllVersions.Select(c => calls.Get(c.Slug, c.Version)).Where(c => c.Steps.Any(s => MayHaveOpened(c, s))))
        {
            var after = Guid.Empty;
            while (await Tell(call, after, stop) is var (last, many))
                (after, told) = (last, told + many);
        }
        return told;
    }

    /// <summary>
    /// Tells, in the save that is being made, which steps the payment of a claim opened; not again where the bank sent the money back and
    /// it is paid anew.
    /// </summary>
    /// <param name="dossier">With its steps, as the payment leaves them.</param>
    /// <param name="claim">Id of the step that was paid.</param>
    public async Task AfterPayment(Dossier dossier, string claim, CancellationToken stop)
    {
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        string[] reached = [$"paid:{claim}", $"approved:{claim}"];
        foreach (var step in call.Steps.Where(s => s.Opens.Any(reached.Contains) && IsToDo(dossier, s)))
        {
            var (status, once) = (availability.Of(call, dossier, step.Id), $"opens:{dossier.Id:n}:{step.Id}:{claim}");
            if (status.IsOpen && !await db.Notices.AnyAsync(n => n.Once == once, stop))
                Tell(new Opening(once, dossier, step, status));
        }
    }

    private static bool IsToDo(Dossier dossier, Step step) =>
        step.Kind != StepKind.Application && !dossier.HasEnded(step) && dossier.Steps.All(s => s.StepId != step.Id);

    private bool MayHaveOpened(CallDefinition call, Step step) =>
        step.Kind != StepKind.Application
        && (step.Windows.Any(w => IsNews(w.Opens)) || call.Decided.Exceptions.Any(e => e.What.Step == step.Id && IsNews(e.What.Opens)));

    private bool IsNews(LocalDateTime? opens) =>
        opens is { } day && BrusselsTime.Opening(day) is var at && at <= clock.Now && clock.Now - at < News;

    private async Task<(Guid Last, int Told)?> Tell(CallDefinition call, Guid after, CancellationToken stop)
    {
        var dossiers = await db
            .Dossiers.AsNoTracking()
            .Include(d => d.Steps)
            .Where(d => d.Call == call.Slug && d.CallVersion == call.Version && d.RegisteredAt != null && d.Id > after)
            .OrderBy(d => d.Id)
            .Take(Batch)
            .ToListAsync(stop);
        if (dossiers.Count == 0)
            return null;
        var found = dossiers.SelectMany(d => Openings(call, d)).ToList();
        var keys = found.ConvertAll(f => f.Key);
        var outcome = await db.Transact<int>(
            async () =>
            {
                var known = await db.Notices.Where(n => n.Once != null && keys.Contains(n.Once)).Select(n => n.Once).ToListAsync(stop);
                var fresh = found.Where(f => !known.Contains(f.Key)).ToList();
                fresh.ForEach(Tell);
                return fresh.Count;
            },
            stop
        );
        return (dossiers[^1].Id, outcome.Value);
    }

    private sealed record Opening(string Key, Dossier Dossier, Step Step, StepStatus Status);

    private IEnumerable<Opening> Openings(CallDefinition call, Dossier dossier) =>
        from step in call.Steps
        where IsToDo(dossier, step)
        let status = availability.Of(call, dossier, step.Id)
        where status.IsOpen && IsNews(status.Opens)
        let key = $"opens:{dossier.Id:n}:{step.Id}:{status.Opens!.Value.ToString("uuuuMMddHHmm", null)}"
        select new Opening(key, dossier, step, status);

    private void Tell(Opening opening)
    {
        var (key, dossier, step, status) = opening;
        var values = new Dictionary<string, LocalText> { ["step"] = step.Title.WithEnglish(), ["step-id"] = new(step.Id) };
        if (status.Closes is { } day)
            values["until"] = new(DateText.Long(day, Language.Nl), DateText.Long(day, Language.En));
        else if (status.End != OpenEnd.Unsaid)
            values["end"] = status.End.Text();
        var telling =
            status.Closes is not null ? Opened
            : status.End == OpenEnd.Unsaid ? OpenedWithoutEnd
            : OpenedUntilSaid;
        notifier.Tell(telling, dossier.Subject, dossier.Told, dossier.Organisation, values, once: key);
    }
}

/// <summary>Looks by itself every five minutes, as long as the site runs.</summary>
internal sealed class StepOpenings(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<StepOpenings> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "step-openings";
    public override LocalText Does => new("laten weten dat stappen opengaan", "telling that steps open");
    protected override TimeSpan Pause => TimeSpan.FromMinutes(5);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<TellOpenSteps>().Do(stop);
}
