using Veerkracht.Features.Calls;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>What a call can name outside itself, to be chosen rather than typed.</summary>
public sealed record KnownNames(IReadOnlyList<Choice> Programmes, IReadOnlyList<Choice> Measures, IReadOnlyList<Choice> Calls)
{
    public static KnownNames Of(ProgrammeCatalogue programmes, CallCatalogue calls, Texts L) =>
        new(
            [.. programmes.All.Select(p => new Choice(p.Slug, L[p.Title]))],
            [.. programmes.All.SelectMany(p => p.Measures).Select(m => new Choice(m.Slug, L[m.Title]))],
            [.. calls.InForce.Select(c => new Choice(c.Slug, L[c.Title]))]
        );
}
