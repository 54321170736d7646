using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Calls;

/// <summary>Publishes a version of a call. Its pots and the drawing right of every holder are funded in the journal; a version that is there already never changes.</summary>
public sealed class PublishCall(Db db, Chronicle chronicle, Ledger ledger, Clock clock, CallFunding money)
{
    public Task<Outcome<CallVersion>> Do(Actor actor, CallDefinition call, string reason, CancellationToken stop = default) => db.Transact<CallVersion>(async () =>
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Source)));
        var there = await db.CallVersions.FirstOrDefaultAsync(v => v.Slug == call.Slug && v.Version == call.Version, stop);
        if (there is not null)
        {
            if (there.Sha256 == sha) return there;
            return new Refusal("version-published", new LocalText(
                $"Versie {call.Version} van {call.Slug} is al gepubliceerd met een andere inhoud. Verhoog het versienummer.",
                $"Version {call.Version} of {call.Slug} is published already with another content. Raise the version number."));
        }
        var version = new CallVersion { Slug = call.Slug, Version = call.Version, Measure = call.Measure, Source = call.Source, Sha256 = sha, PublishedAt = clock.UtcNow };
        db.CallVersions.Add(version);
        var act = chronicle.Record(actor, ActKinds.PublishCall, new(call.Measure, call.Slug), reason, new { version.Version, version.Sha256 });
        // A table that staff replaced stays replaced.
        var changes = await db.CallChanges.AsNoTracking().Where(c => c.Call == call.Slug && c.State == CallChangeState.InForce).ToListAsync(stop);
        var funding = await money.Postings(call.With(CallCatalogue.InOrder(changes)), stop);
        if (await ledger.Cannot(funding, stop) is { } refusal) return refusal;
        await ledger.Book(act, funding, stop);
        return version;
    }, stop);
}
