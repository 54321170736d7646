using Veerkracht.Core.Following;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Results;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.Following;

/// <summary>A theme of the tree, wherever it stands: with what is below it.</summary>
internal sealed class FollowableTheme(KnownThemes themes) : IFollowable
{
    public FollowKind Kind => FollowKind.Theme;
    public LocalText Title { get; } = new("Thema’s", "Themes");

    public async Task<FollowedThing?> Find(string key, CancellationToken stop) =>
        (await themes.All(stop)).Find(key) is { } theme ? new FollowedThing(theme.Title, $"/themas/{theme.Slug}") : null;
}

/// <summary>A measure, also before there is a call for it.</summary>
internal sealed class FollowableMeasure(ProgrammeCatalogue programmes) : IFollowable
{
    public FollowKind Kind => FollowKind.Measure;
    public LocalText Title { get; } = new("Maatregelen", "Measures");

    public Task<FollowedThing?> Find(string key, CancellationToken stop) =>
        Task.FromResult(
            programmes.FindMeasure(key) is { Measure: var measure }
                ? new FollowedThing(measure.Title, $"/maatregelen/{measure.Slug}")
                : null
        );
}

internal sealed class FollowableCall(CallCatalogue calls) : IFollowable
{
    public FollowKind Kind => FollowKind.Call;
    public LocalText Title { get; } = new("Oproepen", "Calls");

    public Task<FollowedThing?> Find(string key, CancellationToken stop) =>
        Task.FromResult(calls.Find(key) is { Decided.Hidden: false } call ? new FollowedThing(call.Title, $"/oproepen/{call.Slug}") : null);
}

internal sealed class FollowableTown(ReferenceData reference) : IFollowable
{
    public FollowKind Kind => FollowKind.Town;
    public LocalText Title { get; } = new("Gemeenten", "Municipalities");

    public Task<FollowedThing?> Find(string key, CancellationToken stop) =>
        Task.FromResult(
            reference.Municipalities.LastOrDefault(m => m.Nis == key) is { } town
                ? new FollowedThing(new(town.Name, town.Name), $"/gemeenten/{town.Nis}")
                : null
        );
}

internal sealed class FollowableProject(PublicProjects projects) : IFollowable
{
    public FollowKind Kind => FollowKind.Project;
    public LocalText Title { get; } = new("Projecten", "Projects");

    public async Task<FollowedThing?> Find(string key, CancellationToken stop)
    {
        if (await projects.Find(key, stop) is not { Award: var award })
            return null;
        var name = award.Project ?? award.Number;
        return new FollowedThing(new(name, name), $"/projecten/{award.Number}");
    }
}

internal sealed class FollowableSearch(KnownThemes themes) : IFollowable
{
    public FollowKind Kind => FollowKind.Search;
    public LocalText Title { get; } = new("Zoekopdrachten", "Searches");

    public async Task<FollowedThing?> Find(string key, CancellationToken stop)
    {
        if (CallSearch.Read(key) is not { } search)
            return null;
        var theme = search.Theme is { } slug ? (await themes.All(stop)).Find(slug)?.Title : null;
        var of = search.Class is { } known ? MunicipalityFacts.ClassName(known) : null;
        string Said(Language language) =>
            string.Join(
                ", ",
                new[]
                {
                    search.Words.Count == 0 ? null : $"“{string.Join(' ', search.Words)}”",
                    of?.In(language),
                    theme?.In(language) ?? search.Theme,
                }.OfType<string>()
            );
        return new FollowedThing(new($"Oproepen: {Said(Language.Nl)}", $"Calls: {Said(Language.En)}"), $"/oproepen?{search.Key}");
    }
}
