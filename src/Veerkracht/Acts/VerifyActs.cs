using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Acts;

/// <summary>Each line of the history says what was sealed when it was written.</summary>
internal sealed class VerifyActs : IVerification
{
    private const int Most = 20;

    public async Task<IReadOnlyList<Verified>> Run(Db db, CancellationToken stop)
    {
        var broken = new List<string>();
        await foreach (var act in db.Acts.OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!act.IsIntact() && broken.Count < Most)
                broken.Add($"line {act.Sequence} of the history ({act.Kind}) does not say what was sealed");
        }
        return [new("lines of the history say what was sealed", broken)];
    }
}
