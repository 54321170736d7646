using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Tasks;

/// <summary>Tasks in words, as each reader may know them.</summary>
public static class TaskWords
{
    /// <summary>What is to be done: "een vraag beantwoorden".</summary>
    public static LocalText What(DossierTask task, CallDefinition call) =>
        task.Kind switch
        {
            TaskKind.AnswerQuestion => new("een vraag beantwoorden", "answer a question"),
            TaskKind.Complete => With(task, call, "{0} aanvullen en opnieuw indienen", "complete and send again: {0}"),
            TaskKind.SendAgain => With(
                task,
                call,
                "{0} gewijzigd indienen, of de wijziging laten vallen",
                "send the changes of {0}, or drop them"
            ),
            TaskKind.SendStep => With(task, call, "{0} invullen en indienen", "fill in and send: {0}"),
            TaskKind.Sign => With(task, call, "{0} nalezen, ondertekenen en indienen", "read, sign and send: {0}"),
            TaskKind.AnswerPartner => new("antwoorden op de vraag om partner te zijn", "answer the request to be a partner"),
            TaskKind.CheckCompleteness => With(task, call, "nakijken of {0} volledig is", "check whether this is complete: {0}"),
            TaskKind.RecordJury => new("noteren wat de jury besliste", "record what the jury decided"),
            TaskKind.ProposeAward => new("een toekenning voorstellen", "propose an award"),
            TaskKind.LookAtSent => new("nakijken wat is ingestuurd", "look at what was sent"),
            TaskKind.ProposePayment => With(task, call, "{0} nakijken en een betaling voorstellen", "check {0} and propose a payment"),
            TaskKind.DecideAward => new("beslissen over de toekenning", "decide on the award"),
            TaskKind.DecideSelection => new("beslissen over de keuze van de jury", "decide on the jury's choice"),
            TaskKind.DecideRejection => new("beslissen over de afwijzing", "decide on the rejection"),
            TaskKind.DecidePayment => new("beslissen over de betaling", "decide on the payment"),
            TaskKind.DecideCorrection => new("beslissen over een correctie", "decide on a correction"),
            TaskKind.RecordPayment => new("de betaling uitvoeren en noteren", "make and record the payment"),
            TaskKind.Score => new("lezen en punten geven", "read and give points"),
            TaskKind.ShowCondition => new("tonen dat een voorwaarde vervuld is", "show that a condition is met"),
            TaskKind.JudgeEvidence => new("nakijken of een voorwaarde vervuld is", "check whether a condition is met"),
            TaskKind.DecideConditionLift => new("beslissen over de opheffing van een voorwaarde", "decide on lifting a condition"),
            TaskKind.AcceptAward => new("de subsidie aanvaarden of weigeren", "accept or decline the grant"),
            TaskKind.ExtendAcceptance => new("nagaan waarom de subsidie niet aanvaard is", "find out why the grant was not accepted"),
            TaskKind.DecideInRound => new("in een ronde beslissen", "decide in a round"),
            TaskKind.JudgeObjection => new("een bezwaar behandelen", "judge an objection"),
            TaskKind.DecideReconsideration => new(
                "beslissen over een herziening of een uitspraak over bezwaar",
                "decide on a reopening or on the outcome of an objection"
            ),
            _ => new("de terugbetaling noteren", "record the repayment"),
        };

    /// <summary>
    /// The same for who is of the applicant: what an agency prepares is not told before it is decided, only what it is busy with.
    /// </summary>
    public static LocalText ForApplicant(DossierTask task, CallDefinition call) =>
        task.Kind switch
        {
            _ when !task.IsOfAgency => What(task, call),
            TaskKind.CheckCompleteness => new("nakijken of uw aanvraag volledig is", "check whether your application is complete"),
            TaskKind.LookAtSent => new("nakijken wat u instuurde", "look at what you sent"),
            TaskKind.ProposePayment or TaskKind.DecidePayment => new("uw betalingsaanvraag nakijken", "check your claim"),
            TaskKind.RecordPayment => new("de betaling uitvoeren", "make the payment"),
            TaskKind.RecordRepayment => new("wachten op uw terugbetaling", "wait for your repayment"),
            TaskKind.DecideCorrection => new("een correctie nakijken", "look at a correction"),
            TaskKind.JudgeEvidence or TaskKind.DecideConditionLift => new("een voorwaarde nakijken", "look at a condition"),
            TaskKind.ExtendAcceptance => new("wachten op uw antwoord", "wait for your answer"),
            TaskKind.JudgeObjection => new("uw bezwaar behandelen", "judge your objection"),
            TaskKind.DecideReconsideration => new("een beslissing opnieuw bekijken", "look at a decision again"),
            _ => new("uw aanvraag beoordelen", "judge your application"),
        };

    /// <summary>What a reader is told: the applicant reads once what its agency is busy with, however many there act.</summary>
    public static IReadOnlyList<DossierTask> ToldTo(IEnumerable<DossierTask> tasks, bool ofApplicant) =>
        ofApplicant
            ? [.. tasks.GroupBy(t => t.IsOfAgency ? "agency" : t.Key).Select(same => same.MinBy(t => t.From)!)]
            // That somebody changes what was sent, and who signs it, is nobody's business before it is sent.
            // However many assessors have to score it, it is told once.
            :
            [
                .. tasks
                    .Where(t => t.Kind is not (TaskKind.SendAgain or TaskKind.Sign))
                    .DistinctBy(t => t.Kind == TaskKind.Score ? nameof(TaskKind.Score) : t.Key),
            ];

