using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>
/// Every act on a dossier with before and after, and the journal lines behind every amount; for the administration, the auditor and the
/// applicant.
/// </summary>
[For(Audience.Applicant | Audience.Agency)]
public sealed class CaseHistoryPageModel(Db db, CaseHistory history, CallCatalogue calls, Texts L) : DossierPage
{
    public Dossier Dossier { get; private set; } = null!;
    public IReadOnlyList<ToldAct> Acts { get; private set; } = [];
    public IReadOnlyList<ToldTransfer> Journal { get; private set; } = [];

    public CallDefinition Call => calls.Get(Dossier.Call, Dossier.CallVersion);

    /// <summary>What an act kept, with the books in it as people call them: the holder's name stands in it already.</summary>
    public string Said(string value)
    {
        foreach (var right in Call.Funding.Rights)
            value = value.Replace($"right:{Call.Slug}:{right.Id}:", $"{L[right.Title]}: ", StringComparison.Ordinal);
        foreach (var pot in Call.Funding.Pots)
            value = value.Replace($"pot:{Call.Slug}:{pot.Id}", L[pot.Title], StringComparison.Ordinal);
        if (value == Core.Books.Book.EnvelopeName)
            return L["enveloppe", "envelope"];
        var title = Call.Funding.Rights.FirstOrDefault(r => r.Id == value)?.Title
            ?? Call.Funding.Pots.FirstOrDefault(p => p.Id == value)?.Title;
        return title is null ? value : L[title];
    }

    /// <summary>"Ingediend: Voorstel, versie 2": the step where the act is about one, and which version where it was sent again.</summary>
    public string Title(ToldAct told)
    {
        var step = Of(told, "step");
        var definition = calls.Get(Dossier.Call, Dossier.CallVersion).Steps.FirstOrDefault(s => s.Id == step);
        if (definition is null)
            return L[told.Title];
        var again = told.Act.Kind == SubmitStep.Kind.Code && Acts.Count(a => a.Act.Kind == told.Act.Kind && Of(a, "step") == step) > 1;
        var version = again && Of(told, "version") is { } number ? L[$", versie {number}", $", version {number}"] : "";
        return $"{L[told.Title]}: {L[definition.Title]}{version}";
    }

    /// <summary>Where the dossier says what was asked and why; the text of people stands there and not in the history.</summary>
    public static string? PlaceOf(ToldAct told) =>
        told.Act.Kind == OpenAgain.Kind.Code ? "versies"
        : told.Act.Kind == AskQuestion.Kind.Code || told.Act.Kind == AnswerQuestion.Kind.Code ? "vragen"
        : null;

    private static string? Of(ToldAct told, string name) => told.Evidence.FirstOrDefault(e => e.Name == name).Value;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await db.FindDossier(Actor, id, stop) is not { } dossier)
            return NotFound();
        Dossier = dossier;
        (Acts, Journal) = await history.Of(id, Actor.HasAuthorityOver(dossier.Measure), stop);
        return Page();
    }
}
