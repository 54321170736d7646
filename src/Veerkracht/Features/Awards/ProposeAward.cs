using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>
/// The programme manager proposes to award what the rules of the call compute from the answers that were sent; or less, with a reason, and
/// never more. The money is reserved at once; who registered earlier goes first, also where a later dossier is proposed before it.
/// </summary>
public sealed class ProposeAward(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    AwardComputation computation,
    PlacesInOrder places,
    ConditionsOfAward conditions
) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-award", new("Toekenning voorgesteld", "Award proposed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            HoldsMeasure = true,
            From = [DossierState.Complete],
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Tells = [Tellings.ToDecide("een toekenning van {amount}", "an award of {amount}")],
            Words = new(
                "complete",
                "proposed, with the computed amount and its why, and the conditions that were laid down",
                "available → reserved"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "propose-award",
            new("Toekenning voorstellen", "Propose an award"),
            new("Stel deze toekenning voor", "Propose this award"),
            facts => !facts.HasOpenQuestion && Phases.Next(facts.Call, facts.Dossier) is null && OutsideRounds.May(facts)
        )
        {
            Intro = new(
                "De regels van de oproep geven nu, met wat er nog beschikbaar is:",
                "The rules of the call now give, with what is still available:"
            ),
            OverMany = new("Stel de toekenning voor", "Propose the award"),
            JudgesSent = true,
            Boxes =
            [
                ActBox.Reason(
                    "Waarom kent u dit toe?",
                    "Why do you award this?",
                    new("Dit staat in de geschiedenis en in de brief.", "This stands in the history and in the letter.")
                ),
                new("amount", ActBoxKind.Text, new("Minder toekennen, in euro", "Award less, in euro"))
                {
                    Optional = true,
                    MostCharacters = 30,
                    Hint = new(
                        "Leeg: wat de regels geven. Meer dan dat kan nooit.",
                        "Empty: what the rules give. More than that can never be."
                    ),
                },
                new("why_less", ActBoxKind.Text, new("Waarom minder?", "Why less?"))
                {
                    Optional = true,
                    MostCharacters = AwardedLess.LongestWhy,
                    Hint = new("De aanvrager leest dit in de brief.", "The applicant reads this in the letter."),
                },
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Run(actor, new DossierTarget(dossierId) { Seen = input.Seen }, input["reason"], new(input["amount"], input["why_less"]), stop)
            .AsResult(a => a.Amount);

    public Task<Outcome<Award>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        Do(actor, dossierId, reason, null, stop);

    /// <param name="less">Less than the rules give; null where it is what they give.</param>
    public Task<Outcome<Award>> Do(Actor actor, Guid dossierId, string reason, TypedLess? less, CancellationToken stop = default) =>
        Run(actor, new DossierTarget(dossierId), reason, less ?? new(null, null), stop);

    private Task<Outcome<Award>> Run(Actor actor, DossierTarget target, string reason, TypedLess less, CancellationToken stop) =>
        acts.Run<Dossier, Award>(Kind, actor, target, reason, act => Propose(act, less, stop), stop);

    private async Task<Outcome<Award>> Propose(ActScope<Dossier> act, TypedLess less, CancellationToken stop)
    {
        var dossier = act.Subject;
        if (await db.OpenQuestionsOf(dossier.Id, act.At).AnyAsync(stop))
            return CaseRefusals.QuestionsOpen;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Decided.Withdrawn is { } withdrawn)
            return Withdrawn(withdrawn);
        if (Phases.Next(call, dossier) is { } next)
            return Phases.ForJury(call, dossier) is null ? NextPhase(next) : JuryFirst;
        if (!OutsideRounds.May(call, await db.CameBack(dossier.Id, stop)))
            return RoundRefusals.DecidedInRound;
        if (await conditions.Passed([dossier.Id], act.At, stop) is { } passed)
            return passed;
        var (evaluation, left) = await computation.Of(call, dossier, stop);
        var grant = evaluation.Amounts[call.Funding.Grant].Amount;
        if (!grant.IsPositive)
            return await NothingToGrant(call, dossier, left, stop);
        var typed = AwardedLess.Read(less, grant);
        if (!typed.Done)
            return Outcome<Award>.Refused(typed.Refusals);
        IReadOnlyList<DecidedAmount> amounts = DecidedAmount.Of(call, evaluation);
        if (typed.Value.Amount is { } lower)
            (grant, amounts) = (lower, [.. amounts, typed.Value.Told(grant)]);

        var lines = AwardLine.Of(call, dossier.Holder, evaluation, grant);
        var books = SourceMoney.Books(call, dossier.Holder).Values.ToDictionary(b => b.Name);
        act.Book(AwardPostings.Of(dossier.Measure, grant, lines, books, b => b.Available, b => b.Reserved(dossier.Id)));
        var award = new Award
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            AmountCents = grant.Cents,
            Lines = DecisionJson.Write(lines),
            Amounts = DecisionJson.Write(amounts),
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Awards.Add(award);
        await places.Leave(dossier.Id, stop);
        act.Evidence = new
        {
            award = award.Id,
            call = call.Version,
            lines,
            conditions = await conditions.Into(award, stop),
        };
        act.Amount = grant;
        act.Before = new { dossier.State };
        dossier.Go(DossierState.Proposed);
        act.After = new { dossier.State, amount = grant.ToString() };
        return award;
    }

    internal static Refusal Withdrawn(LocalText why) =>
        new(
            "call-withdrawn",
            new LocalText($"{why.Nl}: er wordt niets meer toegekend.", $"{why.In(Language.En)}: nothing is awarded any more.")
        );

    private static readonly Refusal JuryFirst = new(
        "jury-first",
        new("De jury moet eerst kiezen. Noteer wat ze besliste.", "The jury must choose first. Record what it decided.")
    );

    private static Refusal NextPhase(Step next) =>
        new(
            "next-phase-first",
            new(
                $"Eerst moet de aanvrager nog indienen: {next.Title.Nl}.",
                $"First the applicant must still send: {next.Title.In(Language.En)}."
            )
        );

    /// <summary>
    /// Why the rules give nothing: a pot that is empty for who comes now, or an application that asks for nothing that is granted.
    /// </summary>
    private async Task<Refusal> NothingToGrant(
        CallDefinition call,
        Dossier dossier,
        IReadOnlyDictionary<string, Money> left,
        CancellationToken stop
    )
    {
        var wanted = await places.WantedBy(dossier.Id, stop);
        var books = SourceMoney.Books(call, dossier.Holder);
        var empty = call.Funding.Pots.FirstOrDefault(p => wanted.GetValueOrDefault(books[p.Id].Name).IsPositive && !left[p.Id].IsPositive);
        if (empty is null)
        {
            return new(
                "nothing-to-grant",
                new(
                    "De regels van de oproep geven voor dit dossier 0,00 euro. Bekijk de berekening, of stel een afwijzing voor.",
                    "The rules of the call give 0.00 euro for this dossier. Look at the computation, or propose a rejection."
                )
            );
        }
        var title = empty.Title;
        return new(
            "pot-exhausted",
            new(
                $"De pot '{title.Nl}' heeft niets meer voor dit dossier: alles gaat naar dossiers die eerder geregistreerd zijn.",
                $"The pot '{title.In(Language.En)}' has nothing left for this dossier: all of it goes to dossiers that registered earlier."
            )
        );
    }
}
