using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>What other days for a step mean, and for whom: used by every kind that moves a window.</summary>
public sealed class WindowEffects(Concerned concerned, Clock clock)
{
    private const int MostLines = 20;

    /// <param name="scope">For whom it was meant; only who has other days afterwards is touched.</param>
    public async Task<Effect> Of(CallDefinition before, CallDefinition after, string step, Scope scope, CancellationToken stop)
    {
        var (now, first) = (clock.Now, StepAvailability.First(before).Id == step);
        var sent = await concerned.CountSent(before.Slug, scope, step, stop);
        var unsent = await concerned.Unsent(before.Slug, scope, step, drafts: first, stop);
        var moved = unsent
            .Select(d =>
                (
                    Dossier: d,
                    Before: WindowOf.Class(before, step, d.Class, d.Organisation),
                    After: WindowOf.Class(after, step, d.Class, d.Organisation)
                )
            )
            .Where(m => m.Before != m.After)
            .ToList();
        var busy = first ? await concerned.Busy(before.Slug, scope, stop) : new HashSet<OrganisationId>();
        var others = !first
            ? []
            : concerned
                .MayApply(before, scope)
                .Where(o => !busy.Contains(o.Id))
                .Select(o =>
                    (
                        Organisation: o,
                        Before: WindowOf.Class(before, step, o.Class, o.Id),
                        After: WindowOf.Class(after, step, o.Class, o.Id)
                    )
                )
                .Where(m => m.Before != m.After)
                .ToList();

        List<LocalText> lines = [.. Days(before, after, step, scope, now).Take(MostLines)];
        if (!scope.IsAll)
            lines.Add(new("Voor alle anderen blijft de termijn zoals ze is.", "For all others the window stays as it is."));
        var drafts = moved.Count(m => m.Dossier.Started);
        lines.Add(
            new(
                $"In opmaak: {drafts}. Verstuurd: {sent}; wat verstuurd is, blijft zoals het is.",
                $"Drafts: {drafts}. Sent: {sent}; what was sent stays as it is."
            )
        );
        if (!first && moved.Count > drafts)
            lines.Add(
                new(
                    $"Nog niet begonnen aan deze stap: {moved.Count - drafts} dossiers.",
                    $"This step not started yet: {moved.Count - drafts} dossiers."
                )
            );
        if (first)
            lines.Add(
                new(
                    $"Kan aanvragen en is nog niet begonnen: {CallWords.Governments(others.Count).Nl}.",
                    $"Can apply and has not started: {CallWords.Governments(others.Count).En}."
                )
            );
        lines.AddRange(CannotApply(before, scope, step, first));

        return new Effect(
            lines,
            [
                .. moved.Select(m => new Touched(
                    m.Dossier.Organisation,
                    CallWords.Name(m.Dossier.Class, m.Dossier.OrganisationName),
                    m.Dossier.Id,
                    m.Dossier.State == DossierState.Draft ? null : m.Dossier.Number,
                    WindowWords.How(m.After, now)
                )),
                .. others.Select(m => new Touched(
                    m.Organisation.Id,
                    CallWords.Name(m.Organisation.Class, m.Organisation.Name),
                    null,
                    null,
                    WindowWords.How(m.After, now)
                )),
            ]
        )
        {
            Warnings = [.. Harmed([.. moved.Where(m => Shorter(m.Before, m.After))], now)],
        };
    }

    /// <summary>The days before and after, each pair once for all who have it.</summary>
    private static IEnumerable<LocalText> Days(CallDefinition before, CallDefinition after, string step, Scope scope, Instant now)
    {
        var parties =
            scope.Organisations.Count > 0
                ? scope.Organisations.Select(o => (o.Class, o.Id, Who: new LocalText(CallWords.Name(o.Class, o.Name))))
                : (scope.Classes.Count > 0 ? scope.Classes : [.. before.Applicants.Select(a => a.Class)]).Select(c =>
                    (Class: c, Id: OrganisationId.None, Who: CallWords.Class(c))
                );
        var lines =
            from party in parties
            let days = (
                Before: WindowOf.Class(before, step, party.Class, party.Id),
                After: WindowOf.Class(after, step, party.Class, party.Id)
            )
            where days.Before != days.After
            group party.Who by days into same
            select WindowWords.Line(CallWords.List([.. same]), same.Key.Before, same.Key.After, now);
        return lines;
    }

    /// <summary>Who gets a deadline but cannot apply by the other rules of the call; the reason stands on its own page.</summary>
    private IEnumerable<LocalText> CannotApply(CallDefinition call, Scope scope, string step, bool first)
    {
        if (!first || scope.Organisations.Count == 0)
            yield break;
        var may = concerned.MayApply(call, scope).Select(o => o.Id).ToHashSet();
        var cannot = scope.Organisations.Where(o => !may.Contains(o.Id)).Select(o => CallWords.Name(o.Class, o.Name)).ToList();
        if (cannot.Count > 0)
            yield return new(
                $"Let op: volgens de andere voorwaarden kan niet aanvragen: {CallWords.Names(cannot).Nl}.",
                $"Note: by the other conditions these cannot apply: {CallWords.Names(cannot).In(Language.En)}."
            );
    }

    private static IEnumerable<LocalText> Harmed(
        IReadOnlyList<(ConcernedDossier Dossier, WindowOf Before, WindowOf After)> shorter,
        Instant now
    )
    {
        var late = shorter
            .Where(m => m.After.IsOver(now))
            .Select(m => CallWords.Name(m.Dossier.Class, m.Dossier.OrganisationName))
            .ToList();
        var less = shorter
            .Where(m => !m.After.IsOver(now))
            .Select(m => CallWords.Name(m.Dossier.Class, m.Dossier.OrganisationName))
            .ToList();
        if (late.Count > 0)
            yield return new(
                $"Meteen te laat met wat in opmaak is: {CallWords.Names(late).Nl}.",
                $"Too late at once with a draft: {CallWords.Names(late).In(Language.En)}."
            );
        if (less.Count > 0)
            yield return new(
                $"Krijgt minder tijd voor wat in opmaak is: {CallWords.Names(less).Nl}.",
                $"Has less time for a draft: {CallWords.Names(less).In(Language.En)}."
            );
    }

    private static bool Shorter(WindowOf before, WindowOf after) => after.Closes is { } end && (before.Closes is not { } was || end < was);
}
