using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Calls;

/// <summary>Publishes a version of a call. Its pots and the drawing right of every holder are funded in the journal; a version that is there already never changes.</summary>
public sealed class PublishCall(Db db, Chronicle chronicle, Ledger ledger, Clock clock, CallFunding money, CallCatalogue calls)
{
    public Task<Outcome<CallVersion>> Do(Actor actor, CallDefinition call, string reason, CancellationToken stop = default) =>
        db.Transact<CallVersion>(() => Within(actor, call, reason, stop), stop);

    /// <summary>The same inside the transaction of an act that publishes among other things.</summary>
    public async Task<Outcome<CallVersion>> Within(Actor actor, CallDefinition call, string reason, CancellationToken stop = default)
    {
        var sha = Sha256(call.Source);
        var there = await db.CallVersions.FirstOrDefaultAsync(v => v.Slug == call.Slug && v.Version == call.Version, stop);
        if (there is not null)
            return there.Sha256 == sha ? there : Published(call);
        var version = new CallVersion
        {
            Slug = call.Slug,
            Version = call.Version,
            Measure = call.Measure,
            Source = call.Source,
            Sha256 = sha,
            PublishedAt = clock.UtcNow,
        };
        db.CallVersions.Add(version);
        var act = chronicle.Record(
            actor,
            ActKinds.PublishCall,
            new(call.Measure, call.Slug),
            reason,
            new { version.Version, version.Sha256 }
        );
        var funding = await Funding(call, stop);
        if (await ledger.Cannot(funding, stop) is { } refusal)
            return refusal;
        await ledger.Book(act, funding, stop);
        return version;
    }

    /// <summary>What publishing books: every pot, and the right of every holder, from what was booked for an earlier version to what this one says.</summary>
    public async Task<IReadOnlyList<Posting>> Funding(CallDefinition call, CancellationToken stop = default)
    {
        // A table that staff replaced stays replaced.
        var changes = await db
            .CallChanges.AsNoTracking()
            .Where(c => c.Call == call.Slug && c.State == CallChangeState.InForce)
            .ToListAsync(stop);
        return await money.Postings(call.With(calls.InOrder(changes)), stop);
    }

    /// <summary>SHA-256 of a call file, lower-case hexadecimal.</summary>
    public static string Sha256(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    private static Refusal Published(CallDefinition call) =>
        new(
            "version-published",
            new LocalText(
                $"Versie {call.Version} van {call.Slug} is al gepubliceerd met een andere inhoud. Verhoog het versienummer.",
                $"Version {call.Version} of {call.Slug} is published already with another content. Raise the version number."
            )
        );
}
