using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>The scenarios of a round beside the rule of the call: what each would give, and what changes.</summary>
[For(Audience.Steering, Posts = Audience.Managing)]
public sealed class RoundComparePageModel(Db db, CallCatalogue calls, RoundScenarios scenarios, Texts L) : DossierPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "methode")]
    public string? Method { get; set; }

    [BindProperty(Name = "deel")]
    public string? Fit { get; set; }

    [BindProperty(Name = "tekort")]
    public string? Short { get; set; }

    [BindProperty(Name = "bedrag")]
    public string? Envelope { get; set; }

    public AwardRound Round { get; private set; } = null!;
    public string Title { get; private set; } = "";
    public IReadOnlyList<ComparedScenario> Compared { get; private set; } = [];
    public bool MayKeep => Actor.IsOver(Role.ProgrammeManager, Round.Measure) && Round.State == RoundState.Draft;

    public bool MayPropose(ComparedScenario scenario) => ProposeRound.Cannot(Actor, scenario.AtHand) is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Load(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        var method = Enum.GetValues<RoundMethod>().FirstOrDefault(m => RoundFile.NameOf(m) == Method);
        var kept = await scenarios.Keep(
            Actor,
            Round,
            Name?.Trim() ?? "",
            method,
            Fit == "partial",
            Short != "skip",
            Envelope?.Trim() ?? "",
            stop
        );
        return kept.Done
            ? Redirect($"/ronden/{Id}/vergelijk")
            : Refused([.. kept.Refusals.Select(r => r with { Field = r.Field == "envelope" ? "bedrag" : "naam" })]);
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        if (
            await db.AwardRounds.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, stop) is not { } round
            || !Actor.MaySteer(round.Measure)
            || calls.Find(round.Call) is not { } call
        )
            return false;
        (Round, Title) = (round, $"{L[call.Title]}, {L["ronde", "round"]} {round.Number}");
        Compared = await scenarios.Compare(round, stop);
        return true;
    }

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];
}
