using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>
/// Brings the tree of themes to what the file of the programme says, at each start. A theme that is not there is added. One that the file
/// changed since it was last read follows it, unless staff renamed or moved it: then staff's stays, and the log says so. The same of its
/// contact. Nothing is taken away: who wants a theme to go retires it. A theme that several programmes name is one theme, with a page of
/// its own: that of the programme that brought it first; the others use it as it is.
/// </summary>
public sealed partial class LoadThemes(ActFrame acts, Db db, ProgrammeCatalogue programmes, ILogger<LoadThemes> log) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("load-themes", new("Thema’s geladen", "Themes loaded"))
        {
            By = ActBy.Platform,
            TellsNobody = "whoever runs the platform wrote the file",
            Words = new("a theme that the file has and the tree has not, or has otherwise", "the tree, where staff did not", "nothing"),
        };

    public async Task Do(CancellationToken stop = default)
    {
        foreach (var programme in programmes.All)
        {
            var outcome = await Load(programme, stop);
            if (!outcome.Done)
                throw new InvalidDataException($"{programme.Slug}: {outcome.Refusals[0].Text.En}");
        }
    }

    /// <returns>The slugs of the themes that changed.</returns>
    public Task<Outcome<IReadOnlyList<string>>> Load(ProgrammeDefinition programme, CancellationToken stop = default) =>
        acts.Run<ThemesOf, IReadOnlyList<string>>(
            Kind,
            Actor.System,
            new ThemesTarget(programmes, programme.Slug),
            null,
            act => Load(act, programme, stop),
            stop
        );

    private async Task<Outcome<IReadOnlyList<string>>> Load(ActScope<ThemesOf> act, ProgrammeDefinition programme, CancellationToken stop)
    {
        var there = await db.Themes.ToDictionaryAsync(t => t.Slug, stop);
        var contacts = (await db.ThemeContacts.ToListAsync(stop)).ToLookup(c => c.Theme);
        var (changed, touched) = (new List<string>(), false);
        foreach (var (theme, parent, place) in Listed(programme))
        {
            if (there.TryGetValue(theme.Id, out var shared) && shared.Programme != programme.Slug)
                continue;
            var says = $"{place}|{parent}|{theme.Title.Nl}|{theme.Title.En}";
            if (!there.TryGetValue(theme.Id, out var stored))
            {
                stored = new StoredTheme
                {
                    Slug = theme.Id,
                    Programme = programme.Slug,
                    Title = theme.Title,
                    Parent = parent,
                    Place = place,
                    FileSays = says,
                };
                db.Themes.Add(stored);
                changed.Add(theme.Id);
            }
            else if (stored.FileSays != says)
            {
                if (stored.IsOfStaff)
                    Kept(log, programme.Slug, theme.Id, stored.Title.Nl);
                else
                {
                    (stored.Title, stored.Parent, stored.Place) = (theme.Title, parent, place);
                    changed.Add(theme.Id);
                }
                (stored.FileSays, touched) = (says, true);
            }
            if (Said(theme.Contact) is var said && stored.FileContact != said)
            {
                if (TakeContact(act.At, programme, theme, [.. contacts[theme.Id]]))
                    changed.Add(theme.Id);
                else
                    ContactKept(log, programme.Slug, theme.Id);
                (stored.FileContact, touched) = (said, true);
            }
        }
        IReadOnlyList<string> slugs = [.. changed.Distinct()];
        // What the file was seen to say is kept too, so that the same is not told at each start.
        if (slugs.Count == 0 && !touched)
            return Outcome<IReadOnlyList<string>>.Of(act.Nothing(slugs));
        act.Because = $"Thema’s volgens de bestanden van {programme.Title.Nl}";
        act.After = new { themes = slugs };
        return Outcome<IReadOnlyList<string>>.Of(slugs);
    }

    /// <summary>From the day of the announcement where it is the first, else from today; false where staff named one.</summary>
    private bool TakeContact(DateTime at, ProgrammeDefinition programme, Theme theme, IReadOnlyList<ThemeContact> there)
    {
        if (there.Any(c => c.IsOfStaff))
            return false;
        var today = BrusselsTime.At(Instant.FromDateTimeUtc(at)).Date.ToDateOnly();
        var from = there.Count == 0 ? DateOnly.FromDateTime(programme.Source.On.ToDateTimeUnspecified()) : today;
        foreach (var before in there.Where(c => c.Until is null))
            before.Until = from.AddDays(-1);
        db.ThemeContacts.RemoveRange(there.Where(c => c.From >= from));
        if (theme.Contact is { } contact)
            db.ThemeContacts.Add(
                new ThemeContact
                {
                    Id = Guid.CreateVersion7(at),
                    Theme = theme.Id,
                    Name = contact.Name,
                    Email = contact.Email,
                    Phone = contact.Phone,
                    From = from,
                }
            );
        return true;
    }

    private static string? Said(Contact? contact) => contact is null ? null : $"{contact.Name}|{contact.Email}|{contact.Phone}";

    private static IEnumerable<(Theme Theme, string? Parent, int Place)> Listed(ProgrammeDefinition programme)
    {
        var place = 0;
        foreach (var theme in programme.Themes)
        {
            yield return (theme, null, ++place);
            foreach (var (i, below) in theme.Below.Index())
                yield return (below, theme.Id, i + 1);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Theme {Theme} of {Programme} stays as staff changed it ({Title}): what its file says now is not taken over."
    )]
    private static partial void Kept(ILogger log, string programme, string theme, string title);

    [LoggerMessage(
        LogLevel.Warning,
        "Theme {Theme} of {Programme} keeps the contacts that staff named: that of its file is not taken over."
    )]
    private static partial void ContactKept(ILogger log, string programme, string theme);
}
