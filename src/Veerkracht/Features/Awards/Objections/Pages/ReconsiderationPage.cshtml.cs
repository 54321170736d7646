using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Objections.Pages;

/// <summary>The letter on an objection or on a reopened decision, as a page and as a PDF, in the language of the reader.</summary>
[For(Audience.Applicant | Audience.Agency)]
public sealed class ReconsiderationPageModel(ReconsiderationLetters letters, Texts L) : DossierPage
{
    public ReconsiderationLetter Letter { get; private set; } = null!;

    /// <param name="form">"pdf" behind the address; the page itself without.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid item, string? form, CancellationToken stop)
    {
        if (await letters.Find(Actor, id, item, stop) is not { } letter)
            return NotFound();
        Letter = letter;
        return form switch
        {
            null => Page(),
            "pdf" => File(
                ReconsiderationLetterPdf.Make(letter, L),
                "application/pdf",
                $"{L["herziening", "reconsideration"]}-{letter.Objection?.Number ?? letter.Dossier.Number}.pdf"
            ),
            _ => NotFound(),
        };
    }
}
