using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Documents.Scanning;

/// <summary>Whether a scanner looks at what is attached, and how many files wait for it.</summary>
internal sealed class ScannerInstrument(Db db, Scanner scanner, Clock clock) : IInstrument
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly LocalText Label = new("Virusscanner", "Virus scanner");

    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        if (!scanner.IsThere)
            return
            [
                new(Panel.Files, "scanner", Label, new("geen: bestanden openen zonder controle", "none: files open unchecked"))
                {
                    Condition = Condition.Attention,
                    Advice = new(
                        "Zet clamd op de server en noem het in Files:Scanner, of laat de map met bestanden anders nakijken.",
                        "Run clamd on the server and name it in Files:Scanner, or have the directory of files looked at by another scanner."
                    ),
                },
            ];
        var answers = await scanner.Answers(stop);
        var waiting = await db.Documents.CountAsync(d => d.Verdict == Verdict.Waiting, stop);
        var since = clock.UtcNow - Long;
        var late = waiting > 0 && await db.Documents.AnyAsync(d => d.Verdict == Verdict.Waiting && d.UploadedAt < since, stop);
        return
        [
            new(
                Panel.Files,
                "scanner",
                Label,
                answers ? new("kijkt elk bestand na", "looks at each file") : new("antwoordt niet", "does not answer")
            )
            {
                Condition = answers ? Condition.Fine : Condition.Wrong,
                Advice = answers
                    ? null
                    : new(
                        "Kijk of clamd draait. Intussen opent niemand een nieuw bestand, behalve wie het toevoegde.",
                        "See whether clamd runs. Meanwhile nobody opens a new file but who added it."
                    ),
            },
            new(
                Panel.Files,
                "scanner.waiting",
                new("Bestanden die op de scanner wachten", "Files that wait for the scanner"),
                new($"{waiting}", $"{waiting}")
            )
            {
                Value = waiting,
                Unit = "{file}",
                Condition = late ? Condition.Attention : Condition.Fine,
                Advice = late
                    ? new(
                        "Een bestand wacht al meer dan tien minuten. Kijk in het logboek van clamd; StreamMaxLength is misschien te klein.",
                        "A file has waited for more than ten minutes. Look in the log of clamd; perhaps it is larger than StreamMaxLength."
                    )
                    : null,
            },
        ];
    }
}
