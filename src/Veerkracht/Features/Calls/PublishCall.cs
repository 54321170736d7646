using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Calls;

/// <summary>
/// Publishes a version of a call. Its pots and the drawing right of every holder are funded in the journal; a version that is there already
/// never changes.
/// </summary>
public sealed class PublishCall(ActFrame acts, Db db, CallFunding money, CallCatalogue calls) : IAct
{
    public static ActKind Kind { get; } =
        new("publish-call", new("Oproep gepubliceerd", "Call published"))
        {
            By = ActBy.Platform,
            Reason = Reasoning.Required,
            HoldsMeasure = true,
            Touches = ActTouches.Public | ActTouches.Calls,
            TellsNobody = "whom a new version touches is told by the change that publishes it; a new call is on the public pages",
            Words = new(
                "a version that is not published yet; that of a draft by `confirm-call-change`",
                "the version is in force and never changes",
                "appropriation → available of each pot and of the right of each holder; a later version books the difference"
            ),
        };

    public Task<Outcome<CallVersion>> Do(Actor actor, CallDefinition call, string reason, CancellationToken stop = default) =>
        acts.Run<CallToPublish, CallVersion>(Kind, actor, new CallToPublishTarget(call), reason, act => Publish(act, stop), stop);

    /// <summary>The same as an act that follows from a change that a second person confirms: null, or why it cannot be.</summary>
    public async Task<Refusal?> Follow(ActScope<CallChange> act, CallDefinition call, CancellationToken stop)
    {
        if (await There(call, stop) is { } there)
            return there.Sha256 == Sha256(call.Source) ? null : Published(call);
        if (NotCarriedOut(call) is { } refused)
            return refused;
        var version = Add(call, act.At);
        act.Follow(
            Kind,
            act.Subject.Reason,
            new { version.Version, version.Sha256 },
            about: new(call.Measure, call.Slug),
            postings: await Funding(call, stop)
        );
        return null;
    }

    private async Task<Outcome<CallVersion>> Publish(ActScope<CallToPublish> act, CancellationToken stop)
    {
        var call = act.Subject.Call;
        if (await There(call, stop) is { } there)
            return there.Sha256 == Sha256(call.Source) ? act.Nothing(there) : Published(call);
        if (NotCarriedOut(call) is { } refused)
            return refused;
        var version = Add(call, act.At);
        act.Evidence = new { version.Version, version.Sha256 };
        act.Book(await Funding(call, stop));
        return version;
    }

    private Task<CallVersion?> There(CallDefinition call, CancellationToken stop) =>
        db.CallVersions.FirstOrDefaultAsync(v => v.Slug == call.Slug && v.Version == call.Version, stop);

    private CallVersion Add(CallDefinition call, DateTime at)
    {
        var version = new CallVersion
        {
            Slug = call.Slug,
            Version = call.Version,
            Measure = call.Measure,
            Source = call.Source,
            Sha256 = Sha256(call.Source),
            PublishedAt = at,
        };
        db.CallVersions.Add(version);
        return version;
    }

    /// <summary>
    /// What publishing books: every pot, and the right of every holder, from what was booked for an earlier version to what this one says.
    /// </summary>
    public async Task<IReadOnlyList<Posting>> Funding(CallDefinition call, CancellationToken stop = default) =>
        await money.Postings(await WithChanges(call, stop), stop);

    /// <summary>The version as it would count: a table that staff replaced stays replaced.</summary>
    public async Task<CallDefinition> WithChanges(CallDefinition call, CancellationToken stop = default)
    {
        var changes = await db
            .CallChanges.AsNoTracking()
            .Where(c => c.Call == call.Slug && c.State == CallChangeState.InForce)
            .ToListAsync(stop);
        return call.With(calls.InOrder(changes));
    }

    /// <summary>SHA-256 of a call file, lower-case hexadecimal.</summary>
    public static string Sha256(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    /// <summary>What the platform does not do may not be promised: the call would be awarded by other rules than it says.</summary>
    private static Refusal? NotCarriedOut(CallDefinition call) =>
        call.Unpublishable is [var first, ..]
            ? new(
                "not-carried-out",
                new LocalText($"Regel {first.Place.Line}: {first.Text.Nl}.", $"Line {first.Place.Line}: {first.Text.In(Language.En)}.")
            )
            : null;

    private static Refusal Published(CallDefinition call) =>
        new(
            "version-published",
            new LocalText(
                $"Versie {call.Version} van {call.Slug} is al gepubliceerd met een andere inhoud. Verhoog het versienummer.",
                $"Version {call.Version} of {call.Slug} is published already with another content. Raise the version number."
            )
        );
}
