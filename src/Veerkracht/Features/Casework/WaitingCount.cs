using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework;

/// <summary>How many tasks wait for who reads the page, in the menu.</summary>
public sealed class WaitingCount(Db db, Clock clock) : IMenuCount
{
    private const int Most = 99;

    public string Href => "/werkbank";

    public LocalText What => new("wachten op u", "wait for you");

    public async Task<string?> Count(HttpContext context)
    {
        if (context.User.ToActor() is not { } actor || !WorkDesk.Has(actor))
            return null;
        // One more than is shown says that there are more, whatever the desks.
        var desks = WorkDesk.Of(actor, db, clock.UtcNow).Select(desk => desk.Select(t => t.DossierId).Take(Most + 1)).ToList();
        if (desks.Count == 0)
            return null;
        var count = await desks.Aggregate((a, b) => a.Concat(b)).Distinct().CountAsync(context.RequestAborted);
        return count switch
        {
            0 => null,
            > Most => $"{Most}+",
            _ => $"{count}",
        };
    }
}
