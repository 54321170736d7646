using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>A round as a file holds it (docs/allocation.md).</summary>
/// <param name="Title">What the round is called; null where the file does not say.</param>
/// <param name="WithPortfolio">Whether the best choice is asked beside the decision.</param>
public sealed record RoundFile(Round Round, string? Title, bool WithPortfolio)
{
    private static readonly (string, RoundMethod)[] Methods =
    [
        ("ranking", RoundMethod.Ranking),
        ("registration", RoundMethod.Registration),
        ("drawing-right", RoundMethod.DrawingRight),
        ("equal-share", RoundMethod.EqualShare),
        ("pro-rata", RoundMethod.ProRata),
    ];

    public static string NameOf(RoundMethod method) => Methods.First(m => m.Item2 == method).Item1;

    public static readonly IReadOnlyList<(string Word, GroupKind Value)> Groups =
    [
        ("class", GroupKind.Class),
        ("province", GroupKind.Province),
        ("theme", GroupKind.Theme),
    ];

    /// <summary>Null with faults where the file does not say a round; what contradicts itself is told when it is decided.</summary>
    public static RoundFile? Read(JsonObject json, out IReadOnlyList<RoundFault> faults)
    {
        var found = new List<RoundFault>();
        var file = new JsonPlace(json, "$", found);
        file.Only(Known);
        if (file.Needs("candidates") && file.Needs("envelope") && file.Needs("method"))
        {
            var method = file.OneOf("method", Methods) ?? RoundMethod.Ranking;
            var envelope = file.Amount("envelope") ?? Money.Zero;
            var criteria = file.Objects("criteria").Select(Criterion).ToList();
            var isRight = method == RoundMethod.DrawingRight;
            var round = new Round
            {
                Method = method,
                Envelope = envelope,
                Criteria = criteria,
                LeastTotal = file.Number("minimum_total"),
                Ties = [.. file.Objects("ties").Select(Tie)],
                GivesParts = file.OneOf("fit", ("whole", false), ("partial", true)) ?? isRight,
                StopsWhenShort = file.OneOf("short", ("skip", false), ("stop", true)) ?? !isRight,
                OwnPriorities = file.YesNo("own_priorities") ?? false,
                PerBody = file.Object("per_body") is { } limit ? Limit(limit) : null,
                Quotas = [.. file.Objects("quotas").Select(Quota)],
                Rights = Rights(file, envelope, isRight),
                Key = Key(file) ?? ApportionmentKey.LargestRemainder,
                Lot = file.Object("lot") is { } lot ? Lot(lot) : null,
                Candidates = [.. new CandidatesReader(criteria).Read(file)],
            };
            faults = found;
            return found.Count == 0 ? new RoundFile(round, file.Text("round"), file.YesNo("portfolio") ?? false) : null;
        }
        faults = found;
        return null;
    }

    private static readonly string[] Known =
    [
        "round",
        "envelope",
        "method",
        "fit",
        "short",
        "criteria",
        "minimum_total",
        "ties",
        "quotas",
        "per_body",
        "own_priorities",
        "rights",
        "right_weights",
        "key",
        "lot",
        "portfolio",
        "candidates",
    ];

    private static RoundCriterion Criterion(JsonPlace place)
    {
        place.Only("id", "weight", "minimum");
        var id = place.Needs("id") ? place.Text("id") ?? "" : "";
        return new RoundCriterion(id, place.Number("weight") ?? Rational.One, place.Number("minimum"));
    }

    private static TieRule Tie(JsonPlace place)
    {
        place.Only("by", "criterion");
        place.Needs("by");
        var by = place.OneOf("by", ("criterion", TieKind.Criterion), ("registration", TieKind.Registration), ("lot", TieKind.Lot));
        if (by == TieKind.Criterion)
            place.Needs("criterion");
        else if (place.Has("criterion"))
            place.Fault("criterion", "hoort bij \"by\": \"criterion\"", "belongs to \"by\": \"criterion\"");
        return new TieRule(by ?? TieKind.Registration, place.Text("criterion"));
    }

