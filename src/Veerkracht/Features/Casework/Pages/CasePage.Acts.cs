using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>What is posted from the page of a dossier: any act by its declared form, and the answer to one of several questions.</summary>
public sealed partial class CasePageModel
{
    private IReadOnlyList<StreamedFile> Received => StreamedFormAttribute.Files(HttpContext);

    /// <summary>Any act that is offered by a form: the boxes of the form "propose-award" are named "propose-award_reason".</summary>
    [DoesDossierActs]
    public async Task<IActionResult> OnPostAsync(Guid id, [FromQuery(Name = "doe")] string? form, CancellationToken stop)
    {
        if (DossierActs.Find(form) is not { } deed)
            return NotFound();
        var input = new ActInput(
            deed.Form.Boxes.ToDictionary(b => b.Name, b => Request.Form[$"{deed.Form.Id}_{b.Name}"].ToString())
                .Concat(deed.Form.Fixed)
                .ToDictionary(p => p.Key, p => p.Value),
            Received.ToLookup(
                f => f.Field.StartsWith($"{deed.Form.Id}_", StringComparison.Ordinal) ? f.Field[(deed.Form.Id.Length + 1)..] : "",
                f => (IActFile)f.File
            )
        )
        {
            Seen = Request.Form[$"{deed.Form.Id}_seen"].ToString() is { Length: > 0 } seen ? seen : null,
        };
        return await Answer(id, deed.Do(HttpContext.RequestServices, Actor, id, input, stop), deed.Kind.Code, deed.Form.Id, stop);
    }

    [Does(typeof(AnswerQuestion))]
    public Task<IActionResult> OnPostAnswerAsync(Guid id, Guid question, [FromServices] AnswerQuestion act, CancellationToken stop)
    {
        var form = $"q{question:n}";
        return Answer(
            id,
            act.Do(
                Actor,
                question,
                Request.Form[$"{form}_answer"].ToString(),
                [.. Received.Where(f => f.Field == $"{form}_files").Select(f => f.File)],
                stop
            ),
            AnswerQuestion.Kind.Code,
            form,
            stop
        );
    }

    [Does(typeof(AssignCase))]
    public Task<IActionResult> OnPostAssignAsync(Guid id, [FromServices] AssignCase act, CancellationToken stop) =>
        Answer(
            id,
            act.Do(Actor, id, Guid.TryParse(Request.Form["person"], out var person) ? person : null, stop),
            AssignCase.Kind.Code,
            "",
            stop
        );

    [Does(typeof(WriteNote))]
    public Task<IActionResult> OnPostNoteAsync(Guid id, [FromServices] WriteNote act, CancellationToken stop) =>
        Answer(
            id,
            act.Do(
                Actor,
                id,
                Request.Form["note"].ToString(),
                [.. Request.Form["mentioned"].Select(p => Guid.TryParse(p, out var person) ? person : Guid.Empty)],
                stop
            ),
            WriteNote.Kind.Code,
            "",
            stop
        );
}
