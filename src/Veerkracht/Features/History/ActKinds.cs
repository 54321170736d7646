using Veerkracht.Core.Texts;

namespace Veerkracht.Features.History;

/// <summary>Every act that there is, with the words in which the history tells it. docs/acts.md says what each may do; a test holds both together.</summary>
public static class ActKinds
{
    public const string LoadProgramme = "load-programme";
    public const string PublishCall = "publish-call";
    public const string ProposeCallChange = "propose-call-change";
    public const string ConfirmCallChange = "confirm-call-change";
    public const string RefuseCallChange = "refuse-call-change";
    public const string UndoCallChange = "undo-call-change";
    public const string OpenConsultation = "open-consultation";
    public const string CloseConsultation = "close-consultation";
    public const string AnswerComment = "answer-comment";
    public const string StartApplication = "start-application";
    public const string SubmitStep = "submit-step";
    public const string WithdrawApplication = "withdraw-application";
    public const string CheckCompleteness = "check-completeness";
    public const string AskQuestion = "ask-question";
    public const string AnswerQuestion = "answer-question";
    public const string ProposeAward = "propose-award";
    public const string ConfirmAward = "confirm-award";
    public const string RefuseAward = "refuse-award";
    public const string ProposeRejection = "propose-rejection";
    public const string RefuseRejection = "refuse-rejection";
    public const string RejectApplication = "reject-application";
    public const string ProposePayment = "propose-payment";
    public const string ConfirmPayment = "confirm-payment";
    public const string RefusePayment = "refuse-payment";
    public const string RecordPayment = "record-payment";
    public const string RecordRecovery = "record-recovery";
    public const string CloseDossier = "close-dossier";
    public const string ProposeSelection = "propose-selection";
    public const string ConfirmSelection = "confirm-selection";
    public const string RefuseSelection = "refuse-selection";
    public const string ProposeCorrection = "propose-correction";
    public const string ConfirmCorrection = "confirm-correction";
    public const string RefuseCorrection = "refuse-correction";
    public const string AgreeWithDraft = "agree-with-draft";
    public const string ConfirmPartnership = "confirm-partnership";
    public const string DeclinePartnership = "decline-partnership";
    public const string AskPartnerAgain = "ask-partner-again";
    public const string InvitePerson = "invite-person";
    public const string WithdrawInvitation = "withdraw-invitation";
    public const string AcceptInvitation = "accept-invitation";
    public const string GiveRole = "give-role";
    public const string EndRole = "end-role";

    public static readonly IReadOnlyDictionary<string, LocalText> Titles = new Dictionary<string, LocalText>
    {
        [LoadProgramme] = new("Programma geladen", "Programme loaded"),
        [PublishCall] = new("Oproep gepubliceerd", "Call published"),
        [ProposeCallChange] = new("Wijziging van de oproep voorgesteld", "Change of the call proposed"),
        [ConfirmCallChange] = new("Wijziging van de oproep van kracht", "Change of the call in force"),
        [RefuseCallChange] = new("Voorstel tot wijziging geweigerd", "Proposed change refused"),
        [UndoCallChange] = new("Wijziging van de oproep ongedaan gemaakt", "Change of the call undone"),
        [OpenConsultation] = new("Raadpleging geopend", "Consultation opened"),
        [CloseConsultation] = new("Raadpleging gesloten", "Consultation closed"),
        [AnswerComment] = new("Opmerking beantwoord", "Comment answered"),
        [StartApplication] = new("Aanvraag gestart", "Application started"),
        [SubmitStep] = new("Ingediend", "Submitted"),
        [WithdrawApplication] = new("Aanvraag ingetrokken", "Application withdrawn"),
        [CheckCompleteness] = new("Volledig verklaard", "Declared complete"),
        [AskQuestion] = new("Vraag gesteld", "Question asked"),
        [AnswerQuestion] = new("Vraag beantwoord", "Question answered"),
        [ProposeAward] = new("Toekenning voorgesteld", "Award proposed"),
        [ConfirmAward] = new("Toekenning bevestigd", "Award confirmed"),
        [RefuseAward] = new("Voorstel tot toekenning geweigerd", "Proposed award refused"),
        [ProposeRejection] = new("Afwijzing voorgesteld", "Rejection proposed"),
        [RefuseRejection] = new("Voorstel tot afwijzing geweigerd", "Proposed rejection refused"),
        [RejectApplication] = new("Aanvraag afgewezen", "Application rejected"),
        [ProposePayment] = new("Betaling voorgesteld", "Payment proposed"),
        [ConfirmPayment] = new("Betaling goedgekeurd", "Payment approved"),
        [RefusePayment] = new("Voorstel tot betaling geweigerd", "Proposed payment refused"),
        [RecordPayment] = new("Betaling uitgevoerd", "Payment made"),
        [RecordRecovery] = new("Terugbetaling ontvangen", "Repayment received"),
        [CloseDossier] = new("Dossier afgesloten", "Dossier closed"),
        [ProposeSelection] = new("Keuze van de jury genoteerd", "Choice of the jury recorded"),
        [ConfirmSelection] = new("Keuze van de jury bevestigd", "Choice of the jury confirmed"),
        [RefuseSelection] = new("Genoteerde keuze van de jury geweigerd", "Recorded choice of the jury refused"),
        [ProposeCorrection] = new("Verbetering voorgesteld", "Correction proposed"),
        [ConfirmCorrection] = new("Verbetering bevestigd", "Correction confirmed"),
        [RefuseCorrection] = new("Voorgestelde verbetering geweigerd", "Proposed correction refused"),
        [AgreeWithDraft] = new("Akkoord met het concept", "Agreed with the draft"),
        [ConfirmPartnership] = new("Partner bevestigt", "Partner confirms"),
        [DeclinePartnership] = new("Partner doet niet mee", "Partner declines"),
        [AskPartnerAgain] = new("Partner opnieuw gevraagd", "Partner asked again"),
        [InvitePerson] = new("Persoon uitgenodigd", "Person invited"),
        [WithdrawInvitation] = new("Uitnodiging ingetrokken", "Invitation withdrawn"),
        [AcceptInvitation] = new("Uitnodiging aanvaard", "Invitation accepted"),
        [GiveRole] = new("Rol gegeven", "Role given"),
        [EndRole] = new("Rol beëindigd", "Role ended"),
    };
}
