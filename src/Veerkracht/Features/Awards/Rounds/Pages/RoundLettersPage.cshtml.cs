using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Steering;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>
/// The letters of all that a round awarded, as one ZIP: each is made when the one before was sent, so memory does not grow.
/// </summary>
[For(Audience.Steering)]
public sealed class RoundLettersPageModel(Db db, RoundFiles files, AwardLetters letters, Texts L) : DossierPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await files.Find(Actor, id, stop) is not { } found || !Actor.MaySteer(found.Round.Measure))
            return NotFound();
        var dossiers = await db
            .Awards.AsNoTracking()
            .Where(a => a.RoundId == id && a.State == AwardState.Confirmed)
            .OrderBy(a => a.DossierId)
            .Select(a => a.DossierId)
            .ToListAsync(stop);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename={found.Round.Call}-ronde-{found.Round.Number}-brieven.zip";
        await Response.StartAsync(stop);
        await using (var zip = new ZipArchive(Response.BodyWriter.AsStream(), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var dossier in dossiers)
            {
                if (await letters.Find(Actor, dossier, stop) is not { } letter)
                    continue;
                await using var entry = await zip.CreateEntry($"{letter.Dossier.Number}.pdf").OpenAsync(stop);
                await entry.WriteAsync(AwardLetterPdf.Make(letter, L), stop);
            }
        }
        return new EmptyResult();
    }
}
