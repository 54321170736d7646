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

    /// <summary>The version that a dossier runs on.</summary>
    public CallDefinition Get(string slug, int version) => FindVersion(slug, version) ?? throw new InvalidOperationException($"Call {slug} version {version} is not published.");

    /// <summary>A published version, or null. One that was published a moment ago, perhaps by another process, is read when it is asked for.</summary>
    public CallDefinition? FindVersion(string slug, int version)
    {
        if (_definitions.TryGetValue((slug, version), out var known)) return known;
        using var scope = scopes.CreateScope();
        var found = scope.ServiceProvider.GetRequiredService<Db>().CallVersions.AsNoTracking().FirstOrDefault(v => v.Slug == slug && v.Version == version);
        return found is null ? null : _definitions.GetOrAdd((slug, version), _ => Read(found));
    }

    /// <summary>All published calls with their versions, by slug and version; read from what is kept.</summary>
    public IReadOnlyList<CallDefinition> AllVersions => [.. _definitions.OrderBy(d => d.Key.Slug, StringComparer.Ordinal).ThenBy(d => d.Key.Version).Select(d => d.Value)];

    /// <summary>Reads what was published since; called at the start and after a publication.</summary>
    public async Task Refresh(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        foreach (var version in await db.CallVersions.AsNoTracking().ToListAsync(stop))
        {
            if (_definitions.ContainsKey((version.Slug, version.Version))) continue;
            _definitions[(version.Slug, version.Version)] = Read(version);
        }
        _inForce = _definitions.Keys.GroupBy(k => k.Slug).ToDictionary(g => g.Key, g => g.Max(k => k.Version));
    }

    private static CallDefinition Read(CallVersion version)
    {
        var read = CallEngine.Read(version.Source, version.Slug + ".yaml");
        return read.Definition ?? throw new InvalidOperationException($"Published call {version.Slug} {version.Version} cannot be read: {string.Join("; ", read.Faults)}");
    }
}
