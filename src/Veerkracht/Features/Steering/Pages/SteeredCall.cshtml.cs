using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Steering.Pages.Forms;
using Veerkracht.Site;

namespace Veerkracht.Features.Steering.Pages;

/// <summary>One call: what counts now, what can be done, and the history of its changes.</summary>
[For(Audience.Steering)]
public sealed class SteeredCallModel(
    CallCatalogue calls,
    ChangeList changes,
    IEnumerable<ChangeForm> forms,
    IEnumerable<CallDeed> deeds,
    CallChangeKinds kinds,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : SteeringPage(calls, L)
{
    public IReadOnlyList<SignedChange> Changes { get; private set; } = [];
    public IEnumerable<SignedChange> Waiting => Changes.Where(c => c.Change.State == CallChangeState.Proposed);
    public IEnumerable<SignedChange> Decided => Changes.Where(c => c.Change.State != CallChangeState.Proposed);

    /// <summary>What this person can do with this call; only who proposes has anything to do here.</summary>
    public IReadOnlyList<(string Href, LocalText Title, LocalText Hint)> Deeds =>
        [
            .. forms.Where(f => f.Fits(Call) && Offers(f.Kind)).Select(f => ($"{Address}/{f.Kind}", f.Title, f.Hint)),
            .. deeds.Where(d => Actor.IsOver(Role.ProgrammeManager, Call.Measure)).Select(d => (d.Href(Call), d.Title, d.Hint)),
        ];

    private bool Offers(string kind) =>
        kinds.Find(kind) is { } known
        && ActFrame.Refuses(ProposeCallChange.Kind, Actor, new CallToChange(Call.Slug, Call.Measure, known)) is null;

    public string NameOf(OrganisationId organisation) =>
        organisations.Find(organisation, clock.Today) is { } found
            ? CallWords.Name(found.Class, found.Name)
            : organisations.NameOf(organisation, clock.Today);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Load())
            return NotFound();
        Changes = await changes.Of(Slug, stop);
        return Page();
    }

    /// <summary>Every window of every step; a step without windows has none.</summary>
    public IEnumerable<(Step Step, LocalText Who, Window? Window)> Windows =>
        Call.Steps.SelectMany(s =>
            s.Windows.Count == 0
                ? [(s, new LocalText("Iedereen", "Everybody"), null)]
                : s.Windows.Select(w => (s, Who(w, s.Windows.Count == 1), (Window?)w))
        );

    public string Days(Window? window) =>
        window is null ? Texts["geen vaste dagen", "no fixed days"]
        : window is { Opens: null, Closes: null, End: OpenEnd.Unsaid } ? Texts["nog niet bekend", "not yet known"]
        : Texts[CallWords.Period(window.Opens, window.Closes, window.End)];

    public bool IsOpen(Step step, Window? window) =>
        step.Opens.Count == 0 && (window is null || BrusselsTime.IsOpen(window.Opens, window.Closes, clock.Now));

    private static LocalText Who(Window window, bool only) =>
        window.Classes.Count > 0
            ? CallWords.Upper(CallWords.List([.. window.Classes.Order(StringComparer.Ordinal).Select(CallWords.Class)]))
        : only ? new("Iedereen", "Everybody")
        : new("Alle anderen", "All others");
}
