using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>The receipt of what was sent: as a page, as a PDF, and as the very bytes of which it carries the SHA-256.</summary>
[For(Audience.Applicant | Audience.Agency)]
public sealed class ReceiptPageModel(StepServices services, OrganisationRegistry organisations, ReviseStep revise) : StepPage(services)
{
    /// <summary>Number of the version that is asked for; the one that counts where none is.</summary>
    [BindProperty(SupportsGet = true, Name = "versie")]
    public int? Version { get; set; }

    public Receipt Receipt { get; private set; } = null!;

    /// <summary>Those that were sent before the one that counts, the newest first.</summary>
    public IReadOnlyList<SentVersion> Earlier { get; private set; } = [];

    /// <summary>The reader can begin a change of what counts.</summary>
    public bool MayRevise => Receipt.ReplacedAt is null && Opening is null && revise.Cannot(Actor, Dossier, Step) is null;

    private string? _answers;

    /// <summary>Of addresses about the version that is shown.</summary>
    public string Query => Receipt.ReplacedAt is null ? "" : $"?versie={Receipt.Version}";
    public string SentBy { get; private set; } = "";
    public string SentAt => DateText.Long(Receipt.SentInBrussels, L.Language);
    public AmountTable Amounts => AmountTable.Of(Definition, AmountLine.Of(Call, Receipt.Amounts, L), Asked);

    public IReadOnlyList<ToldAnswer> Told(Core.Forms.Section section) => ToldAnswers.Of(section, Answers, Evaluation, L, names: Name);

    private string Name(string key) => organisations.NameOf(key, Receipt.SentInBrussels.Date);

    protected override string InView => _answers ?? Step.Sent ?? Step.Answers;

    /// <param name="form">"pdf" or "json" behind the address; the page itself without.</param>
    public async Task<IActionResult> OnGetAsync(string? form, CancellationToken stop)
    {
        if (!await Find(stop, draftOnly: false))
            return NotFound();
        if (Receipt.Of(Call, Dossier, Step) is not { } receipt)
            return Redirect($"{Address}/controle");
        if (Step.Resent > 0)
            Earlier = await Services
                .Db.SentVersions.AsNoTracking()
                .Where(v => v.DossierId == DossierId && v.StepId == StepId)
                .OrderByDescending(v => v.Number)
                .ToListAsync(stop);
        if (Version is { } number && number != receipt.Version)
        {
            if (Earlier.FirstOrDefault(v => v.Number == number) is not { } version)
                return NotFound();
            (receipt, _answers) = (Receipt.Of(Call, Dossier, version), version.Sent);
        }
        await Evaluate(AnswersJson.Read(InView), stop);
        Receipt = receipt;
        SentBy = await Services.Db.People.Where(p => p.Id == receipt.SentBy).Select(p => p.Name).FirstOrDefaultAsync(stop) ?? "";
        return form switch
        {
            null => Page(),
            "pdf" => File(
                ReceiptPdf.Make(receipt, Call, Definition, Evaluation, Asked, SentBy, Name, L),
                "application/pdf",
                $"ontvangstbewijs-{receipt.Number}-{StepId}{(Query.Length == 0 ? "" : $"-{receipt.Version}")}.pdf"
            ),
            "json" => File(receipt.Bytes, "application/json; charset=utf-8", $"{receipt.Number}-{StepId}.json"),
            _ => NotFound(),
        };
    }
}
