using Veerkracht.Core.Programmes;

namespace Veerkracht.Features.Programmes;

/// <summary>The programmes that were loaded at the start, with their measures.</summary>
public sealed class ProgrammeCatalogue(Changes changes)
{
    private volatile IReadOnlyList<ProgrammeDefinition> _all = [];

    /// <summary>In the order of their slugs.</summary>
    public IReadOnlyList<ProgrammeDefinition> All => _all;

    public ProgrammeDefinition? Find(string slug) => _all.FirstOrDefault(p => p.Slug == slug);

    /// <summary>A measure with its programme; null where there is none of that name.</summary>
    public (ProgrammeDefinition Programme, Measure Measure)? FindMeasure(string slug)
    {
        foreach (var programme in _all)
        {
            if (programme.Measure(slug) is { } measure)
                return (programme, measure);
        }
        return null;
    }

    internal void Replace(IEnumerable<ProgrammeDefinition> programmes)
    {
        _all = [.. programmes.OrderBy(p => p.Slug, StringComparer.Ordinal)];
        changes.Raise(ActTouches.Programme);
    }
}
