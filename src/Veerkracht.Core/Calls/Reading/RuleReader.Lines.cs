using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The lines of a rule that has several: prices for each unit, and bands of an amount.</summary>
public sealed partial class RuleReader
{
    private IReadOnlyList<PriceLine> Lines(HashSet<string> earlier)
    {
        var lines = new List<PriceLine>();
        foreach (var line in map.Maps("lines", Thing.Line, true))
        {
            var quantity = line.Scalar("quantity", true);
            lines.Add(
                new PriceLine(
                    line.Local("label", true) ?? LocalText.Empty,
                    (quantity is null ? null : Compile(quantity, FormTypes.Number, earlier, null))!,
                    line.Amount("price", true) ?? default,
                    line.Number("maximum")
                )
                {
                    Priority = line.Scalar("priority") is { } priority ? Compile(priority, FormTypes.Number, earlier, null) : null,
                }
            );
            line.Close();
        }
        return lines.AsReadOnly();
    }

    private IReadOnlyList<Band> Bands()
    {
        var bands = new List<Band>();
        foreach (var band in map.Maps("bands", Thing.Band, true))
        {
            var (upTo, below) = (band.Number("up_to"), band.Number("below"));
            if (upTo is not null && below is not null)
                map.Scope.Fault(
                    band.Place,
                    "give either 'up_to' (that number included) or 'below' (not included)",
                    "geef 'up_to' (dat getal hoort erbij) of 'below' (hoort er niet bij), een van de twee"
                );
            var next = new Band(upTo ?? below, band.Amount("amount", true) ?? default, upTo is null && below is not null);
            if (bands.Count > 0 && !GoesUp(bands[^1], next))
                map.Scope.Fault(
                    band.Place,
                    "bands go up, and only the last may lack 'up_to' or 'below'",
                    "schijven gaan omhoog, en alleen de laatste mag zonder 'up_to' of 'below' zijn"
                );
            bands.Add(next);
            band.Close();
        }
        return bands.AsReadOnly();
    }

    /// <summary>Whether something is left for the next band: after "below 5" that may be 5 itself.</summary>
    private static bool GoesUp(Band before, Band next) =>
        before.UpTo is { } end && (next.UpTo is not { } top || top > end || (top == end && before.IsBelow && !next.IsBelow));
}
