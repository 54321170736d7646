using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Withdraws an application before it is decided: a draft by anybody who works on it, what was sent by who may sign. It no longer asks for
/// money and gives up its place in the order of registration.
/// </summary>
public sealed class WithdrawApplication(ActFrame acts, PlacesInOrder places) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("withdraw-application", new("Aanvraag ingetrokken", "Application withdrawn"))
        {
            By = ActBy.Applicant,
            Tells =
            [
                Tellings.ToApplicant(
                    "Ingetrokken: {number}",
                    "Withdrawn: {number}",
                    "{name}. Uw bestuur trok deze aanvraag in. Reden: {reason}",
                    "{name}. Your organisation withdrew this application. Reason: {reason}"
                ),
                Tellings.ToHandlers(
                    "Ingetrokken: {number} van {government}",
                    "Withdrawn: {number} of {government}",
                    "{name}. De aanvrager trok de aanvraag in. Reden: {reason}",
                    "{name}. The applicant withdrew the application. Reason: {reason}"
                ) with
                {
                    When = new("als het ingediend was", "where it was sent"),
                },
            ],
            Words = new(
                "draft, by who works on it; registered, complete or selected, by a signer",
                "withdrawn; the place in the order ends",
                "what was asked goes back: asked → demand"
            ),
        };

    public Task<Outcome<Dossier>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        acts.Run<Dossier, Dossier>(Kind, actor, new DossierTarget(dossierId), reason, act => Withdraw(act, stop), stop);

    /// <summary>Why this actor cannot withdraw it now, whatever the reason; null where nothing stands in the way.</summary>
    public static Refusal? Cannot(Actor actor, Dossier dossier) => ActFrame.Refuses(Kind, actor, dossier) ?? Particular(actor, dossier);

    private static Refusal? Particular(Actor actor, Dossier dossier) =>
        dossier.State != DossierState.Draft && !DossierStates.Undecided.Contains(dossier.State) ? TooLate
        : dossier.State != DossierState.Draft && !actor.MaySign ? ActRefusals.SignerNeeded
        : null;

    private async Task<Outcome<Dossier>> Withdraw(ActScope<Dossier> act, CancellationToken stop)
    {
        var dossier = act.Subject;
        if (dossier.State == DossierState.Withdrawn)
            return act.Nothing(dossier);
        if (Particular(act.Actor, dossier) is { } refusal)
            return refusal;
        if (act.Reason is null or { Length: > MaxReason })
            return ReasonNeeded;

        if (dossier.State != DossierState.Draft)
            act.Tell(Kind.Tells[1]);
        act.Before = new { dossier.State };
        dossier.Go(DossierState.Withdrawn);
        act.After = new { dossier.State };
        act.Book(AskedMoney.Withdrawn(dossier));
        await places.Leave(dossier.Id, stop);
        return dossier;
    }

    public const int MaxReason = 2000;

    private static readonly Refusal TooLate = new(
        "too-late-to-withdraw",
        new LocalText(
            "Over deze aanvraag is al beslist, of er ligt een voorstel klaar. Neem contact op met de dienst.",
            "This application was decided on already, or a proposal is ready. Contact the agency."
        )
    );

    private static readonly Refusal ReasonNeeded = new(
        "reason-needed",
        new LocalText(
            "Zeg waarom u de aanvraag intrekt, in hoogstens 2000 tekens.",
            "Say why you withdraw the application, in at most 2000 characters."
        ),
        RefusalKind.Invalid,
        "reason"
    );
}
