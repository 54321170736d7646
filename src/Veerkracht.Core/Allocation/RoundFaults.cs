using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>What in a round contradicts itself or cannot be, each with its place in the file of the round.</summary>
internal static class RoundFaults
{
    public static IReadOnlyList<RoundFault> Of(Round round) =>
        [
            .. OfMoney(round),
            .. OfCandidates(round),
            .. OfScores(round),
            .. OfTies(round),
            .. round.Quotas.SelectMany((q, i) => OfQuota(round, q, $"$.quotas[{i}]")),
            .. OfLimits(round),
        ];

    private static bool IsShare(Round round) => round.Method is RoundMethod.EqualShare or RoundMethod.ProRata;

    private static IEnumerable<RoundFault> OfMoney(Round round)
    {
        // Below zero is told once.
        var envelope = Math.Max(0, round.Envelope.Cents);
        if (round.Envelope.IsNegative || round.Envelope > Money.Max)
            yield return Fault("$.envelope", "moet van 0 tot 10 miljard euro zijn", "must be from 0 to 10 billion euro");
        var held = round.Candidates.Where(c => c.Excluded is null && c.Held.IsPositive && c.Held <= Money.Max);
        if (held.Aggregate(0m, (sum, c) => sum + c.Held.Cents) > envelope)
            yield return Fault(
                "$.envelope",
                "is minder dan wat al toegekend is; verhoog de enveloppe of sluit uit wie niet meer meedoet",
                "is less than what was awarded already; raise the envelope or exclude who takes no part any more"
            );
        if (round.Quotas.Where(q => q.Reserved.IsPositive).Aggregate(0m, (sum, q) => sum + q.Reserved.Cents) > envelope)
            yield return Fault(
                "$.quotas",
                "houden samen meer apart dan de enveloppe; verlaag wat apart gehouden wordt",
                "reserve more together than the envelope; lower what is reserved"
            );
    }

