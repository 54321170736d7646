using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>A confirmed award as it becomes: its parts, its amounts with their why, and the difference alone to be booked.</summary>
public sealed record CorrectedAward(IReadOnlyList<AwardLine> Lines, IReadOnlyList<DecidedAmount> Amounts, IReadOnlyList<Posting> Postings);

/// <summary>
/// What another amount makes of a confirmed award: never more than the rules give, nor than there is money for; never less than was ordered
/// or paid.
/// </summary>
public sealed class AwardCorrection(CallCatalogue calls, StepContexts contexts, Ledger ledger)
{
    /// <summary>Name under which the corrected amount stands behind those of the rules.</summary>
    public const string Name = "correction";

    /// <summary>Some of the award that holds was neither ordered nor paid, and nothing of it was settled.</summary>
    internal static bool CanChange(IDossierFacts facts) =>
        facts.Parts<Award>().LastOrDefault(a => a.State == AwardState.Confirmed) is { } award && CanChange(award, facts.Money);

    private static bool CanChange(Award award, DossierMoney money) => money.Awarded == award.Amount && money.Committed.IsPositive;

    /// <param name="dossier">Awarded, with its steps.</param>
    public async Task<Outcome<CorrectedAward>> Of(
        Dossier dossier,
        Award award,
        Money amount,
        string reason,
        CancellationToken stop = default
    )
    {
        if (amount == award.Amount)
            return ObjectionRefusals.SameAmount;
        var stand = await ledger.Stand(dossier.Id, stop);
        var money = stand.Amounts;
        if (!CanChange(award, money))
            return ObjectionRefusals.Settled;
        if (amount < money.Ordered + money.Paid)
            return ObjectionRefusals.BelowPaid(money.Ordered + money.Paid);
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var old = DecisionJson.Read<AwardLine>(award.Lines);
        return amount < award.Amount
            ? Lower(call, dossier, award, old, amount, stand, reason)
            : await Raise(call, dossier, award, old, amount, reason, stop);
    }

    private static Outcome<CorrectedAward> Lower(
        CallDefinition call,
        Dossier dossier,
        Award award,
        IReadOnlyList<AwardLine> old,
        Money amount,
        DossierStand stand,
        string reason
    )
    {
        var books = SourceMoney.Books(call, dossier.Holder);
        var envelope = Book.Envelope(dossier.Measure);
        var parts = old.Select(l => new SourceAmount(l.Source, new Money(l.Cents))).ToList();
        var free = parts.ToDictionary(p => p.Source, p => stand[books[p.Source].Committed(dossier.Id)]);
        // What is in no source comes from the envelope alone, and goes first.
        var alone = new SourceAmount("", award.Amount - Money.Sum(parts.Select(p => p.Amount)));
        free[alone.Source] = stand[envelope.Committed(dossier.Id)] - Money.Sum(free.Values);
        if (GrantParts.Lowered([.. parts, alone], free, award.Amount - amount) is not { } kept)
            return ObjectionRefusals.BelowPaid(stand.Amounts.Ordered + stand.Amounts.Paid);
        var lines = old.Select((line, i) => line with { Cents = kept[i].Amount.Cents }).ToList();
        return new CorrectedAward(
            lines,
            Told(DecisionJson.Read<DecidedAmount>(award.Amounts), award, amount, reason),
            Difference(dossier, award, old, lines, amount, books.Values)
        );
    }

    private async Task<Outcome<CorrectedAward>> Raise(
        CallDefinition call,
        Dossier dossier,
        Award award,
        IReadOnlyList<AwardLine> old,
        Money amount,
        string reason,
        CancellationToken stop
    )
    {
        var step = Phases.LastSent(call, dossier)!;
        var sent = AnswersJson.Read(dossier.Steps.Single(s => s.StepId == step.Id).InForce!);
        Evaluation Evaluate(EvaluationContext context) => CallEngine.Evaluate(call, step.Id, sent, context with { Awarded = null });
        var rule = Evaluate(await contexts.Endless(call, dossier, step.Id, stop)).Amounts[call.Funding.Grant].Amount;
        if (amount > rule)
            return ObjectionRefusals.AboveRule(rule);
        // What it has itself is there for it beside what is left.
        var context = await contexts.For(call, dossier, step.Id, stop);
        var own = old.ToDictionary(l => l.Source, l => new Money(l.Cents));
        var now = Evaluate(context with { Left = context.Left.ToDictionary(l => l.Key, l => l.Value + own.GetValueOrDefault(l.Key)) });
        var most = now.Amounts[call.Funding.Grant].Amount;
        if (amount > most)
            return ObjectionRefusals.MoneyShort(Money.Larger(most, award.Amount));
        var books = SourceMoney.Books(call, dossier.Holder);
        var drawn = GrantParts.Drawn(call.Funding, now.Amounts).ToDictionary(p => p.Source, p => p.Amount);
        var (parts, _) = GrantParts.Raised(
            [.. drawn.Keys.Select(source => new SourceAmount(source, own.GetValueOrDefault(source)))],
            drawn,
            amount - award.Amount
        );
        var lines = parts.Select(p => new AwardLine(p.Source, books[p.Source].Name, p.Amount.Cents)).ToList();
        var postings = Difference(dossier, award, old, lines, amount, books.Values);
        foreach (var posting in postings)
        {
            var there = await ledger.Balance(posting.From, stop);
            if (there < posting.Amount)
                return ObjectionRefusals.MoneyShort(award.Amount + there);
        }
        return new CorrectedAward(lines, Told(DecidedAmount.Of(call, now), award, amount, reason), postings);
    }

    private static IReadOnlyList<DecidedAmount> Told(IReadOnlyList<DecidedAmount> rules, Award award, Money amount, string reason)
    {
        var (was, now) = (Numerals.InEuro(award.Amount), Numerals.InEuro(amount));
        return
        [
            .. rules.Where(a => a.Name != Name),
            new(
                Name,
                new LocalText("Toegekend na herziening", "Awarded after reconsideration"),
                amount.Cents,
                [
                    new LocalText(
                        $"Eerst was dit {was.Nl}; nu is het {now.Nl}.",
                        $"First this was {was.In(Language.En)}; now it is {now.In(Language.En)}."
                    ),
                    new LocalText(reason),
                ]
            ),
        ];
    }

    /// <summary>Book by book what it becomes less what it was: more is committed, or what is committed is available again.</summary>
    private static IReadOnlyList<Posting> Difference(
        Dossier dossier,
        Award award,
        IReadOnlyList<AwardLine> old,
        IReadOnlyList<AwardLine> lines,
        Money amount,
        IEnumerable<Book> books
    )
    {
        var named = books.ToDictionary(b => b.Name);
        var was = old.ToDictionary(l => l.Book, l => new Money(l.Cents));
        var becomes = lines.ToDictionary(l => l.Book, l => new Money(l.Cents));
        return
        [
            .. was
                .Keys.Union(becomes.Keys)
                .Order(StringComparer.Ordinal)
                .Select(name => (Book: named[name], More: becomes.GetValueOrDefault(name) - was.GetValueOrDefault(name)))
                .Prepend((Book: Book.Envelope(dossier.Measure), More: amount - award.Amount))
                .Where(part => part.More != Money.Zero)
                .Select(part =>
                    part.More.IsPositive
                        ? new Posting(part.Book.Available, part.Book.Committed(dossier.Id), part.More)
                        : new Posting(part.Book.Committed(dossier.Id), part.Book.Available, -part.More)
                ),
        ];
    }
}
