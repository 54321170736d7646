using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications.Pages;

namespace Veerkracht.Features.Applications.Together.Pages;

/// <summary>The remarks beside one question, with their answers.</summary>
[For(Audience.Applicant)]
public sealed class RemarksPageModel(StepServices services) : StepPage(services)
{
    [BindProperty(SupportsGet = true, Name = "field")]
    public string Field { get; set; } = "";

    public Section Section { get; private set; } = null!;
    public string Label { get; private set; } = "";
    public IReadOnlyList<RemarkThread> Threads { get; private set; } = [];
    public string Here => RemarkAddress.Of(DossierId, StepId, Field);

    /// <summary>What was typed in a form that was refused, so that nobody types it twice.</summary>
    public string? Typed(string name) => Refusals.Count > 0 && Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public IReadOnlyList<string> Errors(string name) => [.. Refusals.Where(r => r.Field == name).Select(r => L[r.Message])];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        !await Show(stop) ? NotFound()
        : !Step.IsBeingWritten ? Redirect($"{Address}/ontvangst")
        : Page();

    public async Task<IActionResult> OnPostLeaveAsync([FromServices] LeaveRemark leave, string? text, CancellationToken stop) =>
        await Answer(await leave.Do(Actor, DossierId, StepId, Field, text ?? "", stop), "text", stop);

    public async Task<IActionResult> OnPostAnswerAsync([FromServices] AnswerRemark answer, Guid remark, CancellationToken stop)
    {
        var box = $"a{remark:n}_text";
        return await Answer(await answer.Do(Actor, remark, Request.Form[box].ToString(), stop), box, stop);
    }

    public async Task<IActionResult> OnPostCloseAsync(
        [FromServices] CloseRemark close,
        [FromServices] AnswerRemark answer,
        Guid remark,
        CancellationToken stop
    )
    {
        // Who typed an answer and marks it as done means both.
        var box = $"a{remark:n}_text";
        if (Request.Form[box].ToString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            var answered = await answer.Do(Actor, remark, text, stop);
            if (!answered.Done)
                return await Answer(answered, box, stop);
        }
        return await Answer(await close.Do(Actor, remark, stop), box, stop);
    }

    private async Task<IActionResult> Answer(Outcome<DraftRemark> outcome, string box, CancellationToken stop)
    {
        if (outcome.Done)
            return Redirect(Here);
        return await Show(stop) ? Refused([.. outcome.Refusals.Select(r => r with { Field = r.Field is null ? null : box })]) : NotFound();
    }

    private async Task<bool> Show(CancellationToken stop)
    {
        if (!await Load(stop) || FormPath.FieldAt(Definition.Form, Field) is not { } field)
            return false;
        var top = Field.Split('.', '[')[0];
        Section = Definition.Form.Sections.First(s => s.Fields.Any(f => f.Id == top));
        Label = L[field.Label] is { Length: > 0 } label ? label : L[Section.Title];
        await Meet(Section.Id, stop);
        Threads = [.. Company.Remarks.Where(r => r.Top == top)];
        return true;
    }
}
