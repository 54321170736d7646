using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Payments;

namespace Veerkracht.Core.Tests.Payments;

/// <summary>
/// Payment plans in the words of the domain, and the journal in little: what the lines of a payment do to where the money stands.
/// </summary>
internal static class Plans
{
    /// <param name="parts">Percentage of each claim in order; null is the rest.</param>
    public static CallDefinition Call(params int?[] parts)
    {
        var claims = parts.Select(
            (part, i) =>
                $$"""
                      - id: part_{{i + 1}}
                        kind: claim
                        title: { nl: Deel, en: Part }
                        opens: [awarded]
                        instalment: { {{(part is { } percentage ? $"percentage: {percentage}" : "remainder: true")}} }
                        sections: [{ id: all, title: { nl: A, en: A }, fields: [{ id: cost, type: amount, label: { nl: A, en: A } }] }]
                    """
        );
        var read = CallReader.Read(
            $$"""
            call: parts
            programme: p
            measure: m
            version: 1
            title: { nl: Delen, en: Parts }
            summary: { nl: S, en: S }
            number_prefix: parts
            contact: { name: Test, email: test@veerkracht.example }
            applicants: [{ class: municipality }]
            funding:
              amounts: [{ name: grant, kind: value, title: { nl: Subsidie, en: Grant }, value: cost }]
              grant: grant
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections: [{ id: all, title: { nl: A, en: A }, fields: [{ id: cost, type: amount, label: { nl: A, en: A } }] }]
            {{string.Join("\n", claims)}}
            """,
            "parts.yaml"
        );
        Assert.Empty(read.Faults);
        return read.Definition!;
    }

    public static SourceStand Granted(string source, long cents) => new(source, new(cents), Money.Zero, Money.Zero);

    /// <summary>As it stands after the payment was approved, made by the bank, and what was paid too much came back.</summary>
    public static IReadOnlyList<SourceStand> After(this IReadOnlyList<SourceStand> sources, PaymentDue due) =>
        [
            .. sources.Zip(due.Lines, (s, l) =>
                s with
                {
                    Committed = new(s.Committed.Cents - l.Pay - l.Release - l.MoveIn),
                    Paid = new(s.Paid.Cents + l.Pay + l.MoveIn - l.MoveOut - l.Recover),
                }
            ),
        ];
}
