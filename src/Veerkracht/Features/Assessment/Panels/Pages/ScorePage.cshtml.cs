using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;

namespace Veerkracht.Features.Assessment.Panels.Pages;

/// <summary>Where an assessor reads an application and gives its points.</summary>
[For(Audience.Assessing)]
public sealed class ScorePageModel(
    AssessedDossiers dossiers,
    GiveScores give,
    CorrectScores correct,
    KeepScores keep,
    DeclareConflict declare,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : DossierPage
{
    public AssessedDossier Assessed { get; private set; } = null!;

    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? DoneKind { get; set; }

    public string? Done =>
        DoneKind == "bewaard" ? L["Bewaard. U bent nog niet klaar.", "Saved. You are not done yet."]
        : ActCatalogue.Told(DoneKind) is { } told ? L[told]
        : null;

    /// <summary>Why points can be neither given nor corrected now; null where they can.</summary>
    public Refusal? Cannot =>
        ActFrame.Refuses(Assessed.Own is null ? GiveScores.Kind : CorrectScores.Kind, Actor, Assessed.Dossier)
        ?? (Assessed.Own is null && clock.Today.ToDateOnly() > Assessed.Panel!.DueOn ? ScoreRefusals.TermOver : null);

    public bool MayDeclare => ActFrame.Refuses(DeclareConflict.Kind, Actor, Assessed.Dossier) is null;

    public string Day(DateOnly day) => L[PanelWordsOfSite.Day(day)];

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    /// <summary>What stands in a box: what was typed, else what was given, else what was kept.</summary>
    public string Value(string box, Func<TypedScore, string> of, string criterion) =>
        Refusals.Count > 0 && Request.HasFormContentType ? Request.Form[box].ToString()
        : (Assessed.Own?.Scores ?? Assessed.Draft).FirstOrDefault(s => s.Criterion == criterion) is { } score ? of(score)
        : "";

    public string Reason => Refusals.Count > 0 && Request.HasFormContentType ? Request.Form["reden"].ToString() : "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    [Does(typeof(GiveScores), Doing = "geven")]
    [Does(typeof(CorrectScores), Doing = "verbeteren")]
    [Does(typeof(DeclareConflict), Doing = "belang")]
    public async Task<IActionResult> OnPostAsync(
        Guid id,
        string? doe,
        string? gezien,
        string? reden,
        string? belang,
        CancellationToken stop
    )
    {
        if (!await Load(id, stop))
            return NotFound();
        var typed = Typed();
        var (done, refusals) = doe switch
        {
            "geven" => (GiveScores.Kind.Code, (await give.Do(Actor, id, typed, gezien, stop)).Refusals),
            "verbeteren" => (CorrectScores.Kind.Code, Renamed((await correct.Do(Actor, id, typed, reden, gezien, stop)).Refusals, "reden")),
            "bewaren" => ("bewaard", (await keep.Do(Actor, id, typed, stop)).Refusals),
            "belang" => (DeclareConflict.Kind.Code, Renamed((await declare.Do(Actor, id, belang, stop)).Refusals, "belang")),
            _ => ("", [Refusal.NotFound()]),
        };
        if (refusals.Count == 0)
            return Redirect($"/beoordelen/{id}?gedaan={done}");
        if (refusals[0].Kind == RefusalKind.Forbidden && refusals[0].Code == "forbidden")
            return Forbid();
        return Refused(refusals);
    }

    /// <summary>The application as a PDF, without what is hidden.</summary>
    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop) || Assessed.Steps.Count == 0)
            return NotFound();
        var dossier = Assessed.Dossier;
        var letter = new PdfLetter(dossier.Number, L.Tag, dossier.Number, clock.UtcNow, (page, pages) =>
            L[$"pagina {page} van {pages}", $"page {page} of {pages}"]
        )
            .Sender("Veerkracht")
            .Heading(dossier.Number)
            .Facts([
                (L["Oproep", "Call"], L[Assessed.Call.Title]),
                (L["Bestuur", "Organisation"], dossier.OrganisationName),
                (L["Gelezen door", "Read by"], Actor.Name),
            ]);
        if (Assessed.Hidden.Count > 0)
            letter.Paragraph(
                L["Verborgen tot u punten gaf: ", "Hidden until you gave points: "] + string.Join(", ", Assessed.Hidden.Select(h => L[h]))
            );
        foreach (var step in Assessed.Steps)
            // The why of an amount can tell what is hidden.
            Applications.AnswersPdf.Add(
                letter,
                step.Step,
                step.Answers,
                step.Evaluation,
                AmountTable.Of(step.Step, []),
                key => organisations.NameOf(key, clock.Today),
                L
            );
        return File(letter.ToBytes(), "application/pdf", $"{dossier.Number}.pdf");
    }

    /// <summary>The reason of an act by the name that its box has here.</summary>
    private static IReadOnlyList<Refusal> Renamed(IReadOnlyList<Refusal> refusals, string box) =>
        [.. refusals.Select(r => r.Field == "reason" ? r with { Field = box } : r)];

    private IReadOnlyList<TypedScore> Typed() =>
        [
            .. (Assessed.Rules?.Given ?? []).Select(c => new TypedScore(
                c.Id,
                Request.Form[ScoresJson.PointsBox(c.Id)].ToString(),
                Request.Form[ScoresJson.CommentBox(c.Id)].ToString()
            )),
        ];

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await dossiers.Find(Actor, id, stop) is not { } assessed)
            return false;
        Assessed = assessed;
        return true;
    }
}
