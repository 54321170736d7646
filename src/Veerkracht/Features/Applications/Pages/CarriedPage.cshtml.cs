using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>What came along from an earlier application into a draft that began with it, and what did not.</summary>
[For(Audience.Applicant)]
public sealed class CarriedPageModel(StepServices services, EarlierAnswers earlier) : StepPage(services)
{
    /// <summary>Number of the dossier that it comes from.</summary>
    public string From { get; private set; } = "";

    /// <summary>Questions that were filled in, in the order of the form.</summary>
    public IReadOnlyList<Field> Carried { get; private set; } = [];
    public IReadOnlyList<UnkeptAnswer> Unkept => UnkeptAnswers.Read(Step);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        if (Dossier.StartedFrom is not { } from || await earlier.Find(Actor, Call, from, stop) is not { } source)
            return Redirect(Address);
        var kept = source.Carried.Kept;
        (From, Carried) = (source.Dossier.Number, [.. Definition.Form.Fields.Where(f => kept.ContainsKey(f.Id))]);
        return Page();
    }
}
