using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Payments;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>What a claim that was sent is paid now, with the amounts of the rules and the account that its form asks for.</summary>
public sealed record ClaimDue(PaymentDue Due, IReadOnlyList<DecidedAmount> Amounts, string? Iban);

/// <summary>The payment plan of a dossier, from its call and the journal. The page and the act ask the same.</summary>
public sealed class PaymentPlans(CallCatalogue calls, Ledger ledger, StepContexts contexts)
{
    public PaymentPlan Of(Dossier dossier, DossierStand stand) =>
        PaymentPlan.Of(calls.Get(dossier.Call, dossier.CallVersion), Sources(dossier.Measure, stand));

    /// <param name="dossier">Awarded, with its steps; the step was sent and asks for an instalment.</param>
    public async Task<ClaimDue> Due(Dossier dossier, string stepId, CancellationToken stop = default)
    {
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var sent = AnswersJson.Read(dossier.Steps.Single(s => s.StepId == stepId).InForce!);
        var evaluation = CallEngine.Evaluate(call, stepId, sent, await contexts.For(call, dossier, stepId, stop));
        var plan = Of(dossier, await ledger.Stand(dossier.Id, stop));
        return new ClaimDue(
            plan.Due(stepId, Final(call, dossier, evaluation)),
            DecidedAmount.Of(call, evaluation),
            CallEngine.Account(call.Step(stepId), sent)
        );
    }

    /// <summary>The sources of a grant as the journal has them, and the part that comes from the envelope alone.</summary>
    private static IReadOnlyList<SourceStand> Sources(string measure, DossierStand stand)
    {
        var id = stand.DossierId;
        var envelope = Book.Envelope(measure);
        var sources = stand
            .Books.Values.Where(book => book != envelope)
            .Select(book => new SourceStand(book.Name, stand[book.Committed(id)], stand[book.Ordered(id)], stand[book.Paid(id)]))
            .ToList();
        return
        [
            .. sources,
            new SourceStand(
                "",
                stand[envelope.Committed(id)] - Money.Sum(sources.Select(s => s.Committed)),
                stand[envelope.Ordered(id)] - Money.Sum(sources.Select(s => s.Ordered)),
                stand[envelope.Paid(id)] - Money.Sum(sources.Select(s => s.Paid))
            ),
        ];
    }

    private static FinalCost? Final(CallDefinition call, Dossier dossier, Evaluation evaluation)
    {
        if (!evaluation.Amounts.TryGetValue(call.Funding.Grant, out var grant))
            return null;
        var books = SourceMoney.Books(call, dossier.Holder);
        var drawn = GrantParts.Drawn(call.Funding, evaluation.Amounts).Select(d => d with { Source = books[d.Source].Name });
        return new FinalCost(grant.Amount, [.. drawn]);
    }
}
