using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Steering;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.Following;

/// <summary>Makes the words of what acts did, and says what it is about. What the public does not see is told to nobody.</summary>
public sealed class FollowWords(Db db, CallCatalogue calls, KnownThemes themes, OrganisationRegistry organisations)
{
    /// <summary>Null where there is nothing to tell.</summary>
    public async Task<WordedNews?> Of(FollowNews news, CancellationToken stop)
    {
        if (await db.Acts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == news.ActId, stop) is not { } act)
            return null;
        return act.DossierId is { } dossier ? await Project(act, dossier, stop) : await Call(act, stop);
    }

    private async Task<WordedNews?> Call(Act act, CancellationToken stop)
    {
        if (act.Call is not { } slug || calls.Find(slug) is not { Decided.Hidden: false } call)
            return null;
        var words = act.Kind == PublishCall.Kind.Code ? Version(act, call) : await Change(act, stop);
        return words is var (telling, what) && !what.IsEmpty
            ? new(telling, call.Title, what, $"/oproepen/{slug}", await About(call, stop))
            : null;
    }

    private (Telling, LocalText)? Version(Act act, CallDefinition call)
    {
        using var evidence = JsonDocument.Parse(act.Evidence ?? "{}");
        if (!evidence.RootElement.TryGetProperty("version", out var said) || !said.TryGetInt32(out var version))
            return null;
        var at = Instant.FromDateTimeUtc(DateTime.SpecifyKind(act.At, DateTimeKind.Utc));
        if (version == 1)
            return (FollowTellings.Published, CallNewsWords.Published(call, at));
        var all = calls.AllVersions.Where(v => v.Slug == call.Slug).ToList();
        var (before, after) = (all.LastOrDefault(v => v.Version < version), all.Find(v => v.Version == version));
        return before is null || after is null ? null : (FollowTellings.Changed, CallNewsWords.NewVersion(before, after));
    }

    private async Task<(Telling, LocalText)?> Change(Act act, CancellationToken stop)
    {
        using var evidence = JsonDocument.Parse(act.Evidence ?? "{}");
        if (!evidence.RootElement.TryGetProperty("change", out var said) || !said.TryGetGuid(out var id))
            return null;
        // A version is told by its publication.
        if (
            await db.CallChanges.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } change
            || change.Kind == Editing.PublishDraft.Word
        )
            return null;
        var undone = act.Kind == UndoCallChange.Kind.Code;
        var reason = undone ? change.UndoReason : change.Reason;
        var (nl, en) = (change.What.Nl, change.What.In(Language.En));
        var what = undone
            ? new LocalText($"Dit geldt niet meer: “{nl.TrimEnd('.')}”.", $"This no longer counts: “{en.TrimEnd('.')}”.")
            : new LocalText(nl, en);
        return (FollowTellings.Changed, CallNewsWords.Lines([what, new($"Reden: {reason}", $"Reason: {reason}")]));
    }

    private async Task<WordedNews?> Project(Act act, Guid id, CancellationToken stop)
    {
        var dossier = await db
            .Dossiers.AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == id && (d.State == DossierState.Awarded || d.State == DossierState.Closed), stop);
        if (dossier is null || calls.Find(dossier.Call) is not { } call)
            return null;
        var awarded = Notifier.Euros(dossier.Awarded ?? Core.Amounts.Money.Zero);
        var paid = Notifier.Euros(dossier.Paid);
        var (callNl, callEn) = (call.Title.Nl, call.Title.In(Language.En));
        var what =
            act.Kind == ConfirmAward.Kind.Code
                ? new LocalText(
                    $"Toegekend aan {dossier.OrganisationName}: {awarded.Nl}, uit de oproep “{callNl}”.",
                    $"Awarded to {dossier.OrganisationName}: {awarded.In(Language.En)}, from the call “{callEn}”."
                )
            : act.Kind == RecordPayment.Kind.Code
                ? new LocalText(
                    $"Er werd betaald: van {awarded.Nl} is nu {paid.Nl} betaald.",
                    $"A payment was made: of {awarded.In(Language.En)} now {paid.In(Language.En)} is paid."
                )
            : new LocalText($"Het project is afgesloten. Betaald: {paid.Nl}.", $"The project is closed. Paid: {paid.In(Language.En)}.");
        List<Followed> about = [new(FollowKind.Project, dossier.Number)];
        if (organisations.Find(dossier.Organisation, Day(act.At))?.Municipality is { } town)
            about.Add(new(FollowKind.Town, town.Nis));
        var name = dossier.ProjectName ?? dossier.Number;
        return new(FollowTellings.Project, new(name, name), what, $"/projecten/{dossier.Number}", about);
    }

    /// <summary>The call, its measure, its themes with those above them, and each search that is followed and finds it.</summary>
    private async Task<IReadOnlyCollection<Followed>> About(CallDefinition call, CancellationToken stop)
    {
        List<Followed> about = [new(FollowKind.Call, call.Slug), new(FollowKind.Measure, call.Measure)];
        var tree = await themes.All(stop);
        about.AddRange(call.Themes.SelectMany(tree.Path).DistinctBy(t => t.Slug).Select(t => new Followed(FollowKind.Theme, t.Slug)));
        var searches = await db.Follows.Where(f => f.Kind == FollowKind.Search).Select(f => f.Key).Distinct().ToListAsync(stop);
        about.AddRange(
            searches.Where(key => CallSearch.Read(key)?.Finds(call, tree) == true).Select(key => new Followed(FollowKind.Search, key))
        );
        return about;
    }

    private static LocalDate Day(DateTime utc) =>
        BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))).Date;
}