    private static BodyLimit Limit(JsonPlace place)
    {
        place.Only("awards", "amount");
        if (!place.Has("awards") && !place.Has("amount"))
            place.Fault("", "begrenst niets: geef awards of amount", "limits nothing: give awards or amount");
        return new BodyLimit(place.Count("awards"), place.Amount("amount"));
    }

    private static Quota Quota(JsonPlace place)
    {
        place.Only("by", "of", "reserved", "unfilled", "most", "most_awards");
        var by = place.Needs("by") ? place.OneOf("by", [.. Groups]) : null;
        var of = place.Needs("of") ? place.Text("of") : null;
        if (!place.Has("reserved") && !place.Has("most") && !place.Has("most_awards"))
            place.Fault("", "regelt niets: geef reserved, most of most_awards", "rules nothing: give reserved, most or most_awards");
        if (place.Has("reserved") != place.Has("unfilled"))
            place.Fault(
                "unfilled",
                "zegt wat er gebeurt met wat van reserved overblijft: geef beide of geen van beide",
                "says what happens to what is left of reserved: give both or neither"
            );
        return new Quota(by ?? GroupKind.Class, of ?? "")
        {
            Reserved = place.Amount("reserved") ?? Money.Zero,
            Unfilled = place.OneOf("unfilled", ("stays", UnfilledRule.Stays), ("flows-back", UnfilledRule.FlowsBack)) ?? UnfilledRule.Stays,
            Most = place.Amount("most"),
            MostAwards = place.Count("most_awards"),
        };
    }

    private static ApportionmentKey? Key(JsonPlace place) => place.OneOf("key", [.. Apportionment.Named.Select(n => (n.Name, n.Key))]);

    private static IReadOnlyDictionary<string, Money> Rights(JsonPlace file, Money envelope, bool isRight)
    {
        if (isRight && file.Has("rights") == file.Has("right_weights"))
            file.Fault("rights", "geef rights of right_weights", "give rights or right_weights");
        if (!isRight && file.Has("right_weights"))
            file.Fault("right_weights", "hoort bij de methode drawing-right", "belongs to the method drawing-right");
        if (file.Object("rights") is { } rights)
            return rights.Keys.ToDictionary(k => k, k => rights.Amount(k) ?? Money.Zero, StringComparer.Ordinal);
        if (file.Object("right_weights") is not { } place)
            return new Dictionary<string, Money>();
        place.Only("key", "weights");
        if (!place.Needs("key") || !place.Needs("weights") || place.Object("weights") is not { } weights)
            return new Dictionary<string, Money>();
        // In the order of the codes: a cent that two have an equal claim to must not hang on the order of the file.
        var bodies = weights.Keys.Order(StringComparer.Ordinal).ToList();
        var values = bodies.Select(b => weights.Number(b) ?? Rational.Zero).ToList();
        if (values.All(v => v.Sign == 0) || values.Any(v => v.Sign < 0))
        {
            place.Fault("weights", "mogen niet negatief zijn en niet alle 0", "cannot be negative and not all 0");
            return new Dictionary<string, Money>();
        }
        var parts = Apportionment.Spread(Key(place) ?? ApportionmentKey.LargestRemainder, envelope.Cents, values);
        return bodies.Zip(parts).ToDictionary(p => p.First, p => new Money(p.Second), StringComparer.Ordinal);
    }

    private static Lot? Lot(JsonPlace place)
    {
        place.Only("key", "list", "source");
        // Where the key comes from is for people; the decision only hands it on.
        place.Text("source");
        if (!place.Needs("key") || place.Text("key") is not { } text)
            return null;
        if (DrawKey.TryRead(text, out var key, out var why))
            return new Lot(key, place.Texts("list"));
        place.Fault("key", why.Nl, why.En!);
        return null;
    }
}
