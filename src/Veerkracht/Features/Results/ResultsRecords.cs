using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Results;

/// <summary>What this room keeps: figures, nothing of people.</summary>
internal static class ResultsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "results",
                new("wat projecten opleverden, in cijfers", "what projects brought about, in figures"),
                KeptTable.Of<IndicatorValue>(),
                KeptTable.Of<IndicatorMove>(),
                KeptTable.Of<IndicatorSum>()
            ),
        ];
}
