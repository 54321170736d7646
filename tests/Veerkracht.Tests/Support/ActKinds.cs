namespace Veerkracht.Tests.Support;

/// <summary>The codes of acts as they stand in histories for good: a test that names one fails when it changes.</summary>
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
    public const string AcceptAward = "accept-award";
    public const string DeclineAward = "decline-award";
    public const string LodgeObjection = "lodge-objection";
    public const string ProposeReopening = "propose-reopening";
    public const string ConfirmReconsideration = "confirm-reconsideration";
    public const string RestoreApplication = "restore-application";
    public const string CorrectAward = "correct-award";
    public const string ProposeRejection = "propose-rejection";
    public const string RefuseRejection = "refuse-rejection";
    public const string RejectApplication = "reject-application";
    public const string ProposePayment = "propose-payment";
    public const string ConfirmPayment = "confirm-payment";
    public const string RefusePayment = "refuse-payment";
    public const string RecordPayment = "record-payment";
    public const string ReturnPayment = "return-payment";
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
    public const string AskPartner = "ask-partner";
    public const string WithdrawPartnerRequest = "withdraw-partner-request";
    public const string AskPartnerAgain = "ask-partner-again";
    public const string InvitePerson = "invite-person";
    public const string WithdrawInvitation = "withdraw-invitation";
    public const string AcceptInvitation = "accept-invitation";
    public const string GiveRole = "give-role";
    public const string EndRole = "end-role";

    public static IReadOnlyDictionary<string, Core.Texts.LocalText> Titles { get; } =
        ActCatalogue.All.ToDictionary(k => k.Code, k => k.Title);
}
