using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework;

/// <summary>What a reader can do with a dossier now, in one sentence, and the page where that is done if it is another.</summary>
public sealed record CaseStatus(Tone Tone, LocalText Word, LocalText Sentence, string? Href = null, LocalText? Action = null)
{
    /// <param name="open">The step that the applicant may fill in now, if there is one.</param>
    public static CaseStatus Of(CaseFile file, Step? open)
    {
        var (tone, word) = DossierWords.Of(file.Dossier.State);
        return (file.Reader.WorksOnDrafts ? ForApplicant(file, open) : ForAdministration(file)) with { Tone = tone, Word = word };
    }

    private static CaseStatus ForApplicant(CaseFile file, Step? open)
    {
        var address = $"/dossiers/{file.Dossier.Id}";
        if (file.Open.Any())
            return Says("Het agentschap heeft een vraag voor u.", "The agency has a question for you.");
        return file.Dossier.State switch
        {
            DossierState.Draft => Says(
                "U kunt nog alles veranderen. Er is nog niets ingediend.",
                "You can still change everything. Nothing was sent yet.",
                $"{address}/stap/{file.Call.Steps[0].Id}",
                new("Werk verder", "Go on")
            ),
            DossierState.Registered => Says(
                "Het agentschap kijkt na of uw aanvraag volledig is. U hoeft niets te doen.",
                "The agency checks whether your application is complete. You need not do anything."
            ),
            DossierState.Selected when open is not null => Says(
                $"De jury koos uw aanvraag. U kunt nu invullen: {open.Title.Nl}.",
                $"The jury selected your application. You can now fill in: {open.Title.In(Language.En)}.",
                $"{address}/stap/{open.Id}",
                open.Title
            ),
            DossierState.Selected => Says(
                "De jury koos uw aanvraag. De volgende fase is nog niet open, of niet meer.",
                "The jury selected your application. The next phase is not open yet, or no longer."
            ),
            DossierState.Complete when file.ForJury is not null => Says(
                "Uw aanvraag is volledig. Nu kiest een jury wie naar de volgende fase gaat.",
                "Your application is complete. Now a jury chooses who goes on to the next phase."
            ),
            DossierState.Complete or DossierState.Proposed => Says(
                "Uw aanvraag is volledig. Het agentschap bereidt de beslissing voor.",
                "Your application is complete. The agency prepares the decision."
            ),
            DossierState.Awarded when open is not null => Says(
                $"U kunt nu doen: {Lower(open.Title.Nl)}.",
                $"You can now do: {Lower(open.Title.In(Language.En))}.",
                $"{address}/stap/{open.Id}",
                open.Title
            ),
            DossierState.Awarded => Says(
                "Het agentschap behandelt uw aanvraag tot betaling, of wacht op de volgende stap.",
                "The agency handles your claim, or waits for the next step."
            ),
            DossierState.Closed when open is not null => Says(
                "Alles is betaald. Er is nog een stap open.",
                "All was paid. One more step is open.",
                $"{address}/stap/{open.Id}",
                open.Title
            ),
            DossierState.Closed => Says("Alles is betaald. U hoeft niets meer te doen.", "All was paid. There is nothing left to do."),
            DossierState.Rejected => Says(
                "Uw aanvraag is afgewezen. De reden staat hieronder.",
                "Your application was rejected. The reason stands below."
            ),
            _ => Says("U hebt deze aanvraag ingetrokken.", "You withdrew this application."),
        };
    }

    private static CaseStatus ForAdministration(CaseFile file)
    {
        var approver = file.Reader.IsOver(Role.SecondApprover, file.Dossier.Measure);
        // A question about something else keeps nobody from noting what the bank did.
        if (file.Dossier is { AtBankSince: not null, Awaits: Desk.Applicant } && file.Reader.IsOver(Role.Finance, file.Dossier.Measure))
            return Next(file);
        return file.Dossier.Awaits switch
        {
            Desk.SecondApprover when approver => DossierActs.Withheld(file.Reader, file) is { } why
                ? Says(why.Text)
                : Says("Een voorstel wacht op uw beslissing.", "A proposal waits for your decision."),
            Desk.SecondApprover => Says("Een voorstel wacht op de tweede goedkeurder.", "A proposal waits for the second approver."),
            Desk.ProgrammeManager or Desk.Finance => Next(file),
            Desk.Applicant when file.Open.Any() => Says(
                "Wacht op het antwoord van de aanvrager.",
                "Waits for the answer of the applicant."
            ),
            Desk.Applicant => Says("Wacht op de volgende stap van de aanvrager.", "Waits for the next step of the applicant."),
            _ => Says("Dit dossier loopt niet meer.", "This dossier has ended."),
        };
    }

    private static CaseStatus Next(CaseFile file) =>
        file switch
        {
            { Dossier.State: DossierState.Registered } => Says(
                "Volgende stap: nakijken of de aanvraag volledig is.",
                "Next: check whether the application is complete."
            ),
            { ForJury: not null } => Says("Volgende stap: noteren wat de jury besliste.", "Next: record what the jury decided."),
            { Dossier.State: DossierState.Complete } => Says("Volgende stap: een toekenning voorstellen.", "Next: propose an award."),
            { Unfinished: { RecoverCents: > 0 } } => Says("Volgende stap: de terugbetaling noteren.", "Next: record the repayment."),
            { Unfinished: not null } => Says("Volgende stap: de betaling noteren.", "Next: record the payment."),
            { ClaimToPay: not null } => Says("Volgende stap: een betaling voorstellen.", "Next: propose a payment."),
            _ => Says("Bekijk wat de aanvrager heeft ingediend.", "Look at what the applicant sent."),
        };

    private static CaseStatus Says(string nl, string en, string? href = null, LocalText? action = null) =>
        new(Tone.Neutral, LocalText.Empty, new(nl, en), href, action);

    private static CaseStatus Says(LocalText sentence) => new(Tone.Neutral, LocalText.Empty, sentence);

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
