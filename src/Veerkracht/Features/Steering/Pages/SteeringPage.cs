using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Steering.Pages;

/// <summary>A page about one call for who steers calls; for all others it is not there.</summary>
public abstract class SteeringPage(CallCatalogue calls, Texts L) : DossierPage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>What was just done, to say so: "proposed", "confirmed", "refused", "undone".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public CallDefinition Call { get; private set; } = null!;
    public string Address => $"/beheer/{Call.Slug}";

    protected Texts Texts => L;

    /// <summary>False where the call is not there, or not for this person.</summary>
    protected bool Load()
    {
        if (calls.Find(Slug) is not { } call || !Actor.MaySteer(call.Measure))
            return false;
        Call = call;
        return true;
    }

    public IReadOnlyList<string> Errors(params string[] names) =>
        [.. Refusals.Where(r => names.Contains(r.Field)).Select(r => L[r.Message])];

    /// <summary>An instant as wall time in Brussels.</summary>
    /// <param name="utc">UTC.</param>
    public string When(DateTime utc) =>
        DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))), L.Language);

    public static (Tone Tone, LocalText Word) StateOf(CallChange change) =>
        change.State switch
        {
            CallChangeState.Proposed => (Tone.Busy, new("Voorgesteld", "Proposed")),
            CallChangeState.InForce => (Tone.Success, new("Van kracht", "In force")),
            CallChangeState.Refused => (Tone.Error, new("Geweigerd", "Refused")),
            _ => (Tone.Neutral, new("Ongedaan gemaakt", "Undone")),
        };

    public LocalText? DoneText =>
        Done switch
        {
            "proposed" => new(
                "Uw voorstel wacht nu op de tweede goedkeurder. Tot dan verandert er niets.",
                "Your proposal now waits for the second approver. Until then nothing changes."
            ),
            "confirmed" => new(
                "De wijziging is van kracht. Iedereen voor wie ze telt, kreeg bericht.",
                "The change is in force. Everybody for whom it counts was told."
            ),
            "refused" => new(
                "Het voorstel is geweigerd. De oproep blijft zoals ze is.",
                "The proposal was refused. The call stays as it is."
            ),
            "undone" => new(
                "De wijziging is ongedaan gemaakt. Iedereen voor wie ze telde, kreeg bericht.",
                "The change was undone. Everybody for whom it counted was told."
            ),
            _ => null,
        };
}
