using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>What a claim that was sent may be paid, with the grant as it stands after it, and what the journal books in each source.</summary>
public sealed record ClaimResult(
    Payable Payable,
    Money Grant,
    IReadOnlyList<SettlementLine> Lines,
    IReadOnlyList<DecidedAmount> Amounts,
    string? Iban
);

/// <summary>Computes a claim from the answers that were sent, the call's instalment and the journal. The page and the act ask the same.</summary>
public sealed class ClaimComputation(Db db, StepContexts contexts)
{
    /// <param name="dossier">Awarded, with its steps; the step was sent and asks for an instalment.</param>
    public async Task<ClaimResult> Of(CallDefinition call, Dossier dossier, string stepId, CancellationToken stop = default)
    {
        var definition = call.Step(stepId);
        var instalment = definition.Instalment!;
        var sent = AnswersJson.Read(dossier.Steps.Single(s => s.StepId == stepId).InForce!);
        var evaluation = CallEngine.Evaluate(call, stepId, sent, await contexts.For(call, dossier, stepId, stop));
        var awarded = dossier.Awarded ?? Money.Zero;
        // Only the last claim brings the final cost; until then the grant stays as awarded.
        var last = IsLast(call, definition);
        var lowers = last && evaluation.Amounts.ContainsKey(call.Funding.Grant);
        var grant = lowers ? Money.Min(evaluation.Amounts[call.Funding.Grant].Amount, awarded) : awarded;
        var parts = await Parts(dossier, lowers ? AwardLine.Of(call, dossier.Holder, evaluation, grant) : null, grant, stop);
        var payable = Instalments.Compute(grant, Money.Sum(parts.Select(p => p.Paid)), last ? null : instalment.Share);
        var lines = last ? Settlement.Balance(parts, payable.Amount) : Settlement.Instalment(parts, payable.Amount);
        return new ClaimResult(payable, grant, lines, DecidedAmount.Of(call, evaluation), Iban(definition.Form.Fields, sent));
    }

    /// <summary>The claim that asks for the rest, or with which the shares together make the whole.</summary>
    public static bool IsLast(CallDefinition call, Step step) =>
        step.Instalment!.Remainder
        || call.Steps.TakeWhile(s => s.Id != step.Id)
            .Append(step)
            .Aggregate(Rational.Zero, (sum, s) => sum + (s.Instalment?.Share ?? Rational.Zero)) >= Rational.One;

    /// <summary>The sources of this grant as the journal has them, and the part that comes from the envelope alone.</summary>
    private async Task<IReadOnlyList<SourcePart>> Parts(
        Dossier dossier,
        IReadOnlyList<AwardLine>? final,
        Money grant,
        CancellationToken stop
    )
    {
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.DossierId == dossier.Id && (a.Kind == AccountKind.Committed || a.Kind == AccountKind.Paid))
            .Select(a => new
            {
                a.Book,
                a.Kind,
                a.BalanceCents,
            })
            .ToListAsync(stop);
        Money Of(string book, AccountKind kind) => new(accounts.Where(a => a.Book == book && a.Kind == kind).Sum(a => a.BalanceCents));
        var envelope = Book.Envelope(dossier.Measure).Name;
        var sources = accounts
            .Select(a => a.Book)
            .Where(b => b != envelope)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(book =>
            {
                var (committed, paid) = (Of(book, AccountKind.Committed), Of(book, AccountKind.Paid));
                return new SourcePart(
                    book,
                    committed,
                    paid,
                    final is null ? committed + paid : new Money(final.FirstOrDefault(l => l.Book == book)?.Cents ?? 0)
                );
            })
            .ToList();
        sources.Add(
            new SourcePart(
                "",
                Of(envelope, AccountKind.Committed) - Money.Sum(sources.Select(s => s.Committed)),
                Of(envelope, AccountKind.Paid) - Money.Sum(sources.Select(s => s.Paid)),
                grant - Money.Sum(sources.Select(s => s.Final))
            )
        );
        return sources;
    }

    /// <summary>The first account number in the answers, wherever the form of this call asks for it.</summary>
    private static string? Iban(IEnumerable<Field> fields, System.Text.Json.Nodes.JsonObject? answers)
    {
        foreach (var field in fields)
        {
            var found = field.Type switch
            {
                FieldType.Iban => (answers?[field.Id] as System.Text.Json.Nodes.JsonValue)?.ToString(),
                FieldType.Block => Iban(field.Fields, answers?[field.Id] as System.Text.Json.Nodes.JsonObject),
                _ => null,
            };
            if (!string.IsNullOrEmpty(found))
                return found;
        }
        return null;
    }
}
