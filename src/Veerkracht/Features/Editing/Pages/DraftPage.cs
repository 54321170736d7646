using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>A page about one draft of a call: loads it for who may see it, and leads to its rooms.</summary>
public abstract class DraftPage(DraftServices services) : DossierPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid DraftId { get; set; }

    public CallDraft Draft { get; private set; } = null!;

    protected DraftServices Services => services;
    protected Texts L => services.Texts;

    public string Address => $"/opstellen/{DraftId}";
    public string Title => L[DraftWords.Title(Draft)];

    /// <summary>
    /// This person may change the text of the draft, and it may be changed now. That is no act: whether one is offered, its declaration
    /// says.
    /// </summary>
    public bool MayWrite => Actor.MayWrite(Draft) && Draft.State == CallDraftState.Writing;

    /// <summary>False where the draft is not there for this person.</summary>
    protected async Task<bool> Load(CancellationToken stop)
    {
        if (await services.Db.FindDraft(Actor, DraftId, stop) is not { } draft)
            return false;
        Draft = draft;
        return true;
    }

    /// <summary>The rooms of the draft; which one this is follows from the address.</summary>
    public IReadOnlyList<DraftRoom> Rooms =>
        [
            Room(L["Overzicht", "Overview"], ""),
            Room(L["Formulier", "Form"], "deel"),
            Room(L["Berichten", "Messages"], "berichten"),
            Room(L["Bestand", "File"], "bestand"),
            Room(L["Proefaanvraag", "Try it"], "proef"),
            Room(L["Voorbeelden", "Examples"], "voorbeelden"),
            Room(L["Raadpleging", "Consultation"], "raadpleging"),
            Room(L["Wat verandert", "What changes"], "verschil"),
            Room(L["Publiceren", "Publish"], "publiceren"),
        ];

    /// <summary>The page again, with refusals that name their field shown beside it.</summary>
    public IReadOnlyList<string> ErrorsOf(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    public string When(DateTime utc) => Moments.Long(utc, L);

    protected async Task<string> NameOf(Guid person, CancellationToken stop) =>
        await services.Db.People.AsNoTracking().Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(stop) ?? "Veerkracht";

    private DraftRoom Room(string title, string part) => new(title, part.Length == 0 ? Address : $"{Address}/{part}", IsCurrent(part));

    private bool IsCurrent(string part)
    {
        var path = Request.Path.Value ?? "";
        return part.Length == 0 ? path.TrimEnd('/') == Address : path.StartsWith($"{Address}/{part}", StringComparison.Ordinal);
    }
}

/// <summary>A room of a draft in the list at the top of its pages.</summary>
public sealed record DraftRoom(string Title, string Href, bool Current);

/// <summary>What every page of a draft needs.</summary>
public sealed record DraftServices(Db Db, DraftChecks Checks, CallCatalogue Calls, Clock Clock, Texts Texts);

/// <summary>Times as these pages say them.</summary>
public static class Moments
{
    /// <param name="utc">UTC; shown as the wall clock of Brussels.</param>
    public static string Long(DateTime utc, Texts L) => DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(utc)), L.Language);
}
