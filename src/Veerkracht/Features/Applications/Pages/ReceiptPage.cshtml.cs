using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>The receipt of what was sent: as a page, as a PDF, and as the very bytes of which it carries the SHA-256.</summary>
[For(Audience.Applicant | Audience.Agency)]
public sealed class ReceiptPageModel(StepServices services, OrganisationRegistry organisations) : StepPage(services)
{
    public Receipt Receipt { get; private set; } = null!;
    public string SentBy { get; private set; } = "";
    public string SentAt => DateText.Long(Receipt.SentInBrussels, L.Language);
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Receipt.Amounts, L));

    public IReadOnlyList<ToldAnswer> Told(Core.Forms.Section section) => ToldAnswers.Of(section, Answers, Evaluation, L, names: Name);

    private string Name(string key) => organisations.NameOf(key, Receipt.SentInBrussels.Date);

    protected override string InView => Step.Sent ?? Step.Answers;

    /// <param name="form">"pdf" or "json" behind the address; the page itself without.</param>
    public async Task<IActionResult> OnGetAsync(string? form, CancellationToken stop)
    {
        if (!await Load(stop, draftOnly: false))
            return NotFound();
        if (Receipt.Of(Call, Dossier, Step) is not { } receipt)
            return Redirect($"{Address}/controle");
        Receipt = receipt;
        SentBy = await Services.Db.People.Where(p => p.Id == receipt.SentBy).Select(p => p.Name).FirstOrDefaultAsync(stop) ?? "";
        return form switch
        {
            null => Page(),
            "pdf" => File(
                ReceiptPdf.Make(receipt, Call, Definition, Evaluation, SentBy, Name, L),
                "application/pdf",
                $"ontvangstbewijs-{receipt.Number}-{StepId}.pdf"
            ),
            "json" => File(receipt.Bytes, "application/json; charset=utf-8", $"{receipt.Number}-{StepId}.json"),
            _ => NotFound(),
        };
    }
}