    private static IEnumerable<RoundFault> OfCandidates(Round round)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < round.Candidates.Count; i++)
        {
            var c = round.Candidates[i];
            if (c.Id.Length == 0)
                yield return Fault($"$.candidates[{i}].id", "is leeg", "is empty");
            else if (!ids.Add(c.Id))
                yield return Twice($"$.candidates[{i}].id", c.Id);
            if (!c.Asked.IsPositive || c.Asked > Money.Max)
                yield return Fault(
                    $"$.candidates[{i}].asked",
                    "moet meer dan 0 en ten hoogste 10 miljard euro zijn",
                    "must be above 0 and at most 10 billion euro"
                );
            if (c.Least is { } least && (!least.IsPositive || least > c.Asked))
                yield return Fault(
                    $"$.candidates[{i}].least",
                    "moet meer dan 0 en ten hoogste wat gevraagd is zijn",
                    "must be above 0 and at most what is asked"
                );
            if (c.Held.IsNegative || c.Held > c.Asked)
                yield return Fault($"$.candidates[{i}].awarded", "moet van 0 tot wat gevraagd is zijn", "must be from 0 to what is asked");
            if (c.Held.IsPositive && IsShare(round))
                yield return Fault(
                    $"$.candidates[{i}].awarded",
                    "kan hier niet: wie zijn deel krijgt, heeft geen reservelijst",
                    "cannot be here: who gets a share has no reserve list"
                );
        }
    }

    private static IEnumerable<RoundFault> OfScores(Round round)
    {
        foreach (var (criterion, i) in round.Criteria.Select((c, i) => (c, i)))
        {
            if (round.Criteria.Take(i).Any(c => c.Id == criterion.Id))
                yield return Fault(
                    $"$.criteria[{i}].id",
                    $"“{criterion.Id}” staat twee keer; houd er één",
                    $"“{criterion.Id}” stands twice; keep one"
                );
        }
        var needed = round.Method == RoundMethod.Ranking || round.LeastTotal is not null;
        for (var i = 0; i < round.Candidates.Count; i++)
        {
            var c = round.Candidates[i];
            if (c.Excluded is not null)
                continue;
            if (c.Scores.Count != round.Criteria.Count)
                yield return Fault(
                    $"$.candidates[{i}].scores",
                    "moet een score voor elk criterium hebben",
                    "must have a score for each criterion"
                );
            else if (needed && round.Criteria.Count == 0 && c.Total is null)
                yield return Fault(
                    $"$.candidates[{i}].total",
                    "is nodig, want er zijn geen criteria",
                    "is needed, as there are no criteria"
                );
        }
    }

    private static IEnumerable<RoundFault> OfTies(Round round)
    {
        for (var i = 0; i < round.Ties.Count; i++)
        {
            var tie = round.Ties[i];
            if (tie.Kind == TieKind.Criterion && round.Criteria.All(c => c.Id != tie.Criterion))
                yield return Fault(
                    $"$.ties[{i}].criterion",
                    $"“{tie.Criterion}” is geen criterium van deze ronde",
                    $"“{tie.Criterion}” is no criterion of this round"
                );
            if (tie.Kind == TieKind.Lot && i < round.Ties.Count - 1)
                yield return Fault(
                    $"$.ties[{i}]",
                    "het lot laat niets over om te beslissen: zet het als laatste",
                    "the lot leaves nothing to decide: put it last"
                );
        }
        if (round.Lot?.List is { } list)
        {
            if (list.Count > Draw.MostInPool)
                yield return Fault("$.lot.list", $"heeft meer dan {Draw.MostInPool} nummers", $"has more than {Draw.MostInPool} numbers");
            if (list.Distinct(StringComparer.Ordinal).Count() < list.Count)
                yield return Fault("$.lot.list", "heeft een dossier twee keer; houd er één", "has a dossier twice; keep one");
        }
    }

    private static IEnumerable<RoundFault> OfQuota(Round round, Quota quota, string path)
    {
        if (IsShare(round))
            yield return Fault(
                path,
                "kan hier niet: wie zijn deel krijgt, deelt met allen",
                "cannot be here: who gets a share shares with all"
            );
        if (round.Quotas.Count(q => q.By == quota.By && q.Of == quota.Of) > 1)
            yield return Fault(path, $"“{quota.Of}” staat twee keer; houd er één", $"“{quota.Of}” stands twice; keep one");
        if (quota.Reserved.IsNegative)
            yield return Fault($"{path}.reserved", "mag niet negatief zijn", "cannot be negative");
        if (quota.Most is { } most && (most.IsNegative || most < quota.Reserved))
            yield return Fault($"{path}.most", "mag niet minder zijn dan wat apart gehouden wordt", "cannot be less than what is reserved");
        if (quota.MostAwards is < 0)
            yield return Fault($"{path}.most_awards", "mag niet negatief zijn", "cannot be negative");
    }

    private static IEnumerable<RoundFault> OfLimits(Round round)
    {
        if (round.PerBody is { Awards: < 1 })
            yield return Fault("$.per_body.awards", "moet ten minste 1 zijn", "must be at least 1");
        if (round.PerBody is { Amount: { IsPositive: false } })
            yield return Fault("$.per_body.amount", "moet meer dan 0 zijn", "must be above 0");
        if (round.PerBody?.Amount is not null && IsShare(round))
            yield return Fault("$.per_body.amount", "kan hier niet: begrens het aantal", "cannot be here: limit the number");
        if (round.Rights.Count > 0 && round.Method != RoundMethod.DrawingRight)
            yield return Fault("$.rights", "horen bij de methode drawing-right", "belong to the method drawing-right");
        foreach (var (body, _) in round.Rights.Where(r => r.Value.IsNegative).OrderBy(r => r.Key, StringComparer.Ordinal))
            yield return Fault($"$.rights.{body}", "mag niet negatief zijn", "cannot be negative");
    }

    private static RoundFault Twice(string path, string name) =>
        Fault(path, $"“{name}” staat twee keer; houd er één", $"“{name}” stands twice; keep one");

    private static RoundFault Fault(string path, string nl, string en) => new(path, new LocalText(nl, en));
}
