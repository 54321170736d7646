using Microsoft.AspNetCore.Mvc;

namespace Veerkracht.Features.Privacy.Pages;

/// <summary>What forgetting this person would do, in counts, or why it cannot be; and proposing it.</summary>
[For(Audience.Operating)]
public sealed class ForgetPersonModel(ProposeRemoval propose, Forgetting forgetting) : RemovalPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid PersonId { get; set; }

    public string? Reason { get; private set; }
    public ForgettingPreview Preview { get; private set; } = null!;

    /// <summary>Why it cannot be proposed now; null where it can.</summary>
    public Refusal? Cannot { get; private set; }

    public string Address => $"{PrivacyAccess.Href}/persoon/{PersonId}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.Operates)
            return Forbid();
        return await Load(stop) ? Page() : NotFound();
    }

    [Does(typeof(ProposeRemoval))]
    public async Task<IActionResult> OnPostAsync(string? reason, CancellationToken stop)
    {
        if (!Actor.Operates)
            return Forbid();
        var proposed = await propose.Do(Actor, PersonId, reason, stop);
        if (proposed.Done)
            return Redirect($"{PrivacyAccess.Href}?gedaan=voorgesteld");
        Reason = reason;
        return await Load(stop) ? Refused(proposed.Refusals) : NotFound();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        if (await forgetting.Look(PersonId, stop) is not { } preview)
            return false;
        Preview = preview;
        Cannot = await propose.Cannot(Actor, PersonId, stop);
        return true;
    }
}
