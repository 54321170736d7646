using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Casework;

/// <summary>How it goes, or went, with one of the many dossiers.</summary>
/// <param name="Refusal">Why not; null where it can be done, or is.</param>
public sealed record ManyLine(Guid Id, string Number, string OrganisationName, string? ProjectName, Money? Amount, Refusal? Refusal)
{
    public bool Done => Refusal is null;
}

/// <summary>
/// Does one act to many dossiers, the first to register first, each in a scope and transaction of its own: one that cannot stops no other.
/// The same post again does nothing again, and says the same.
/// </summary>
public sealed class ManyDossiers(Db db, IServiceScopeFactory scopes)
{
    /// <summary>Most dossiers at once.</summary>
    public const int Most = 200;

    /// <summary>In place of what is not written yet, while looking at what can be done.</summary>
    private const string NotYet = "…";

    /// <summary>What would happen: each act is done and undone.</summary>
    public Task<IReadOnlyList<ManyLine>> Preview(
        Actor actor,
        DossierDeed act,
        IReadOnlyCollection<Guid> dossiers,
        string? text,
        CancellationToken stop = default
    ) => Each(actor, act, dossiers, string.IsNullOrWhiteSpace(text) ? NotYet : text, null, rehearse: true, stop);

    /// <param name="since">UTC; when the preview was made. What this person did of this kind since then counts as done.</param>
    public async Task<Outcome<IReadOnlyList<ManyLine>>> Do(
        Actor actor,
        DossierDeed act,
        IReadOnlyCollection<Guid> dossiers,
        string? text,
        DateTime? since,
        CancellationToken stop = default
    )
    {
        if (!act.Kind.By.Roles.Any(actor.Is))
            return Refusal.Forbidden();
        if (dossiers.Count == 0)
            return NoneChosen;
        if (dossiers.Count > Most)
            return TooMany;
        if (
            act.Form.Asks is { } asks
            && ActRefusals.Text(text, "text", new($"Vul in: {asks.Nl}", $"Fill in: {asks.In(Language.En)}")) is { } missing
        )
            return missing;
        var lines = await Each(actor, act, dossiers, text ?? "", since, rehearse: false, stop);
        return Outcome<IReadOnlyList<ManyLine>>.Of(lines);
    }

    private async Task<IReadOnlyList<ManyLine>> Each(
        Actor actor,
        DossierDeed act,
        IReadOnlyCollection<Guid> dossiers,
        string text,
        DateTime? since,
        bool rehearse,
        CancellationToken stop
    )
    {
        var found = await db
            .Dossiers.AsNoTracking()
            .VisibleTo(actor)
            .Where(d => dossiers.Contains(d.Id))
            .OrderBy(d => d.RegisteredAt)
            .ThenBy(d => d.Id)
            .Select(d => new
            {
                d.Id,
                d.Number,
                d.OrganisationName,
                d.ProjectName,
                d.Measure,
            })
            .ToListAsync(stop);
        var lines = new List<ManyLine>();
        foreach (var dossier in found)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Db>().Rehearses = rehearse;
            var outcome = await act.Do(scope.ServiceProvider, actor, dossier.Id, ActInput.Of(act.Form, text), stop);
            var refusal = outcome.Done || (since is { } from && await Did(actor, act, dossier.Id, from, stop)) ? null : outcome.Refusals[0];
            lines.Add(
                new ManyLine(dossier.Id, dossier.Number, dossier.OrganisationName, dossier.ProjectName, outcome.Value?.Amount, refusal)
            );
        }
        return lines;
    }

    private Task<bool> Did(Actor actor, DossierDeed act, Guid dossier, DateTime since, CancellationToken stop) =>
        db
            .Acts.AsNoTracking()
            .AnyAsync(a => a.DossierId == dossier && a.Kind == act.Kind.Code && a.PersonId == actor.PersonId && a.At >= since, stop);

    public static readonly Refusal NoneChosen = new(
        "none-chosen",
        new LocalText("Kies ten minste één dossier.", "Choose at least one dossier."),
        RefusalKind.Invalid
    );

    public static readonly Refusal TooMany = new(
        "too-many",
        new LocalText($"Doe dit voor hoogstens {Most} dossiers tegelijk.", $"Do this to at most {Most} dossiers at once."),
        RefusalKind.Invalid
    );
}
