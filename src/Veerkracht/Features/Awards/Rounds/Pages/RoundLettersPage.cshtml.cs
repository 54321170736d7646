using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Steering;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>The letters of all that a round awarded: a list that marks each that went out, and all of them as one ZIP.</summary>
[For(Audience.Steering)]
public sealed class RoundLettersPageModel(RoundFiles files, RoundLetters letters, Texts L) : DossierPage
{
    public RoundFileShown Shown { get; private set; } = null!;
    public IReadOnlyList<RoundLetter> All { get; private set; } = [];
    public int Sent => All.Count(l => l.SentOn is not null);
    public int Mailed => All.Count(l => l.ByMail);

    /// <param name="form">"zip" behind the address; the list itself without.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? form, CancellationToken stop)
    {
        if (await files.Find(Actor, id, stop) is not { } found || !Actor.MaySteer(found.Round.Measure))
            return NotFound();
        if (form is not (null or "zip"))
            return NotFound();
        if (form is null)
        {
            (Shown, All) = (found, await letters.Of(id, stop));
            return Page();
        }
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename={found.Round.Call}-ronde-{found.Round.Number}-brieven.zip";
        await Response.StartAsync(stop);
        await letters.Write(Response.BodyWriter.AsStream(), Actor, id, L, stop);
        return new EmptyResult();
    }
}
