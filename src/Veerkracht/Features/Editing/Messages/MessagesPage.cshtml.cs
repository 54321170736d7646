using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Features.Editing.Pages;
using Veerkracht.Features.Editing.Parts;

namespace Veerkracht.Features.Editing.Messages;

/// <summary>The messages of a call: which it says in its own words, and which the site says.</summary>
[For(Audience.Steering)]
public sealed class CallMessagesModel(DraftServices services, SaveDraft save) : PartsPage(services, save)
{
    public IReadOnlyList<WrittenMessage> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadText(stop))
            return NotFound();
        All = Text is { } text ? [.. MessageKinds.All.Select(k => new WrittenMessage(text, k))] : [];
        return Page();
    }
}
