using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>The rounds of all calls that this person may look at, and the calls of which one can begin.</summary>
[For(Audience.Steering)]
public sealed class RoundsPageModel(Db db, CallCatalogue calls, StartRound start) : DossierPage
{
    [BindProperty(Name = "call")]
    public string? Slug { get; set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<(AwardRound Round, CallDefinition Call)> Rounds { get; private set; } = [];

    /// <summary>Calls of which this person can begin a round.</summary>
    public IReadOnlyList<CallDefinition> ToBegin { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.MaySteer())
            return NotFound();
        var own = calls.InForce.Where(c => Actor.MaySteer(c.Measure)).ToDictionary(c => c.Slug, StringComparer.Ordinal);
        var slugs = own.Keys.ToList();
        Rounds =
        [
            .. (
                await db.AwardRounds.AsNoTracking().Where(r => slugs.Contains(r.Call)).OrderByDescending(r => r.StartedAt).ToListAsync(stop)
            ).Select(r => (r, own[r.Call])),
        ];
        var busy = Rounds.Where(r => r.Round.State != RoundState.Decided).Select(r => r.Round.Call).ToHashSet(StringComparer.Ordinal);
        ToBegin =
        [
            .. own.Values.Where(c => !busy.Contains(c.Slug) && ActFrame.Refuses(StartRound.Kind, Actor, new CallToRound(c)) is null),
        ];
        return Page();
    }

    [Does(typeof(StartRound), NamesSubject = true)]
    public async Task<IActionResult> OnPostStartAsync(CancellationToken stop)
    {
        var outcome = await start.Do(Actor, Slug ?? "", stop);
        if (outcome.Done)
            return Redirect($"/ronden/{outcome.Value.Id}");
        return await OnGetAsync(stop) is NotFoundResult none ? none : Refused(outcome.Refusals);
    }

    public static (Tone Tone, LocalText Word) StateOf(RoundState state) =>
        state switch
        {
            RoundState.Draft => (Tone.Draft, new("In opmaak", "Being made")),
            RoundState.Proposed => (Tone.Busy, new("Voorgesteld", "Proposed")),
            _ => (Tone.Success, new("Beslist", "Decided")),
        };
}
