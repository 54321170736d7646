using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Programmes;

/// <summary>
/// The sums that a programme declares beside its measures. An envelope that was typed wrongly or a measure that went missing breaks one of
/// them, and the programme is not loaded.
/// </summary>
internal static class ControlTotals
{
    public static IReadOnlyList<Fault> Check(YamlNode node, ProgrammeDefinition programme)
    {
        var scope = new ReadScope(true);
        var map = new MapReader(node, Thing.Totals, scope);
        Same(map, "measures", programme.Measures.Count);
        Same(map, "with_envelope", programme.Measures.Count(m => m.Envelope is not null));
        Same(map, "envelope", map.Amount("envelope", true), programme.Envelope);
        if (map.Node("axes", true) is { } axesNode)
        {
            var axes = new MapReader(axesNode, Thing.TotalsPerAxis, scope);
            foreach (var axis in programme.Axes)
                Same(axes, axis.Id, axes.Amount(axis.Id, true), Money.Sum(programme.Of(axis).Select(m => m.Envelope).OfType<Money>()));
            axes.Close();
        }
        map.Close();
        return scope.Faults;
    }

    private static void Same(MapReader map, string key, int counted)
    {
        if (map.Scalar(key, true) is null)
            return;
        if (map.Count(key) is { } declared && declared != counted)
            map.Scope.Fault(
                map.At(key),
                $"'{key}' is {declared}, but the measures give {counted}",
                $"'{key}' is {declared}, maar de maatregelen geven {counted}; verbeter een van beide"
            );
    }

    private static void Same(MapReader map, string key, Money? declared, Money counted)
    {
        if (declared is { } total && total != counted)
            map.Scope.Fault(
                map.At(key),
                $"'{key}' is {total} euro, but the measures add up to {counted} euro",
                $"'{key}' is {total} euro, maar de maatregelen zijn samen {counted} euro; verbeter een van beide"
            );
    }
}
