using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>
/// Over which measure somebody has authority who acts on a whole programme: the first over which the role is held, else one over which it
/// is not, so that the frame refuses.
/// </summary>
public static class ProgrammeAuthority
{
    public static string? Over(this Actor actor, ProgrammeDefinition programme, Role role = Role.ProgrammeManager) =>
        (programme.Measures.FirstOrDefault(m => actor.IsOver(role, m.Slug)) ?? programme.Measures.FirstOrDefault())?.Slug;

    /// <summary>The programmes whose themes and news this person writes.</summary>
    public static IReadOnlyList<ProgrammeDefinition> WrittenBy(this ProgrammeCatalogue programmes, Actor actor) =>
        [.. programmes.All.Where(p => p.Measures.Any(m => actor.IsOver(Role.ProgrammeManager, m.Slug)))];
}

/// <summary>The themes of a programme, of which one is added or changed.</summary>
/// <param name="Theme">That which is changed; null where one is added.</param>
public sealed record ThemesOf(ProgrammeDefinition Programme, Actor Actor, StoredTheme? Theme) : IActSubject
{
    public Subject Subject => new();

    public string? AuthorityOver => Actor.Over(Programme);

    public bool IsOn(Side side, Actor actor) =>
        side == Side.Agency ? Programme.Measures.Any(m => actor.HasAuthorityOver(m.Slug)) : side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) =>
        Theme?.RetiredOn is not null && (kind == RenameTheme.Kind || kind == MoveTheme.Kind || kind == RetireTheme.Kind)
            ? ThemeRefusals.Retired
            : null;

    public void Acted(DateTime at) { }
}

/// <summary>All themes of a programme are held: two who move at once never make a circle of it.</summary>
internal sealed record ThemesTarget(ProgrammeCatalogue Programmes, string Programme, string? Slug = null) : ActTarget<ThemesOf>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<ThemesOf?> Load(ActReach reach)
    {
        if (Programmes.Find(Programme) is not { } programme)
            return null;
        await reach.Db.HoldRow("Themes", "Programme", Programme, reach.Stop);
        if (Slug is null)
            return new(programme, reach.Actor, null);
        var theme = await reach.Db.Themes.FirstOrDefaultAsync(t => t.Slug == Slug && t.Programme == Programme, reach.Stop);
        return theme is null ? null : new(programme, reach.Actor, theme);
    }
}
