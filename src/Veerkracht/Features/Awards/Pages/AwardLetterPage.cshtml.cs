using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Awards.Pages;

/// <summary>The award letter, as a page and as a PDF, in the language of the reader.</summary>
[For(Audience.Applicant | Audience.Agency)]
public sealed class AwardLetterPageModel(AwardLetters letters, Texts L) : DossierPage
{
    public AwardLetter Letter { get; private set; } = null!;

    /// <summary>The terms of art in the letter.</summary>
    public IReadOnlyList<Term> Terms =>
        [
            .. Letter.Call.Funding.Rights.Count > 0 ? new[] { Term.DrawingRight } : [],
            .. Letter.Instalments.Count > 1 ? new[] { Term.Instalment } : [],
        ];

    /// <param name="form">"pdf" behind the address; the page itself without.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? form, CancellationToken stop)
    {
        if (await letters.Find(Actor, id, stop) is not { } letter)
            return NotFound();
        Letter = letter;
        return form switch
        {
            null => Page(),
            "pdf" => File(AwardLetterPdf.Make(letter, L), "application/pdf", $"{L["toekenning", "award"]}-{letter.Dossier.Number}.pdf"),
            _ => NotFound(),
        };
    }
}
