using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;

namespace Veerkracht.Features.Calls;

/// <summary>The published calls, read once and kept: a version never changes. What is in force is the highest version of each.</summary>
public sealed class CallCatalogue(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(string Slug, int Version), CallDefinition> _definitions = new();
    private volatile IReadOnlyDictionary<string, int> _inForce = new Dictionary<string, int>();

    public IReadOnlyList<CallDefinition> InForce => [.. _inForce.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => _definitions[(c.Key, c.Value)])];

    public CallDefinition? Find(string slug) => _inForce.TryGetValue(slug, out var version) ? _definitions[(slug, version)] : null;

    /// <summary>What a dossier runs on: its own version, and behind it the steps that were added to the call since.</summary>
    public CallDefinition Get(string slug, int version) =>
        _definitions.TryGetValue((slug, version), out var call) ? AddedSteps.For(call, Find(slug) ?? call) : throw new InvalidOperationException($"Call {slug} version {version} is not published.");

    /// <summary>Reads what was published since; called at the start and after a publication.</summary>
    public async Task Refresh(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        foreach (var version in await db.CallVersions.AsNoTracking().ToListAsync(stop))
        {
            if (_definitions.ContainsKey((version.Slug, version.Version))) continue;
            var read = CallEngine.Read(version.Source, version.Slug + ".yaml");
            _definitions[(version.Slug, version.Version)] = read.Definition
                ?? throw new InvalidOperationException($"Published call {version.Slug} {version.Version} cannot be read: {string.Join("; ", read.Faults)}");
        }
        _inForce = _definitions.Keys.GroupBy(k => k.Slug).ToDictionary(g => g.Key, g => g.Max(k => k.Version));
    }
}
