using Microsoft.AspNetCore.Mvc;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Check your answers: everything on one page, every error with a link to its field, and the button that sends.</summary>
public sealed class CheckPageModel(StepServices services, SubmitStep submit) : StepPage(services)
{
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Evaluation.Amounts, L, Evaluation.Unknown));

    /// <summary>Sending this page twice is one submission.</summary>
    public string Key => $"{Step.Id:n}-{Step.Version}";

    public IReadOnlyList<ToldAnswer> Told(Core.Forms.Section section) => ToldAnswers.Of(section, Answers, Evaluation, L, AddressOf(section));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        !await Load(stop) ? NotFound() : Step.Sent is not null ? Redirect($"{Address}/ontvangst") : Page();

    public async Task<IActionResult> OnPostAsync(int? version, string? key, CancellationToken stop)
    {
        var sent = await submit.Do(Actor, DossierId, StepId, key is { Length: > 0 and <= 200 } ? key : null, version, stop);
        if (sent.Done) return Redirect($"/dossiers/{DossierId}/stap/{StepId}/ontvangst");
        if (!await Load(stop)) return NotFound();
        if (sent.Refusals[0].Code == StepRefusals.DeadlinePassed) return Redirect($"{Address}/termijn");
        return Refused(sent.Refusals);
    }
}
