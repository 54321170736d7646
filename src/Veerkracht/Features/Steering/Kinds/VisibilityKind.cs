using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// Takes a call out of sight of the public and of who has no dossier in it, or shows it again. Drafts stay with their owners.
/// </summary>
public sealed class VisibilityKind(AdjustmentServices services) : AdjustmentKind<VisibilityAdjustment>(services)
{
    public override string Kind => "visibility";
    public override LocalText Title => new("Verberg of toon de oproep", "Hide or show the call");
    protected override bool AlsoWhenWithdrawn => true;

    protected override Task<Outcome<VisibilityAdjustment>> Check(
        CallDefinition call,
        VisibilityAdjustment change,
        CancellationToken stop
    ) =>
        Task.FromResult<Outcome<VisibilityAdjustment>>(
            call.Decided.Hidden == change.Hidden
                ? Invalid("nothing-changes", "hidden", "Zo staat de oproep er nu al voor.", "The call is so already.")
                : change
        );

    protected override LocalText What(CallDefinition call, VisibilityAdjustment change) =>
        change.Hidden
            ? new(
                "De oproep is verborgen voor het publiek en voor besturen zonder dossier.",
                "The call is hidden from the public and from governments without a dossier."
            )
            : new("De oproep is weer zichtbaar voor iedereen.", "The call is visible to everybody again.");

    protected override async Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        VisibilityAdjustment change,
        CancellationToken stop
    )
    {
        var dossiers = await Services.Concerned.Dossiers(before.Slug, Scope.All, stop);
        return new Effect(
            [
                after.Decided.Hidden
                    ? new("Niemand kan nog een nieuwe aanvraag starten.", "Nobody can start a new application.")
                    : new(
                        "Wie mag aanvragen, kan weer een aanvraag starten zolang de oproep open is.",
                        "Who may apply can start an application again while the call is open."
                    ),
                new(
                    $"Lopende dossiers: {dossiers.Count}. Ze blijven bereikbaar voor hun bestuur, en kunnen verder binnen hun termijn.",
                    $"Running dossiers: {dossiers.Count}. They stay within reach of their government, and can go on within their windows."
                ),
            ],
            Concerned.Each(
                dossiers,
                new(
                    "Uw dossier blijft voor u bereikbaar en u kunt ermee verder.",
                    "Your dossier stays within your reach and you can go on with it."
                )
            )
        );
    }
}