    /// <summary>
    /// The same on a page: what a colleague was asked to sign stands there once, not also as to be filled in. The tasks stay as they are,
    /// for who fills in can go on until it is sent.
    /// </summary>
    public static IReadOnlyList<DossierTask> ShownTo(IEnumerable<DossierTask> tasks, bool ofApplicant)
    {
        var told = ToldTo(tasks, ofApplicant);
        var signed = told.Where(t => t.Kind == TaskKind.Sign).Select(t => (t.StepId, t.Until)).ToHashSet();
        return [.. told.Where(t => !AsksToSend(t) || !signed.Contains((t.StepId, t.Until)))];
    }

    private static bool AsksToSend(DossierTask task) => task.Kind is TaskKind.SendStep or TaskKind.SendAgain or TaskKind.Complete;

    /// <summary>What somebody else has to do, beside <see cref="Who"/>.</summary>
    public static LocalText WhatOfOther(DossierTask task, CallDefinition call) =>
        task.Kind == TaskKind.Sign ? With(task, call, "{0} nalezen en indienen", "read and send: {0}") : What(task, call);

    /// <summary>What the agency is busy with, as a sentence for the applicant.</summary>
    public static LocalText AgencyDoes(DossierTask task) =>
        task.Kind switch
        {
            TaskKind.CheckCompleteness => new(
                "Het agentschap kijkt na of uw aanvraag volledig is.",
                "The agency checks whether your application is complete."
            ),
            TaskKind.LookAtSent => new("Het agentschap kijkt na wat u instuurde.", "The agency looks at what you sent."),
            TaskKind.ProposePayment or TaskKind.DecidePayment => new(
                "Het agentschap kijkt uw betalingsaanvraag na.",
                "The agency checks your claim."
            ),
            TaskKind.RecordPayment => new("Het agentschap voert de betaling uit.", "The agency makes the payment."),
            TaskKind.RecordRepayment => new("Het agentschap wacht op uw terugbetaling.", "The agency waits for your repayment."),
            TaskKind.DecideCorrection => new("Het agentschap kijkt een correctie na.", "The agency looks at a correction."),
            TaskKind.JudgeEvidence or TaskKind.DecideConditionLift => new(
                "Het agentschap kijkt een voorwaarde na.",
                "The agency looks at a condition."
            ),
            TaskKind.ExtendAcceptance => new(
                "De dag om te aanvaarden is voorbij. Vraag het agentschap om een latere dag.",
                "The day to accept has passed. Ask the agency for a later day."
            ),
            TaskKind.JudgeObjection => new("Het agentschap behandelt uw bezwaar.", "The agency judges your objection."),
            TaskKind.DecideReconsideration => new(
                "Het agentschap bekijkt een beslissing opnieuw.",
                "The agency looks at a decision again."
            ),
            _ => new("Het agentschap beoordeelt uw aanvraag.", "The agency judges your application."),
        };

    /// <summary>Whose turn it is, within a sentence: "Geetbets", "de tweede goedkeurder".</summary>
    public static LocalText Turn(DossierTask task, string name)
    {
        var who = Who(task, name);
        return task.IsOfAgency ? new($"de {who.Nl}", $"the {who.In(Language.En)}") : who;
    }

    /// <summary>Whose turn it is: "Geetbets", "tweede goedkeurder".</summary>
    /// <param name="name">Of the organisation of the task; that of an agency is not asked.</param>
    public static LocalText Who(DossierTask task, string name) =>
        task.For switch
        {
            Reader.Signers when task.Kind == TaskKind.AcceptAward => new(name),
            Reader.Signers => new("Wacht op wie ondertekent", "Waits for who signs"),
            Reader.Approvers => new("tweede goedkeurder", "second approver"),
            Reader.Finance => new("financiële dienst", "finance department"),
            Reader.Handlers => new("dossierbehandelaar", "case worker"),
            Reader.Managers => new("programmabeheerder", "programme manager"),
            Reader.Person => new("jury", "panel"),
            _ => new(name),
        };

    /// <summary>Where it is done.</summary>
    public static string Href(DossierTask task) =>
        task.Kind switch
        {
            TaskKind.AnswerQuestion => $"/dossiers/{task.DossierId}#vragen",
            TaskKind.ShowCondition or TaskKind.JudgeEvidence => $"/dossiers/{task.DossierId}#voorwaarden",
            TaskKind.SendStep or TaskKind.SendAgain or TaskKind.Complete => $"/dossiers/{task.DossierId}/stap/{task.StepId}",
            TaskKind.DecideInRound => "/ronden",
            TaskKind.JudgeObjection => $"/dossiers/{task.DossierId}#bezwaar",
            TaskKind.Score => $"/beoordelen/{task.DossierId}",
            TaskKind.Sign => $"/dossiers/{task.DossierId}/stap/{task.StepId}/controle",
            TaskKind.AnswerPartner => $"/partner/{task.DossierId}/{task.StepId}",
            _ => $"/dossiers/{task.DossierId}#doen",
        };

    private static LocalText With(DossierTask task, CallDefinition call, string nl, string en)
    {
        var title = call.Steps.FirstOrDefault(s => s.Id == task.StepId)?.Title.WithEnglish() ?? new(task.StepId ?? "");
        return new(string.Format(null, nl, $"“{title.Nl}”"), string.Format(null, en, $"“{title.In(Language.En)}”"));
    }
}
